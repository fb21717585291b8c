import { at, post } from '../core/api.js';
import { href } from '../core/route.js';
import { html } from '../core/ui.js';
import { Code, pretty } from '../parts/copy.js';
import { Form, Text, useAct, useDraft } from '../parts/form.js';
import { Failure } from '../parts/notes.js';
import { Instant, Provider, State, Status } from '../parts/tags.js';

// One delivery with its attempts and the receiver's answers.
export function Delivery({ workspace, delivery, reload }) {
  const act = useAct();
  const settle = async made => {
    await post(at(workspace, 'clock/advance'), { by: 'PT0S' });
    await reload?.();
    return made;
  };
  return html`
    <p class="line"><${Provider} name=${delivery.provider} /> <${State} of=${delivery.state} /> <strong>${delivery.event}</strong></p>
    <dl class="facts">
      <div><dt>To</dt><dd class="id">${delivery.url}</dd></div>
      <div><dt>About</dt><dd class="id">${delivery.subject}</dd></div>
      <div><dt>Happened</dt><dd><${Instant} at=${delivery.createdAt} /> UTC</dd></div>
      ${delivery.nextAttemptAt && html`<div><dt>Next attempt</dt><dd><${Instant} at=${delivery.nextAttemptAt} /> UTC</dd></div>`}
      ${delivery.replayOf && html`<div><dt>Replay of</dt>
        <dd><a href=${href({ workspace, section: 'webhooks', params: { open: delivery.replayOf } })}>delivery ${delivery.replayOf}</a></dd></div>`}
    </dl>
    ${delivery.state === 'held' && html`<div class="buttons"><button type="button" class="main" aria-disabled=${act.isBusy} onClick=${() =>
      act.run(async () => settle(await post(at(workspace, 'webhooks/release'), { ids: [delivery.id] })), 'Let go.')}>Send this one</button></div>`}
    <${Failure} error=${act.error} />
    <section><h3>${delivery.attempts.length === 0 ? 'No attempt yet' : 'Attempts'}</h3>
      <ol class="attempts">${delivery.attempts.map((attempt, i) => html`<li>
        <p class="line"><strong>${i + 1}.</strong> <${Instant} at=${attempt.at} /> ${attempt.status
          ? html`<${Status} code=${attempt.status} />`
          : html`<${State} of="failed" />`} ${attempt.reason && html`<span>${attempt.reason}</span> `}<span class="faint">${attempt.durationMs.toFixed(0)} ms</span></p>
        ${attempt.location && html`<p>It leads to <span class="id">${attempt.location}</span>, and is not followed.</p>`}
        ${attempt.error && html`<p class="mistake">${attempt.error}</p>`}
        <details open=${i === delivery.attempts.length - 1}><summary>Call and answer</summary>
          <dl class="headers">${Object.entries(attempt.requestHeaders ?? {}).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
          <${Code} label="Sent" text=${pretty(attempt.requestBody ?? '')} />
          ${attempt.responseBody
            ? html`<${Code} label="The receiver’s answer" text=${pretty(attempt.responseBody)} />`
            : html`<p class="faint">The receiver answered no body.</p>`}
        </details>
      </li>`)}</ol>
    </section>
    <${Replay} workspace=${workspace} delivery=${delivery} settle=${settle} />`;
}

function Replay({ workspace, delivery, settle }) {
  const draft = useDraft(`${workspace}.replay.${delivery.id}`, { url: '' });
  const act = useAct();
  const submit = () => act.run(async () => {
    const made = await post(at(workspace, `webhooks/${delivery.id}/replay`), draft.values.url ? { url: draft.values.url } : {});
    draft.clear();
    return settle(made);
  }, made => `Sent again as delivery ${made.id}.`);
  return html`<section><h3>Replay</h3><${Form} label="Replay" act=${act} submit="Send again" onSubmit=${submit}>
    <${Text} draft=${draft} name="url" label="To another address" act=${act} isWide hint="empty for the same one" placeholder="http://127.0.0.1:9000/hook" />
  <//></section>`;
}
