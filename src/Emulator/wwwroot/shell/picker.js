import { useData } from '../core/data.js';
import { go, href, route } from '../core/route.js';
import { html, useId } from '../core/ui.js';

// The workspace that is shown.
export function Picker({ workspace }) {
  const id = useId();
  const { data } = useData('workspaces', { settle: 2000 }); // Others make them; nothing in this one tells of it.
  const names = [...new Set([workspace, ...(data ?? [])])].sort((one, other) => (one === 'default' ? -1 : other === 'default' ? 1 : one.localeCompare(other)));
  return html`<div class="picker">
    <label for=${id}>Workspace</label>
    <select id=${id} value=${workspace} onChange=${event => go(href({ workspace: event.currentTarget.value, section: route.get().section }))}>
      ${names.map(name => html`<option value=${name} selected=${name === workspace}>${name}</option>`)}
    </select>
  </div>`;
}
