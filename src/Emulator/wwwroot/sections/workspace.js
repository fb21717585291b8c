import { at, post, remove } from '../core/api.js';
import { useData } from '../core/data.js';
import { providers } from '../core/providers.js';
import { go, href } from '../core/route.js';
import { html } from '../core/ui.js';
import { Facts, code } from '../parts/facts.js';
import { Sure, useAct } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Instant } from '../parts/tags.js';
import { NewWorkspace } from './new-workspace.js';
import { Snapshots } from './snapshots.js';

const Said = { label: 'Label', owner: 'Owner', team: 'Team' };

// The world that is shown: its addresses and credentials for a client, and ways back.
export function Workspace({ workspace }) {
  const read = useData(at(workspace));
  return html`<${Read} of=${read} what="Loading the workspace">${world => html`
    <section class="card"><h2>Workspace “${world.id}”</h2>
      <dl class="facts"><div><dt>Fixture</dt><dd>${world.fixture}</dd></div><div><dt>Seed</dt><dd>${world.seed}</dd></div>
        ${['label', 'owner', 'team'].filter(name => world[name]).map(name => html`<div key=${name}><dt>${Said[name]}</dt><dd>${world[name]}</dd></div>`)}
        <div><dt>Deleted by itself</dt><dd>${world.expiresAt ? html`<${Instant} at=${world.expiresAt} /> UTC` : 'never'}</dd></div></dl>
      ${world.fixtureValues && Object.keys(world.fixtureValues).length > 0 && html`
        <h3>What the fixture made</h3>
        <${Facts} facts=${Object.entries(world.fixtureValues).map(([name, value]) => code(name, typeof value === 'string' ? value : JSON.stringify(value)))} />
      `}
      <${Ways} world=${world} reload=${read.reload} />
    </section>
    <section class="card">
      <h2>Addresses and credentials</h2><p class="hint">Give these to the client under test. The credential of a call decides in which workspace it acts.</p>
      <${Credentials} workspace=${workspace} /></section>
    <${Snapshots} workspace=${workspace} />
    <section class="card"><h2>New workspace</h2><${NewWorkspace} /></section>`}<//>`;
}

function Ways({ world, reload }) {
  const act = useAct();
  return html`<div class="buttons">
    <${Sure} question="Forget all changes?" aria-disabled=${act.isBusy}
      onSure=${() => act.run(async () => { await post(at(world.id, 'reset')); await reload(); }, 'The workspace is as it was after its creation.')}>Reset<//>
    ${world.id !== 'default' && html`<${Sure} question="Delete the workspace and its credentials?" aria-disabled=${act.isBusy} onSure=${() => act.run(
      async () => { await remove(at(world.id)); go(href({ workspace: 'default', section: 'workspace' })); }, `The workspace “${world.id}” is deleted.`,
    )}>Delete<//>`}
  </div><${Failure} error=${act.error} />`;
}

// As each provider tells them.
function Credentials({ workspace }) {
  const read = useData(at(workspace, 'providers'));
  return html`<${Read} of=${read} what="Loading the credentials">
    ${all => providers().filter(one => all[one.name]?.groups.length > 0).map(one => html`<div key=${one.name}>
      <h3>${one.title}</h3>${all[one.name].groups.map(group => html`<${Facts} facts=${group.facts} />`)}</div>`)}<//>`;
}
