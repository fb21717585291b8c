import { at, patch } from '../../core/api.js';
import { useData } from '../../core/data.js';
import { html } from '../../core/ui.js';
import { Choice, Form, Text, Tick, useAct, useDraft } from '../../parts/form.js';
import { Failure, Read } from '../../parts/notes.js';
import { State } from '../../parts/tags.js';

// Account management › Integrations › Key Predict, and › Contracts.
export function KeyPredict({ workspace, reload }) {
  const integration = useData(at(workspace, 'key-predict/integration'));
  const account = useData(at(workspace, 'key-predict/account'));
  const again = () => Promise.all([integration.reload(), account.reload(), reload()]);
  return html`<${Read} of=${integration} what="Loading the Integrations page">${page => html`<${Read} of=${account} what="Loading the contract">${contract => html`
    <${Integration} workspace=${workspace} page=${page} reload=${again} />
    <${Contract} workspace=${workspace} page=${page} contract=${contract} reload=${again} />
    <${Unknowns} workspace=${workspace} page=${page} reload=${again} />`}<//>`}<//>`;
}

function useChange(path, reload) {
  const act = useAct();
  return { act, change: (body, done) => act.run(async () => { const changed = await patch(path, body); await reload(); return changed; }, done) };
}

function Integration({ workspace, page, reload }) {
  const { act, change } = useChange(at(workspace, 'key-predict/integration'), reload);
  const draft = useDraft(`${workspace}.kp.integration`, { login: page.login, password: page.password, startedUrl: page.startedUrl ?? '', completedUrl: page.completedUrl ?? '' });
  const save = async () => {
    if (await change(draft.typed, 'The integration is saved.')) draft.clear();
  };
  return html`<section class="card" aria-label="Integrations"><h2>Account management › Integrations › Key Predict <${State} of=${page.active ? 'activated' : 'deactivated'} tone=${page.active ? 'good' : 'bad'} /></h2>
    ${page.warnings.map(warning => html`<p class="mistake">${warning}</p>`)}
    <${Form} label="Key Predict integration" act=${act} submit="Save" disabled=${!draft.isTyped} onSubmit=${save}
      actions=${html`<button type="button" aria-disabled=${act.isBusy} onClick=${() => change({ active: !page.active }, page.active ? 'The integration is deactivated; its tokens are dead.' : 'The integration is activated.')}>${page.active ? 'Deactivate' : 'Activate'}</button>`}>
      <div class="fields">
        <${Text} draft=${draft} name="login" label="API Login" act=${act} />
        <${Text} draft=${draft} name="password" label="API Password" act=${act} hint="at least 12 characters are recommended; a change kills every token" />
        <${Text} draft=${draft} name="startedUrl" label="URL for assessment started" act=${act} isWide hint="empty for none" />
        <${Text} draft=${draft} name="completedUrl" label="URL for assessment completed" act=${act} isWide hint="empty for none" />
      </div>
    <//>
    <${Tick} label="Token expiration" isBusy=${act.isBusy} hint="a token dies 3 days after its issue" isOn=${page.tokenExpiration} onChange=${isOn => change({ tokenExpiration: isOn }, `Token expiration is ${isOn ? 'on' : 'off'}.`)} />
  </section>`;
}

function Contract({ workspace, page, contract, reload }) {
  const { act, change } = useChange(at(workspace, 'key-predict/account'), reload);
  const option = useChange(at(workspace, 'key-predict/integration'), reload);
  const draft = useDraft(`${workspace}.kp.account`, { credits: String(contract.credits), contract: contract.contract });
  const save = async () => {
    const { credits, ...rest } = draft.typed;
    if (await change({ ...rest, ...(credits === undefined ? {} : { credits: Number(credits) }) }, 'The contract is saved.')) draft.clear();
  };
  const toggle = (member, label) => isOn => change({ [member]: isOn }, `${label} is ${isOn ? 'on' : 'off'}.`);
  return html`<section class="card"><h2>Account management › Contracts</h2>
    <p class="faint">${contract.company}</p>
    <${Form} label="Contract" act=${act} submit="Save" disabled=${!draft.isTyped} onSubmit=${save}><div class="fields">
      <${Choice} draft=${draft} name="contract" label="Contract" act=${act} options=${['credits', 'licence', 'subscription']} />
      <${Text} draft=${draft} name="credits" label="Credits" type="number" min="0" act=${act} hint="with a licence, the assessments left" />
    </div><//>
    <h3>Options</h3>
    <${Tick} label="Webservice" isBusy=${option.act.isBusy} hint="the paid option; without it connect is refused" isOn=${page.webserviceOption} onChange=${isOn => option.change({ webserviceOption: isOn }, `The option Webservice is ${isOn ? 'on' : 'off'}.`)} />
    <${Tick} label="Insight" isBusy=${act.isBusy} isOn=${contract.insight} onChange=${toggle('insight', 'Insight')} />
    <${Tick} label="Reports" isBusy=${act.isBusy} isOn=${contract.reports} onChange=${toggle('reports', 'Reports')} />
    <${Tick} label="Talent Map" isBusy=${act.isBusy} isOn=${contract.talentMap} onChange=${toggle('talentMap', 'Talent Map')} />
    <${Failure} error=${option.act.error} />
  </section>`;
}

// What nobody outside knows for sure, as switches of the emulator: try your client against both.
function Unknowns({ workspace, page, reload }) {
  const { act, change } = useChange(at(workspace, 'key-predict/integration'), reload);
  const field = { values: page, set: (name, value) => change({ [name]: value }, 'Changed.') };
  return html`<section class="card"><h2>Not on the vendor’s screen</h2><p class="hint">Where the documentation is silent, the emulator can play both: try your client against each.</p>
    <div class="fields">
      <${Choice} draft=${field} name="tokenPolicy" label="A new connect" act=${act} options=${[{ value: 'keep', label: 'keeps the tokens before' }, { value: 'rotate', label: 'kills the tokens before' }]} />
      <${Choice} draft=${field} name="notificationAuth" label="Credentials of notifications" act=${act} options=${[{ value: 'basic', label: 'in the header' }, { value: 'params', label: 'in the parameters' }, { value: 'both', label: 'in both' }]} />
      <${Choice} draft=${field} name="notificationFormat" label="Body of notifications" act=${act} options=${[{ value: 'form', label: 'a form' }, { value: 'json', label: 'JSON' }]} />
    </div>
    <${Tick} label="Ignore JSON bodies" isBusy=${act.isBusy} hint="as the real server probably does" isOn=${page.strictJson} onChange=${isOn => change({ strictJson: isOn }, `JSON bodies are ${isOn ? 'ignored' : 'read'}.`)} />
    <${Failure} error=${act.error} />
  </section>`;
}
