import { at } from '../core/api.js';
import { useData } from '../core/data.js';
import { providers } from '../core/providers.js';
import { href } from '../core/route.js';
import { html } from '../core/ui.js';
import { Empty, Read } from '../parts/notes.js';
import { Screen } from '../parts/screen.js';

// The vendors' own screens, field by field.
export function Administration({ workspace, params }) {
  const all = providers().filter(one => one.hasAdministration);
  const shown = all.find(one => one.name === params.of) ?? all[0];
  const read = useData(shown && at(workspace, `providers/${shown.name}/screen`));
  if (!shown) return html`<${Empty}>No provider that is played has a screen of its own.<//>`;
  return html`
    <nav class="tabs" aria-label="Providers">${all.map(one => html`<a href=${href({ workspace, section: 'administration', params: { of: one.name } })}
      aria-current=${one === shown ? 'page' : undefined}>${one.title}</a>`)}</nav>
    <${Read} of=${read} what="Loading the screen">${screen => html`<${Screen} key=${shown.name + workspace}
      workspace=${workspace} name=${`${workspace}.${shown.name}`} screen=${screen} reload=${read.reload} />`}<//>`;
}
