import { at, call } from '../core/api.js';
import { useData } from '../core/data.js';
import { plural } from '../core/format.js';
import { html, useEffect, useRef, useState } from '../core/ui.js';
import { Code, CopyButton, pretty } from '../parts/copy.js';
import { Form, Text, useAct, useDraft } from '../parts/form.js';
import { Empty, Read } from '../parts/notes.js';
import { Instant, State, Status } from '../parts/tags.js';

const Page = 50;
const Again = 2000;

export const place = (workspace, name) => at(workspace, `receivers/${encodeURIComponent(name)}`);

// What a receiver is told to answer, as the control API takes it.
export const wish = ({ answers, times }) => ({ answers: answers.trim(), ...(times === '' ? {} : { times: Number(times) }) });

// A call that no provider makes (curl, the client under test) is no happening of the workspace, so this is looked for.
export function usePolled(read) {
  const isBusy = useRef(false);
  isBusy.current = read.isLoading;
  useEffect(() => {
    const timer = setInterval(() => document.hidden || isBusy.current || read.reload(), Again);
    return () => clearInterval(timer);
  }, [read.reload]);
  return read;
}

export const Answers = ({ receiver: { answers, times } }) => html`<${State} of=${answers === 'down' ? 'down' : `answers ${answers}`}
  tone=${answers[0] === '2' ? 'good' : answers === 'down' || answers[0] === '5' ? 'bad' : 'warn'} />
    ${times ? html` <span class="faint">${plural(times, 'time')} more, then 200</span>` : ''}`;

export const Wishes = ({ draft, act }) => html`
  <${Text} draft=${draft} name="answers" label="Answers" act=${act} hint="a status from 200 to 599, or down: the connection breaks" />
  <${Text} draft=${draft} name="times" label="How many times" type="number" min="1" act=${act} hint="then 200 again; empty for always" />`;

// One receiver: what it answers, and what it got, newest first.
export function Receiver({ workspace, name, reload }) {
  const read = usePolled(useData(place(workspace, name)));
  const [most, setMost] = useState(Page);
  const again = () => Promise.all([read.reload(), reload()]);
  return html`<${Read} of=${read} what="Loading the receiver">${receiver => html`
    <dl class="facts"><div><dt>Address</dt><dd><code>${receiver.url}</code> <${CopyButton} text=${receiver.url} what="address" /></dd></div>
      <div><dt>Now</dt><dd><${Answers} receiver=${receiver} /></dd></div></dl>
    <${Set} workspace=${workspace} receiver=${receiver} reload=${again} />
    <section><h3>${receiver.count === 0 ? 'Received' : `Received: ${plural(receiver.count, 'call')}, newest first`}</h3>
      ${receiver.received.length === 0 ? html`<${Empty}>Nothing has come yet.<//>` : html`<ol class="attempts">
        ${receiver.received.toReversed().slice(0, most).map((one, i) => html`<${Call} key=${one.number} one=${one} isNewest=${i === 0} />`)}</ol>`}
      ${receiver.received.length > most
        && html`<button type="button" onClick=${() => setMost(most + Page)}>Show ${Math.min(Page, receiver.received.length - most)} earlier ones</button>`}
      ${receiver.count > receiver.received.length && most >= receiver.received.length
        && html`<p class="faint">Those before the latest ${receiver.received.length} are not kept.</p>`}
    </section>`}<//>`;
}

function Set({ workspace, receiver, reload }) {
  const draft = useDraft(
    `${workspace}.receiver.${receiver.name}`,
    { answers: receiver.answers, times: receiver.times === null || receiver.times === undefined ? '' : String(receiver.times) },
  );
  const act = useAct();
  const submit = () => act.run(async () => {
    const set = await call('PUT', place(workspace, receiver.name), wish(draft.values));
    draft.clear();
    await reload();
    return set;
  }, set => `From now on ${set.name} ${set.answers === 'down' ? 'is down' : `answers ${set.answers}`}.`);
  return html`<${Form} label=${`What ${receiver.name} answers`} act=${act} submit="Set" onSubmit=${submit}>
    <div class="fields"><${Wishes} draft=${draft} act=${act} /></div><//>`;
}

// The newest is open; it stays so when another one comes.
function Call({ one, isNewest }) {
  const [isOpen] = useState(isNewest);
  return html`<li>
    <p class="line"><strong>${one.number}.</strong> <${Instant} at=${one.at} /> <span class="method">${one.method}</span> ${one.query && html`<span class="id">
      ?${one.query}</span>`} ${one.answered === 'down' ? html`<${State} of="broken off" tone="bad" />` : html`<${Status} code=${Number(one.answered)} />`}</p>
    <details open=${isOpen}><summary>What was sent</summary>
      ${one.body ? html`<${Code} label="Body" text=${pretty(one.body)} what=${`body of call ${one.number}`} />` : html`<p class="faint">No body.</p>`}
      <dl class="headers">${Object.entries(one.headers).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    </details></li>`;
}
