import { at, patch } from '../../core/api.js';
import { useData } from '../../core/data.js';
import { html, useId } from '../../core/ui.js';
import { Form, Text, Tick, useAct, useDraft } from '../../parts/form.js';
import { Failure, Read } from '../../parts/notes.js';
import { Folders } from './pi-folders.js';
import { NewUser, User, roleName } from './pi-users.js';

// Administration › User Management, the account’s settings, and what PI’s support switches.
export function PredictiveIndex({ workspace, params }) {
  const users = useData(at(workspace, 'predictive-index/users'));
  const account = useData(at(workspace, 'predictive-index/account'));
  const folders = useData(at(workspace, 'predictive-index/folders'));
  const who = useDraft(`${workspace}.pi.acting`, {});
  const id = useId();
  // The forms of users offer the folders: without them they would offer none.
  const both = { data: users.data && folders.data && { all: users.data, list: folders.data }, error: users.error ?? folders.error, reload: () => Promise.all([users.reload(), folders.reload()]) };
  return html`<${Read} of=${both} what="Loading the users">${({ all, list }) => {
    const acting = all.find(user => user.id === who.values.id) ?? all[0];
    const reload = () => Promise.all([users.reload(), account.reload(), folders.reload()]);
    const common = { workspace, acting, folders: list, reload };
    return html`
      <div class="acting"><label for=${id}>You act as</label><select id=${id} value=${acting?.id} onChange=${event => who.set('id', event.currentTarget.value)}>
        ${all.map(user => html`<option value=${user.id} selected=${user === acting}>${user.firstName} ${user.lastName}, ${roleName(user.role)}${user.disabled ? ' (disabled)' : ''}</option>`)}</select>
        <span class="hint">The provider’s own rules decide what this user may do here.</span></div>
      <section class="card"><h2>User Management</h2>
        ${all.map(user => html`<${User} key=${user.id} ...${common} user=${user} isOpen=${params.user === user.id} />`)}
        <details class="more"><summary>Add a user</summary><${NewUser} ...${common} /></details>
      </section>
      <section class="card"><h2>Folders</h2><${Folders} ...${common} read=${folders} /></section>
      <${Read} of=${account} what="Loading the account">${data => html`<${Account} workspace=${workspace} account=${data} reload=${account.reload} />`}<//>`;
  }}<//>`;
}

function Account({ workspace, account, reload }) {
  const act = useAct();
  const draft = useDraft(`${workspace}.pi.account`, { url: account.defaultAssessmentStatusWebhookUrl ?? '', perMinute: String(account.requestsPerMinute) });
  const change = (body, done) => act.run(async () => { const changed = await patch(at(workspace, 'predictive-index/account'), body); await reload(); return changed; }, done);
  const save = async () => {
    const { url, perMinute } = draft.typed;
    if (await change({ ...(url === undefined ? {} : { defaultAssessmentStatusWebhookUrl: url || null }), ...(perMinute === undefined ? {} : { requestsPerMinute: Number(perMinute) }) }, 'The account settings are saved.')) draft.clear();
  };
  const toggle = (member, label) => isOn => change({ [member]: isOn }, `${label} is ${isOn ? 'on' : 'off'}.`);
  return html`<section class="card"><h2>Account settings</h2>
      <${Form} label="Account settings" act=${act} submit="Save" disabled=${!draft.isTyped} onSubmit=${save}><div class="fields">
        <${Text} draft=${draft} name="url" member="defaultAssessmentStatusWebhookUrl" label="Default Assessment Status Webhook URL" act=${act} isWide hint="empty for none" />
        <${Text} draft=${draft} name="perMinute" member="requestsPerMinute" label="Requests a minute for each key" type="number" act=${act} />
      </div><//>
      <${Tick} label="Allow Webhooks" isBusy=${act.isBusy} hint="PI2’s switch: it stops PI2’s webhooks only" isOn=${account.allowWebhooks} onChange=${toggle('allowWebhooks', 'Allow Webhooks')} />
    </section>
    <section class="card"><h2>Switched by PI’s support</h2>
      <${Tick} label="API Access" isBusy=${act.isBusy} hint="without it no key works" isOn=${account.apiAccess} onChange=${toggle('apiAccess', 'API Access')} />
      <${Tick} label="Maintenance" isBusy=${act.isBusy} hint="PI is down for everybody" isOn=${account.maintenance} onChange=${toggle('maintenance', 'Maintenance')} />
      <${Tick} label="Power Users see all folders" isBusy=${act.isBusy} isOn=${account.powerUserSeesAllFolders} onChange=${toggle('powerUserSeesAllFolders', 'Power Users see all folders')} />
      <dl class="facts"><div><dt>Company id</dt><dd class="id">${account.companyId}</dd></div></dl>
      ${!draft.isTyped && html`<${Failure} error=${act.error} />`}
    </section>`;
}
