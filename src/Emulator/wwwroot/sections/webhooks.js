import { at, post } from '../core/api.js';
import { useData } from '../core/data.js';
import { beyond, plural, stamp } from '../core/format.js';
import { providerNames } from '../core/providers.js';
import { href, setParams, withParams } from '../core/route.js';
import { html, useMemo } from '../core/ui.js';
import { Filter } from '../parts/filters.js';
import { useAct } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Panel } from '../parts/panel.js';
import { Rows } from '../parts/rows.js';
import { Provider, State } from '../parts/tags.js';
import { Delivery } from './delivery.js';
import { Receivers } from './receivers.js';

const States = { scheduled: 'Scheduled', held: 'Held', delivered: 'Delivered', failed: 'Failed', blocked: 'Blocked' };

const outcome = attempt => (attempt ? attempt.error ?? `answered ${attempt.status}` : 'no attempt yet');

const columns = [
  { name: 'time', title: 'Happened (UTC)', cell: one => html`<time dateTime=${one.createdAt}>${stamp(one.createdAt)}</time>` },
  { name: 'provider', title: 'Provider', cell: one => html`<${Provider} name=${one.provider} />` },
  { name: 'status', title: 'State', cell: one => html`<${State} of=${one.state} />` },
  { name: 'call', title: 'Event', cell: one => html`<strong>${one.event}</strong>${one.replayOf
    ? html` <span class="faint">replay of ${one.replayOf}</span>`
    : ''} <span class="faint" title=${one.url}>${one.url}</span>` },
  { name: 'why', title: 'Last attempt', cell: one => html`<span title=${outcome(one.attempts.at(-1))}>
    ${one.attempts.length > 1 ? `${one.attempts.length} attempts, ` : ''}${outcome(one.attempts.at(-1))}</span>` },
];

// What the providers told a webhook server, or tried to; and the webhook servers of the emulator's own.
export function Webhooks({ workspace, params }) {
  const isReceivers = params.of === 'receivers';
  const tab = (title, of, isHere) => html`
    <a href=${href({ workspace, section: 'webhooks', params: { of } })} aria-current=${isHere ? 'page' : undefined}>${title}</a>
  `;
  return html`<nav class="tabs" aria-label="Webhooks">${tab('Deliveries', '', !isReceivers)}${tab('Receivers', 'receivers', isReceivers)}</nav>
    ${isReceivers ? html`<${Receivers} workspace=${workspace} open=${params.open} />` : html`<${Deliveries} workspace=${workspace} params=${params} />`}`;
}

function Deliveries({ workspace, params }) {
  const { provider, state, open } = params;
  const read = useData(at(workspace, 'webhooks'), { isList: true });
  const hold = useData(at(workspace, 'webhooks/hold'));
  const rows = useMemo(
    () => (read.data ?? []).filter(one => (!provider || one.provider === provider) && (!state || one.state === state)).reverse(), [read.data, provider, state],
  );
  const chosen = read.data?.find(one => one.id === open);
  const reload = () => Promise.all([read.reload(), hold.reload()]);
  return html`
    <${Holding} workspace=${workspace} hold=${hold} reload=${reload} />
    <div class="tools">
      <${Filter} label="Provider" value=${provider} options=${providerNames()} onChange=${value => setParams({ provider: value })} />
      <${Filter} label="State" value=${state} options=${States} onChange=${value => setParams({ state: value })} />
      <span class="count" role="status">${read.data ? plural(rows.length, 'delivery', 'deliveries') + beyond(read.data) : ''}</span>
    </div>
    <${Read} of=${read} what="Loading the deliveries" empty=${html`No deliveries yet. A provider that calls back does so when something happens and it knows
      an address for that. No webhook server at hand? Take <a href=${href({ workspace, section: 'webhooks', params: { of: 'receivers' } })}>a receiver</a>.`}>
      ${() => html`<div class=${`split${chosen ? ' open' : ''}`}>
        ${rows.length === 0
          ? html`<div class="note empty">No delivery fits the filters.</div>`
          : html`<${Rows} name="webhooks" label="Deliveries, newest first" rows=${rows} columns=${columns} keyOf=${one => one.id} selected=${open}
            linkOf=${one => withParams({ open: one.id })} toneOf=${one => (one.state === 'failed' || one.state === 'blocked' ? 'refused' : '')} />`}
        ${chosen && html`<${Panel} title=${`Delivery ${chosen.id}`} name=${chosen.id} onClose=${() => setParams({ open: '' })}>
          <${Delivery} workspace=${workspace} delivery=${chosen} reload=${reload} /><//>`}
      </div>`}<//>`;
}

// Hold them back, and let them go one by one.
function Holding({ workspace, hold, reload }) {
  const act = useAct();
  const change = (path, body, done) => act.run(async () => {
    const after = await post(at(workspace, `webhooks/${path}`), body);
    // What was let go is sent before the answer is shown.
    await post(at(workspace, 'clock/advance'), { by: 'PT0S' });
    await reload();
    return after;
  }, done);
  const { holding, held } = hold.data ?? {};
  return html`<section class="card holding" aria-label="Holding back">
    <p>${!hold.data ? (hold.error ? 'Whether deliveries are held back is not known.' : 'Deliveries …')
      : holding ? html`<${State} of="held" /> New deliveries wait. ${plural(held, 'delivery', 'deliveries')} in the queue.`
      : html`<${State} of="sent" tone="good" /> Deliveries go out as they fall due.${held ? ` ${held} still held.` : ''}`}</p>
    <div class="buttons">
      ${!holding && html`
        <button type="button" aria-disabled=${act.isBusy || !hold.data} onClick=${() => change('hold', {}, 'Deliveries are held back.')}>Hold back</button>
      `}
      ${(holding || held > 0) && html`<button type="button" class="main" aria-disabled=${act.isBusy || !held}
        onClick=${() => change('release', { count: 1 }, 'One delivery let go.')}>Send the next one</button>
        <button type="button" aria-disabled=${act.isBusy} onClick=${() => change('release', {}, 'All deliveries let go.')}>Let all go</button>`}
    </div>
    <${Failure} error=${act.error ?? (hold.data ? null : hold.error)} retry=${act.error ? undefined : hold.reload} />
  </section>`;
}
