import { at } from '../core/api.js';
import { useData } from '../core/data.js';
import { beyond, plural, stamp } from '../core/format.js';
import { setParams, withParams } from '../core/route.js';
import { html, useMemo } from '../core/ui.js';
import { Search } from '../parts/filters.js';
import { Read } from '../parts/notes.js';
import { Panel } from '../parts/panel.js';
import { Rows } from '../parts/rows.js';
import { Instant, Provider } from '../parts/tags.js';

const columns = [
  { name: 'time', title: 'At (UTC)', cell: mail => html`<time dateTime=${mail.at}>${stamp(mail.at)}</time>` },
  { name: 'provider', title: 'From', cell: mail => html`<${Provider} name=${mail.provider} />` },
  { name: 'to', title: 'To', cell: mail => html`<span title=${mail.to.join(', ')}>${mail.to.join(', ')}</span>` },
  { name: 'subject', title: 'Subject', cell: mail => html`<strong>${mail.subject}</strong>` },
];

// The e-mails that the providers would have sent. None leaves the machine; their links work.
export function Mailbox({ workspace, params }) {
  const { q = '', open } = params;
  const read = useData(at(workspace, 'mails'), { isList: true });
  const mails = useMemo(
    () => (read.data ?? []).filter(mail => `${mail.to.join(' ')} ${mail.subject} ${mail.text}`.toLowerCase().includes(q.toLowerCase())).reverse(),
    [read.data, q],
  );
  const chosen = read.data?.find(mail => mail.id === open);
  return html`
    <div class="tools"><${Search} label="Search" value=${q} hint="address, subject or text" onSearch=${text => setParams({ q: text })} />
      <span class="count" role="status">${read.data ? plural(mails.length, 'mail') + beyond(read.data) : ''}</span></div>
    <${Read} of=${read} what="Loading the mailbox"
      empty="No mail yet. Invitations and other e-mails that a provider would send land here instead of on the network.">${() => html`
        <div class=${`split${chosen ? ' open' : ''}`}>
          ${mails.length === 0
            ? html`<div class="note empty">No mail holds “${q}”.</div>`
            : html`<${Rows} name="mails" label="Mails, newest first" rows=${mails} columns=${columns}
              keyOf=${mail => mail.id} selected=${open} linkOf=${mail => withParams({ open: mail.id })} />`}
          ${chosen && html`<${Panel} title=${chosen.subject} name=${chosen.id} onClose=${() => setParams({ open: '' })}><${Mail} mail=${chosen} /><//>`}
        </div>`}<//>`;
}

export function Mail({ mail }) {
  return html`
    <dl class="facts"><div><dt>To</dt><dd>${mail.to.join(', ')}</dd></div>
      <div><dt>From</dt><dd><${Provider} name=${mail.provider} /></dd></div><div><dt>At</dt><dd><${Instant} at=${mail.at} /> UTC</dd></div></dl>
    ${mail.html ? html`<${Rendered} mail=${mail} />` : html`<pre class="mail-text" tabIndex="0">${linked(mail.text)}</pre>`}
    ${mail.links.length > 0 && html`<section><h3>Links</h3><ul class="links">${mail.links.map(link => html`<li><${Link} to=${link} /></li>`)}</ul></section>`}
    ${mail.html && html`<details><summary>As plain text</summary><pre class="mail-text" tabIndex="0">${mail.text}</pre></details>`}`;
}

// Links open beside the page and cannot reach back into it. What is no web address stays text.
const Link = ({ to }) => (/^https?:\/\//i.test(to) ? html`<a href=${to} target="_blank" rel="noopener noreferrer">${to}</a>` : html`<span>${to}</span>`);

const linked = text => text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) => (i % 2 ? html`<${Link} to=${part} />` : part));

// The mail's own HTML, in a frame that may run nothing and reach nothing; a link in it opens a tab.
const Rendered = ({ mail }) => html`
  <iframe class="mail-frame" title=${`Mail: ${mail.subject}`} sandbox="allow-popups allow-popups-to-escape-sandbox" referrerPolicy="no-referrer"
    srcdoc=${`<!doctype html><meta name="color-scheme" content="light"><base target="_blank">${mail.html}`}></iframe>`;
