import { at, post, remove } from '../core/api.js';
import { useData } from '../core/data.js';
import { go, href } from '../core/route.js';
import { html } from '../core/ui.js';
import { CopyButton } from '../parts/copy.js';
import { Sure, useAct } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Instant } from '../parts/tags.js';
import { NewWorkspace } from './new-workspace.js';
import { Snapshots } from './snapshots.js';

const capital = role => role.replace(/([a-z])([A-Z])/g, '$1 $2');

// The world that is shown: its addresses and credentials for a client, and ways back.
export function Workspace({ workspace }) {
  const read = useData(at(workspace));
  return html`<${Read} of=${read} what="Loading the workspace">${world => html`
    <section class="card"><h2>Workspace “${world.id}”</h2>
      <dl class="facts"><div><dt>Fixture</dt><dd>${world.fixture}</dd></div><div><dt>Seed</dt><dd>${world.seed}</dd></div><div><dt>Deleted by itself</dt><dd>${world.expiresAt ? html`<${Instant} at=${world.expiresAt} /> UTC` : 'never'}</dd></div></dl>
      ${world.fixtureValues && Object.keys(world.fixtureValues).length > 0 && html`<h3>What the fixture made</h3><dl class="facts">${Object.entries(world.fixtureValues).map(([name, value]) => html`<${Value} label=${name} text=${typeof value === 'string' ? value : JSON.stringify(value)} />`)}</dl>`}
      <${Ways} world=${world} reload=${read.reload} />
    </section>
    <section class="card"><h2>Addresses and credentials</h2><p class="hint">Give these to the client under test. The credential of a call decides in which workspace it acts.</p>
      <${Credentials} world=${world} /></section>
    <${Snapshots} workspace=${workspace} />
    <section class="card"><h2>New workspace</h2><${NewWorkspace} /></section>`}<//>`;
}

function Ways({ world, reload }) {
  const act = useAct();
  return html`<div class="buttons">
    <${Sure} question="Forget all changes?" aria-disabled=${act.isBusy} onSure=${() => act.run(async () => { await post(at(world.id, 'reset')); await reload(); }, 'The workspace is as it was after its creation.')}>Reset<//>
    ${world.id !== 'default' && html`<${Sure} question="Delete the workspace and its credentials?" aria-disabled=${act.isBusy} onSure=${() => act.run(async () => { await remove(at(world.id)); go(href({ workspace: 'default', section: 'workspace' })); }, `The workspace “${world.id}” is deleted.`)}>Delete<//>`}
  </div><${Failure} error=${act.error} />`;
}

const Value = ({ label, text }) => html`<div><dt>${label}</dt><dd><code>${text}</code> <${CopyButton} text=${text} what=${label} /></dd></div>`;

const Credentials = ({ world: { kelio, predictiveIndex, keyPredict } }) => html`
  ${kelio && html`<h3>Kelio ATS</h3>
    ${kelio.keys.map(key => html`<dl class="facts" key=${key.privateKey}><${Value} label=${`${key.environment}, ${key.kind}: private key`} text=${key.privateKey} /><${Value} label="secret key" text=${key.secretKey} />
      <${Value} label="address" text=${kelio[key.environment].baseUrl} /><${Value} label="audience" text=${kelio[key.environment].audience} /></dl>`)}`}
  ${predictiveIndex && html`<h3>Predictive Index</h3><dl class="facts"><${Value} label="address" text=${predictiveIndex.baseUrl} /><${Value} label="address of PI2" text=${predictiveIndex.pi2BaseUrl} /><${Value} label="company" text=${predictiveIndex.companyId} />
    ${predictiveIndex.users.filter(user => user.apiKey).map(user => html`<${Value} label=${`API key of ${user.firstName} ${user.lastName}, ${capital(user.role)}`} text=${user.apiKey} />`)}</dl>`}
  ${keyPredict && html`<h3>Key Predict</h3><dl class="facts"><${Value} label="address" text=${keyPredict.baseUrl} /><${Value} label="login" text=${keyPredict.login} /><${Value} label="password" text=${keyPredict.password} /></dl>`}`;
