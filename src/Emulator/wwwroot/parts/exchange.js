import { at } from '../core/api.js';
import { useData } from '../core/data.js';
import { html } from '../core/ui.js';
import { Code, pretty } from './copy.js';
import { Loading, Read } from './notes.js';
import { callOf, csharp, curl } from './snippets.js';
import { Instant, Provider, State, Status } from './tags.js';

const Broken = 'The connection was broken off before there was an answer.';

// One call with its verdict in plain words, both messages, and the call to repeat it.
export function Exchange({ workspace, number }) {
  const read = useData(at(workspace, `journal/${encodeURIComponent(number)}`), { isLive: false });
  const credentials = useData(at(workspace, 'providers'), { isLive: false });
  return html`<${Read} of=${read} what="Loading the exchange">${exchange => html`
    <p class="line"><${Provider} name=${exchange.provider} /> <${Status} code=${exchange.status} /> <${Instant}
      at=${exchange.at} /> <span class="faint">${exchange.durationMs.toFixed(1)} ms</span></p>
    <p class="address"><strong>${exchange.method}</strong> ${exchange.path}${exchange.query && html`<span class="faint">?${exchange.query}</span>`}</p>
    <${Verdict} exchange=${exchange} />
    <${Message} title="The call" headers=${exchange.requestHeaders} body=${exchange.requestBody} />
    <${Message} title="The answer" headers=${exchange.responseHeaders} body=${exchange.responseBody} none=${exchange.status === null ? Broken : 'No body.'} />
    <${Repeat} exchange=${exchange} credentials=${credentials} />
  `}<//>`;
}

export function Verdict({ exchange }) {
  const failed = exchange.checks.find(check => check.outcome === 'failed');
  return html`<section class=${`verdict ${failed ? 'bad' : 'good'}`}>
    <h3>Verdict</h3>
    ${exchange.fault && html`<p><${State} of="fault" tone="warn" /> A registered fault struck: ${exchange.fault}</p>`}
    ${failed
      ? html`<p><strong>Refused at the check “${failed.check}”.</strong> ${failed.detail}</p>
        ${exchange.fix && html`<p class="fix"><strong>What would pass:</strong> ${exchange.fix}</p>`}`
      : html`<p>All checks passed${exchange.caller
        ? html` for <strong>${exchange.caller}</strong>`
        : ''}. ${exchange.operation ? html`Operation: ${exchange.operation}.` : 'No operation of this provider has this path.'}</p>`}
    <details open=${Boolean(failed)}><summary>${exchange.checks.length} checks, in the provider’s order</summary>
      <ol class="checks">${exchange.checks.map(check => html`<li class=${check.outcome}>
        <span class="check">${check.check}</span> <${State} of=${check.outcome} /> ${check.detail && html`<span>${check.detail}</span>`}
        <span class="faint">${check.evidence}: ${check.source}</span>
      </li>`)}</ol>
    </details>
  </section>`;
}

// Not before the workspace's credentials are there: without them the same lines would ask for a secret to be put in.
function Repeat({ exchange, credentials }) {
  const isThere = credentials.data !== undefined || credentials.error;
  const call = isThere && callOf(exchange, credentials.data);
  return html`<section><h3>Repeat it</h3>${isThere
    ? html`<${Code} label="curl" text=${curl(call)} /><${Code} label="C#" text=${csharp(call)} />`
    : html`<${Loading} what="Loading the credentials" />`}</section>`;
}

function Message({ title, headers, body, none = 'No body.' }) {
  return html`<section><h3>${title}</h3>
    ${headers && html`<details><summary>${Object.keys(headers).length} headers</summary>
      <dl class="headers">${Object.entries(headers).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></details>`}
    ${body ? html`<${Code} text=${pretty(body)} label="Body" what=${`body of ${title.toLowerCase()}`} />` : html`<p class="faint">${none}</p>`}
  </section>`;
}
