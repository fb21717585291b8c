import { at, post, remove } from '../core/api.js';
import { useData } from '../core/data.js';
import { go, href } from '../core/route.js';
import { html } from '../core/ui.js';
import { CopyButton } from '../parts/copy.js';
import { Choice, Form, Sure, Text, useAct, useDraft } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Instant } from '../parts/tags.js';
import { Snapshots } from './snapshots.js';

const capital = role => role.replace(/([a-z])([A-Z])/g, '$1 $2');

// The world that is shown: its addresses and credentials for a client, and ways back.
export function Workspace({ workspace }) {
  const read = useData(at(workspace));
  return html`<${Read} of=${read} what="Loading the workspace">${world => html`
    <section class="card"><h2>Workspace “${world.id}”</h2>
      <dl class="facts"><div><dt>Fixture</dt><dd>${world.fixture}</dd></div><div><dt>Seed</dt><dd>${world.seed}</dd></div><div><dt>Deleted by itself</dt><dd>${world.expiresAt ? html`<${Instant} at=${world.expiresAt} /> UTC` : 'never'}</dd></div></dl>
      <${Ways} world=${world} reload=${read.reload} />
    </section>
    <section class="card"><h2>Addresses and credentials</h2><p class="hint">Give these to the client under test. The credential of a call decides in which workspace it acts.</p>
      <${Credentials} world=${world} /></section>
    <${Snapshots} workspace=${workspace} />
    <section class="card"><h2>New workspace</h2><${Create} /></section>`}<//>`;
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

function Create() {
  const draft = useDraft('workspace.new', { id: '', fixture: 'demo', mode: 'frozen', now: '', seed: '' });
  const act = useAct();
  const { id, fixture, mode, now, seed } = draft.values;
  const submit = () => act.run(async () => {
    const made = await post('workspaces', {
      id: id || undefined, fixture, seed: seed === '' ? undefined : Number(seed), clock: { mode, now: now ? `${now.length === 16 ? `${now}:00` : now}Z` : undefined },
    });
    draft.clear();
    go(href({ workspace: made.id, section: 'workspace' }));
    return made;
  }, made => `The workspace “${made.id}” is ready.`);
  return html`<${Form} label="New workspace" act=${act} submit="Create" onSubmit=${submit}><div class="fields">
    <${Text} draft=${draft} name="id" label="Name" act=${act} hint="empty for one that is made up" />
    <${Choice} draft=${draft} name="fixture" label="Content" act=${act} options=${[{ value: 'demo', label: 'demo: a lived-in account' }, { value: 'empty', label: 'empty: credentials only' }]} />
    <${Choice} draft=${draft} name="mode" member="clock.mode" label="Clock" act=${act} options=${['frozen', 'live']} />
    <${Text} draft=${draft} name="now" member="clock.now" label="Begins at (UTC)" type="datetime-local" act=${act} hint="empty for now" />
    <${Text} draft=${draft} name="seed" label="Seed" type="number" act=${act} hint="empty for the usual one" />
  </div><//>`;
}
