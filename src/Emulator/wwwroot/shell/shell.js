import { access } from '../core/api.js';
import { useData } from '../core/data.js';
import { follow, live } from '../core/live.js';
import { useProviders } from '../core/providers.js';
import { href, route } from '../core/route.js';
import { html, useEffect, useErrorBoundary, useLayoutEffect, useRef, useState } from '../core/ui.js';
import { NewWorkspace } from '../sections/new-workspace.js';
import { Announcer, Failure, Read } from '../parts/notes.js';
import { ClockChip } from './clockchip.js';
import { Connection } from './connection.js';
import { Picker } from './picker.js';
import { Sections } from './sections.js';
import { TokenPrompt } from './token.js';

const MostNamed = 20;

// The frame around all sections.
export function Shell() {
  const { workspace, section, params } = route.use();
  const wanted = access.use().wanted;
  const shown = Sections.find(one => one.name === section) ?? Sections[0];
  const providers = useProviders();
  const main = useRef(null);
  const [isOpen, setOpen] = useState(false);

  // Before anything of the workspace is read or drawn: what the former workspace's stream was like says nothing about it.
  useLayoutEffect(() => follow(workspace), [workspace]);
  useEffect(() => {
    document.title = `${shown.title} · ${workspace} – Provider emulator`;
    setOpen(false);
  }, [shown, workspace]);

  return html`<div class="shell">
    <button type="button" class="skip" onClick=${() => main.current.focus()}>Skip to the content</button>
    <header class="top">
      <button type="button" class="menu" aria-expanded=${isOpen} aria-controls="menu" onClick=${() => setOpen(!isOpen)}>${shown.title}</button>
      <a class="brand" href=${href({ section: Sections[0].name })}>Provider emulator</a>
      <${Picker} workspace=${workspace} />
      <${ClockChip} workspace=${workspace} key=${workspace} />
      <${Connection} />
    </header>
    <nav id="menu" class=${isOpen ? 'open' : ''} aria-label="Sections" onKeyDown=${event => event.key === 'Escape' && setOpen(false)}>
      <ul>${Sections.map(one => html`<li>
        <a href=${href({ workspace, section: one.name })} aria-current=${one === shown ? 'page' : undefined} onClick=${() => setOpen(false)}>${one.title}</a>
      </li>`)}</ul>
    </nav>
    <main id="main" tabIndex="-1" ref=${main}>
      <${Guarded} key=${shown.name + workspace}><${Shown} section=${shown} workspace=${workspace} params=${params} providers=${providers} /><//></main>
    <${Announcer} />
    ${wanted && html`<${TokenPrompt} />`}
  </div>`;
}

function Shown({ section, workspace, params, providers }) {
  const isGone = live.use() === 'gone';
  return html`<h1>${section.title}</h1>
    ${isGone
      ? html`<${Gone} workspace=${workspace} />`
      : html`<${Read} of=${providers} what="Loading">${() => html`<${section.of} workspace=${workspace} params=${params} />`}<//>`}`;
}

// Who has a team's token has the team's workspaces alone, and not “default”.
function Gone({ workspace }) {
  const { data } = useData('workspaces', { settle: 2000 });
  const others = (data ?? []).filter(name => name !== workspace).slice(0, MostNamed);
  const usual = others.includes('default') || !data ? ['default'] : others;
  return html`<div class="note failure" role="alert">
    <p><strong>There is no workspace “${workspace}”.</strong> ${workspace === 'default'
      ? 'It belongs to no team, and this token is a team’s: the team’s own workspaces are here.'
      : 'It was deleted, or the emulator was started again and keeps no data: then workspaces live as long as the process.'}</p>
    ${usual.map(name => html`<p key=${name}><a class="button" href=${href({ workspace: name })}>Go to the workspace “${name}”</a></p>`)}</div>
    <section class="card"><h2>New workspace</h2><${NewWorkspace} /></section>`;
}

// A fault in one section must not take the page away.
function Guarded({ children }) {
  const [error, forget] = useErrorBoundary();
  return error ? html`<${Failure} error=${{ title: 'This section failed', message: String(error.message ?? error) }} retry=${forget} />` : children;
}
