import { at } from '../core/api.js';
import { useData } from '../core/data.js';
import { withParams } from '../core/route.js';
import { Kinds } from '../core/timeline.js';
import { html } from '../core/ui.js';
import { Code, pretty } from '../parts/copy.js';
import { Exchange } from '../parts/exchange.js';
import { Read } from '../parts/notes.js';
import { Instant, Provider, Status } from '../parts/tags.js';
import { Delivery } from './delivery.js';
import { Mail } from './mailbox.js';

// One thing on the timeline, with what brought it about and what it brought about.
export function Happening({ workspace, entry, all }) {
  const cause = entry.cause ? all.find(other => other.number === entry.cause && other !== entry && !other.cause) : undefined;
  const effects = all.filter(other => other !== entry && other.cause === entry.number);
  return html`
    ${entry.exchange ? html`<${Exchange} workspace=${workspace} number=${entry.exchange} key=${entry.exchange} />`
      : entry.delivery
        ? html`<${One} path=${at(workspace, `webhooks/${entry.delivery}`)}>${delivery => html`<${Delivery} workspace=${workspace} delivery=${delivery} />`}<//>`
      : entry.mail ? html`<${One} path=${at(workspace, `mails/${entry.mail}`)}>${mail => html`<${Mail} mail=${mail} />`}<//>`
      : html`<${Plain} entry=${entry} />`}
    ${cause && html`<section><h3>Brought about by</h3><ul class="links"><${Link} entry=${cause} /></ul></section>`}
    ${effects.length > 0 && html`<section><h3>Brought about</h3><ul class="links">${effects.map(effect => html`<${Link} entry=${effect} />`)}</ul></section>`}`;
}

const Link = ({ entry }) => html`
  <li><a href=${withParams({ open: entry.id })}><span class=${`kind ${entry.kind}`}>${Kinds[entry.kind]}</span> ${entry.title}</a></li>
`;

function One({ path, children }) {
  const read = useData(path);
  return html`<${Read} of=${read}>${children}<//>`;
}

const Plain = ({ entry }) => html`
  <p class="line"><${Provider} name=${entry.provider} /> ${entry.status && html`<${Status} code=${entry.status} />`} <${Instant} at=${entry.at} /></p>
  <p><strong>${entry.title}</strong></p>
  ${entry.path && html`<p class="address"><strong>${entry.method}</strong> ${entry.path}</p>`}
  ${entry.body && entry.body !== '{}' && html`<${Code} label="Said with it" text=${pretty(entry.body)} />`}
  ${entry.table && html`<${Changes} before=${entry.before} after=${entry.after} />`}`;

const show = value => (value === undefined || value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value));

function Changes({ before, after }) {
  const names = Object.keys(after ?? before ?? {}).filter(name => !before || !after || JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (!before || !after) return html`<dl class="facts">${names.map(name => html`<div><dt>${name}</dt><dd>${show((after ?? before)[name])}</dd></div>`)}</dl>`;
  return html`<table class="wrap"><thead><tr><th scope="col">Member</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
    <tbody>${names.map(name => html`<tr><td data-label="Member">${name}</td><td data-label="Before">${show(before[name])}</td>
      <td data-label="After"><strong>${show(after[name])}</strong></td></tr>`)}</tbody></table>`;
}
