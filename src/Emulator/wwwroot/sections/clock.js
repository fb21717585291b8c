import { at, post } from '../core/api.js';
import { useClock } from '../core/clock.js';
import { useData } from '../core/data.js';
import { distance, iso, local, plural, stamp } from '../core/format.js';
import { html, useState } from '../core/ui.js';
import { Choice, Form, Text, useAct, useDraft } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Instant, Provider, State } from '../parts/tags.js';

const Most = 50;

// Now, how time runs, the ways forward, and what is due next.
export function Clock({ workspace }) {
  const { clock, now, error, reload } = useClock(workspace);
  const agenda = useData(at(workspace, `agenda?limit=${Most}`));
  const [report, setReport] = useState(null);
  const act = useAct();
  const change = (path, body, done) => act.run(async () => {
    const result = await post(at(workspace, `clock/${path}`), body);
    await Promise.all([reload(), agenda.reload()]);
    if (result.ran) setReport(result);
    return result;
  }, done);
  const advance = body => change('advance', body, result => `Now ${stamp(result.now)} UTC; ${plural(result.ran.length, 'event')} ran.`);

  return html`<${Read} of=${{ data: clock, error, reload }} what="Loading the clock">${() => html`
    <section class="card clock-now" aria-label="Now">
      <p class="big"><time dateTime=${now.toISOString()}>${stamp(now)}</time> <span class="faint">UTC</span></p>
      <p class="faint">${local(now)} for you</p>
      <${Mode} clock=${clock} act=${act} change=${change} workspace=${workspace} />
    </section>
    <section class="card">
      <h2>Move on</h2>
      <p class="hint">What falls due on the way runs in order, each at its own moment; the answer comes when all has settled.</p>
      <div class="buttons">
        <button type="button" aria-disabled=${act.isBusy} onClick=${() => advance({ by: 'PT1M' })}>+1 min</button>
        <button type="button" aria-disabled=${act.isBusy} onClick=${() => advance({ by: 'PT1H' })}>+1 h</button>
        <button type="button" aria-disabled=${act.isBusy} onClick=${() => advance({ by: 'P1D' })}>+1 day</button>
        <button type="button" class="main" aria-disabled=${act.isBusy || !clock.nextDue} onClick=${() => advance({ toNext: true })}>
          To the next event${clock.nextDue ? ` (${clock.nextDue.kind}, ${distance(clock.nextDue.at, now)})` : ''}</button>
      </div>
      ${act.error && html`<${Failure} error=${act.error} />`}
      <div class="two"><${By} workspace=${workspace} advance=${advance} act=${act} />
        <${To} workspace=${workspace} advance=${advance} act=${act} now=${now} /></div>
      ${report && html`<${Report} report=${report} />`}
    </section>
    <section class="card">
      <h2>Due next</h2>
      <${Read} of=${agenda} empty="Nothing is due. Webhooks, retries, expiries and acts that were put off stand here.">${entries => html`
        <table class="wrap"><thead><tr><th scope="col">When (UTC)</th><th scope="col">What</th><th scope="col">Provider</th><th scope="col">Of</th></tr></thead>
        <tbody>${entries.map(entry => html`<tr><td data-label="When"><${Instant} at=${entry.at} now=${now} /></td><td data-label="What">${entry.kind}</td>
          <td data-label="Provider"><${Provider} name=${entry.provider} /></td><td data-label="Of" class="id">${entry.subject}</td></tr>`)}</tbody></table>
        ${entries.length === Most && html`<p class="faint">The first ${Most}; more is due later.</p>`}`}<//>
    </section>`}<//>`;
}

function Mode({ clock, act, change, workspace }) {
  const draft = useDraft(`${workspace}.clock.scale`, { factor: '60' });
  return html`<div class="mode">
    <p><${State} of=${clock.mode} tone=${clock.mode === 'live' ? 'good' : 'info'} /> ${{
      live: 'Time runs as it does for you.', frozen: 'Time stands still until it is moved on.', scaled: `Time runs ${clock.factor} times as fast.`,
    }[clock.mode]}</p>
    <div class="buttons">
      <button type="button" aria-disabled=${act.isBusy || clock.mode === 'frozen'} onClick=${() => change('freeze', {}, 'The clock stands still.')}>
        Freeze
      </button>
      <button type="button" aria-disabled=${act.isBusy || clock.mode === 'live'} onClick=${() => change('resume', {}, 'The clock runs on from this instant.')}>
        Run live
      </button>
      <form class="inline" aria-label="Run faster or slower" noValidate
        onSubmit=${event => { event.preventDefault(); change('scale', { factor: Number(draft.values.factor) }, 'The clock runs at its new pace.'); }}>
        <${Text} draft=${draft} name="factor" label="Times as fast" type="number" min="0" step="any" act=${act} />
        <button type="submit" aria-disabled=${act.isBusy}>Run scaled</button>
      </form>
    </div>
  </div>`;
}

function By({ workspace, advance, act }) {
  const draft = useDraft(`${workspace}.clock.by`, { amount: '3', unit: 'days' });
  return html`
    <${Form} label="Move on by" act=${{ isBusy: act.isBusy }} submit="Move on" onSubmit=${() => advance({ by: iso(draft.values.amount, draft.values.unit) })}>
      <div class="fields"><${Text} draft=${draft} name="amount" label="By" type="number" min="0" />
        <${Choice} draft=${draft} name="unit" label="Unit" options=${['seconds', 'minutes', 'hours', 'days']} /></div>
    <//>`;
}

function To({ workspace, advance, act, now }) {
  const draft = useDraft(`${workspace}.clock.to`, {});
  const to = draft.values.to ?? now.toISOString().slice(0, 16);
  return html`
    <${Form} label="Move on to" act=${{ isBusy: act.isBusy }} submit="Go there" onSubmit=${() => advance({ to: `${to.length === 16 ? `${to}:00` : to}Z` })}>
      <${Text} draft=${{ ...draft, values: { to } }} name="to" label="To (UTC)" type="datetime-local" step="1" />
    <//>`;
}

const Report = ({ report }) => html`<section aria-label="What ran" aria-live="polite"><h3>What ran on the way to ${stamp(report.now)}</h3>
  ${report.ran.length === 0 ? html`<p class="faint">Nothing was due.</p>` : html`<table class="wrap">
    <thead><tr><th scope="col">At (UTC)</th><th scope="col">What</th><th scope="col">Came of it</th></tr></thead>
    <tbody>${report.ran.map(run => html`<tr><td data-label="At (UTC)"><${Instant} at=${run.at} /></td>
      <td data-label="What">${run.kind}</td><td data-label="Came of it">${run.summary}</td></tr>`)}</tbody></table>`}
</section>`;
