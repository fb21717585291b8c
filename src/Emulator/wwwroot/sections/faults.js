import { at, post, remove } from '../core/api.js';
import { useData } from '../core/data.js';
import { iso, words } from '../core/format.js';
import { providerNames } from '../core/providers.js';
import { html } from '../core/ui.js';
import { Choice, Form, Text, useAct, useDraft } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Provider } from '../parts/tags.js';

const Kinds = {
  status: 'Answer an error status',
  delay: 'Answer late',
  reset: 'Break the connection off',
  truncate: 'Cut the answer short',
  garble: 'Answer garbage',
  quota: 'Answer “quota used up”',
  webhookDuplicate: 'Send webhooks twice',
  webhookDrop: 'Lose webhooks',
};

const Initial = { kind: 'status', status: '500', delay: '5', probability: '100', times: '', method: '', path: '' };

// What shall go wrong on purpose.
export function Faults({ workspace }) {
  const read = useData(at(workspace, 'faults'));
  return html`
    <section class="card"><h2>Add a fault</h2><${Add} workspace=${workspace} reload=${read.reload} /></section>
    <section class="card"><h2>Registered faults</h2>
      <${Read} of=${read} empty="No faults: every provider behaves.">${faults => html`<table class="wrap">
        <thead><tr><th scope="col">Provider</th><th scope="col">What</th><th scope="col">Meets</th><th scope="col">How likely</th>
          <th scope="col">Left</th><th scope="col"><span class="offscreen">Remove</span></th></tr></thead>
        <tbody>${faults.map(fault => html`<${Line} key=${fault.id} workspace=${workspace} fault=${fault} reload=${read.reload} />`)}</tbody></table>`}<//>
    </section>`;
}

function Line({ workspace, fault, reload }) {
  const act = useAct();
  const what = Kinds[fault.kind] ?? fault.kind;
  return html`<tr>
    <td data-label="Provider"><${Provider} name=${fault.provider} /></td>
    <td data-label="What">${what}${fault.status ? ` ${fault.status}` : ''}
      ${fault.delay ? ` by ${words(fault.delay)}` : ''}<${Failure} error=${act.error} /></td>
    <td data-label="Meets">${fault.method ?? 'any verb'} <code>${fault.path ?? 'any path'}</code></td>
    <td data-label="How likely">${Math.round(fault.probability * 1000) / 10} %</td>
    <td data-label="Left">${fault.remaining ?? 'always'}</td>
    <td><button type="button" class="small" aria-disabled=${act.isBusy} aria-label=${`Remove: ${what}`}
      onClick=${() => act.run(async () => { await remove(at(workspace, `faults/${fault.id}`)); await reload(); }, 'The fault is gone.')}>Remove</button></td>
  </tr>`;
}

function Add({ workspace, reload }) {
  const draft = useDraft(`${workspace}.fault`, { provider: Object.keys(providerNames())[0], ...Initial });
  const act = useAct();
  const { provider, kind, status, delay, probability, times, method, path } = draft.values;
  const isWebhook = kind.startsWith('webhook');
  const submit = () => act.run(async () => {
    await post(at(workspace, 'faults'), {
      provider,
      kind,
      ...(kind === 'status' ? { status: number(status) } : {}),
      ...(kind === 'delay' ? { delay: iso(delay || '0', 'seconds') } : {}),
      ...(isWebhook ? {} : { method: method || undefined, path: path || undefined }),
      ...(probability === '100' ? {} : { probability: number(probability) / 100 }),
      ...(times === '' ? {} : { times: number(times) }),
    });
    draft.clear();
    await reload();
  }, 'The fault is registered.');
  return html`<${Form} label="Add a fault" act=${act} submit="Add fault" onSubmit=${submit}>
    <div class="fields">
      <${Choice} draft=${draft} name="provider" label="Provider" act=${act}
        options=${Object.entries(providerNames()).map(([value, label]) => ({ value, label }))} />
      <${Choice} draft=${draft} name="kind" label="What" act=${act} options=${Object.entries(Kinds).map(([value, label]) => ({ value, label }))} />
      ${kind === 'status' && html`<${Text} draft=${draft} name="status" label="Status" type="number" act=${act} hint="400 to 599" />`}
      ${kind === 'delay' && html`<${Text} draft=${draft} name="delay" label="Late by, in real seconds" type="number" act=${act} hint="at most 300" />`}
      ${!isWebhook && html`
        <${Choice} draft=${draft} name="method" label="Verb" act=${act} options=${[{ value: '', label: 'any' }, 'GET', 'POST', 'PATCH', 'PUT', 'DELETE']} />
        <${Text} draft=${draft} name="path" label="Path" act=${act} hint="its end, or with * for anything; empty for any" placeholder="/applicants" />`}
      <${Text} draft=${draft} name="probability" label="How likely, %" type="number" act=${act} />
      <${Text} draft=${draft} name="times" label="How often" type="number" act=${act} hint="empty for always" />
    </div>
  <//>`;
}

const number = text => (text === '' ? undefined : Number(text));
