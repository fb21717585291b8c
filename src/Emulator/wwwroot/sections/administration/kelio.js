import { at, patch, post, remove } from '../../core/api.js';
import { useData } from '../../core/data.js';
import { html } from '../../core/ui.js';
import { CopyButton } from '../../parts/copy.js';
import { Choice, Form, Sure, Text, Tick, useAct, useDraft } from '../../parts/form.js';
import { Empty, Failure, Read } from '../../parts/notes.js';
import { State } from '../../parts/tags.js';

// Keys and their scopes: what an integrator gets from the vendor by e-mail.
export function Kelio({ workspace, world, reload }) {
  const scopes = useData(at(workspace, 'kelio/scopes'), { isLive: false });
  const { keys } = world.kelio;
  return html`<${Read} of=${scopes} what="Loading the scopes">${all => html`
    ${keys.length === 0 && html`<${Empty}>No keys: every call is refused. Issue one below.<//>`}
    ${keys.map(key => html`<${Key} key=${key.privateKey} workspace=${workspace} one=${key} scopes=${all[key.kind]} reload=${reload} />`)}
    <section class="card"><h2>Issue a key</h2><${Issue} workspace=${workspace} scopes=${all} reload=${reload} /></section>`}<//>`;
}

function Key({ workspace, one, scopes, reload }) {
  const act = useAct();
  const draft = useDraft(`${workspace}.key.${one.privateKey}`, { quota: String(one.quotaPerMinute) });
  const path = at(workspace, `kelio/keys/${one.privateKey}`);
  const change = (body, done) => act.run(async () => { const changed = await patch(path, body); await reload(); return changed; }, done);
  const quota = async () => {
    if (await change({ quotaPerMinute: draft.values.quota === '' ? null : Number(draft.values.quota) }, 'The quota is changed.')) draft.clear();
  };
  return html`<section class="card" aria-label=${`Key of ${one.environment}, ${one.kind}`}>
    <h2>${one.environment === 'sandbox' ? 'Sandbox' : 'Production'}, ${one.kind === 'jobboard' ? `job board key (${one.jobBoard})` : 'customer key'} <${State} of=${one.enabled ? 'enabled' : 'disabled'} /></h2>
    <dl class="facts"><div><dt>Private key</dt><dd><code>${one.privateKey}</code> <${CopyButton} text=${one.privateKey} what="Private key" /></dd></div>
      <div><dt>Secret encryption key</dt><dd><code>${one.secretKey}</code> <${CopyButton} text=${one.secretKey} what="Secret encryption key" /></dd></div></dl>
    <fieldset><legend>Scopes</legend><div class="ticks">${scopes.map(scope => html`<${Tick} label=${scope} isBusy=${act.isBusy} isOn=${one.scopes.includes(scope)}
      onChange=${isOn => change({ scopes: scopes.filter(other => (other === scope ? isOn : one.scopes.includes(other))) }, `${scope} is ${isOn ? 'given' : 'taken away'}.`)} />`)}</div></fieldset>
    <div class="buttons">
      <form class="inline" aria-label="Quota" noValidate onSubmit=${event => { event.preventDefault(); quota(); }}><${Text} draft=${draft} name="quota" member="quotaPerMinute" label="Requests a minute" type="number" min="1" act=${act} /><button type="submit" aria-disabled=${act.isBusy || !draft.isTyped}>Set</button></form>
      <span class="spring"></span>
      <button type="button" aria-disabled=${act.isBusy} onClick=${() => change({ enabled: !one.enabled }, `The key is ${one.enabled ? 'disabled' : 'enabled'}.`)}>${one.enabled ? 'Disable' : 'Enable'}</button>
      <${Sure} question="Revoke it? Its tokens die at once." aria-disabled=${act.isBusy} onSure=${() => act.run(async () => { await remove(path); await reload(); }, 'The key is revoked.')}>Revoke<//>
    </div>
    <${Failure} error=${act.error} />
  </section>`;
}

function Issue({ workspace, scopes, reload }) {
  const draft = useDraft(`${workspace}.key.new`, { environment: 'sandbox', kind: 'customer', scopes: null, quota: '', jobBoard: '' });
  const act = useAct();
  const { environment, kind, quota, jobBoard } = draft.values;
  const chosen = draft.values.scopes ?? scopes[kind];
  const submit = () => act.run(async () => {
    await post(at(workspace, 'kelio/keys'), {
      environment, kind, scopes: chosen.filter(scope => scopes[kind].includes(scope)), quotaPerMinute: quota === '' ? undefined : Number(quota), jobBoard: kind === 'jobboard' && jobBoard ? jobBoard : undefined,
    });
    draft.clear();
    await reload();
  }, 'The key is issued.');
  return html`<${Form} label="Issue a key" act=${act} submit="Issue" onSubmit=${submit}>
    <div class="fields">
      <${Choice} draft=${draft} name="environment" label="Environment" act=${act} options=${['sandbox', 'production']} />
      <${Choice} draft=${draft} name="kind" label="For" act=${act} options=${[{ value: 'customer', label: 'a customer' }, { value: 'jobboard', label: 'a job board' }]} />
      <${Text} draft=${draft} name="quota" member="quotaPerMinute" label="Requests a minute" type="number" act=${act} hint="empty for the usual 120" />
      ${kind === 'jobboard' && html`<${Text} draft=${draft} name="jobBoard" label="Job board" act=${act} hint="empty for one of its own" />`}
    </div>
    <fieldset><legend>Scopes</legend><div class="ticks">${scopes[kind].map(scope => html`<${Tick} label=${scope} isOn=${chosen.includes(scope)} onChange=${isOn => draft.set('scopes', isOn ? [...chosen, scope] : chosen.filter(other => other !== scope))} />`)}</div></fieldset>
  <//>`;
}
