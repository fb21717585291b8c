import { at, call, post, query } from '../core/api.js';
import { iso } from '../core/format.js';
import { html, useRef, useState } from '../core/ui.js';
import { Choice, Form, Text, useAct, useDraft } from '../parts/form.js';
import { Failure } from '../parts/notes.js';

// A member with one choice that must be given is no question.
const isFixed = member => member.required && member.choices.length === 1;

const isAsked = act => act.members.some(member => member.required && !isFixed(member));

// What can be done now, as buttons: at once, or with what can be said with it.
export function Acts({ workspace, subject, reload }) {
  const [open, setOpen] = useState(null);
  const act = useAct();
  const place = useRef(null);
  const run = (one, values) => act.run(async () => {
    await send(workspace, one, values);
    // A webhook that it sets off is sent before the answer is shown.
    await post(at(workspace, 'clock/advance'), { by: 'PT0S' });
    await reload();
    setOpen(null);
    // The button may be gone with the state that it belonged to: then the focus stays near.
    setTimeout(() => document.activeElement === document.body && place.current?.focus());
    return true;
  }, `${one.title}: ${values.after ? 'on the agenda' : 'done'}, ${subject.title}.`);
  const shown = subject.acts.find(one => one.name === open);
  return html`<div class="acts" tabIndex="-1" ref=${place}>${subject.acts.map(one => html`<span class="pair" key=${one.name}>
      <button type="button" aria-disabled=${act.isBusy} title=${`As ${one.actor}`} aria-expanded=${isAsked(one) ? String(open === one.name) : undefined}
        onClick=${() => (isAsked(one) ? setOpen(open === one.name ? null : one.name) : run(one, {}))}>${one.title}${isAsked(one) ? ' …' : ''}</button>
      ${!isAsked(one) && one.members.length > 0 && html`<button type="button" aria-disabled=${act.isBusy} aria-label=${`${one.title} with …`}
        title=${one.members.some(member => member.name.startsWith('scores')) ? 'with chosen scores, or later' : 'later'}
        aria-expanded=${String(open === one.name)} onClick=${() => setOpen(open === one.name ? null : one.name)}>…</button>`}
    </span>`)}</div>
    ${shown
      ? html`<${ActForm} key=${shown.name} workspace=${workspace} subject=${subject} one=${shown} act=${act} run=${run} close=${() => setOpen(null)} />`
      : html`<${Failure} error=${act.error} />`}`;
}

function ActForm({ workspace, subject, one, act, run, close }) {
  const draft = useDraft(`${workspace}.act.${one.path}`, {});
  const submit = async () => {
    if (await run(one, draft.typed)) draft.clear();
  };
  const asked = one.members.filter(member => !isFixed(member));
  return html`<div class="act-form" onKeyDown=${event => event.key === 'Escape' && (event.preventDefault(), close())}>
    <${Form} label=${`${one.title}: ${subject.title}`} act=${act} submit=${one.title}
      onSubmit=${submit} actions=${html`<button type="button" onClick=${close}>Not now</button>`}>
      <div class="fields">${asked.map(member => html`<${Member} key=${member.name} draft=${draft} member=${member} act=${act} />`)}</div>
      ${asked.some(member => member.name.startsWith('scores')) && html`<p class="hint">Scores that are left empty are drawn from the workspace’s seed.</p>`}
    <//></div>`;
}

const label = name => name.replace(/^scores\.(factors\.)?/, '').replaceAll('.', ' ')
  .replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/^./, letter => letter.toUpperCase());

function Member({ draft, member, act }) {
  const common = { draft, name: member.name, act, label: label(member.name) };
  const range = member.least !== null && member.most !== null && member.least !== undefined ? `${member.least} to ${member.most}` : '';
  if (member.choices.length > 0)
    return html`<${Choice} ...${common} hint=${member.summary} options=${[
      ...(member.required && !member.nullable ? [{ value: '', label: 'choose' }] : [{ value: '', label: member.nullable ? 'none' : 'as usual' }]),
      ...member.choices,
    ]} />`;
  switch (member.type) {
    case 'duration': return html`<${Text} ...${common} label="In how many hours" type="number" min="0" hint="empty for now" />`;
    case 'number': case 'wholeNumber': return html`<${Text} ...${common} type="number" step=${member.type === 'number' ? '0.1' : '1'}
      min=${member.least} max=${member.most} hint=${range ? '' : member.summary} placeholder=${range} />`;
    case 'flag': return html`<${Choice} ...${common} hint=${member.summary}
      options=${[{ value: '', label: 'as it is' }, { value: 'true', label: 'yes' }, { value: 'false', label: 'no' }]} />`;
    case 'instant': return html`<${Text} ...${common} type="datetime-local" hint=${`${member.summary} (UTC)`} />`;
    default: return html`<${Text} ...${common} hint=${member.type === 'textList' ? `${member.summary}; with commas between` : member.summary} />`;
  }
}

function valueOf(member, text) {
  switch (member.type) {
    case 'number': case 'wholeNumber': return Number(text);
    case 'flag': return text === 'true';
    case 'duration': return iso(Math.round(Number(text) * 3600), 'seconds');
    case 'instant': return `${text.length === 16 ? `${text}:00` : text}Z`;
    case 'textList': return text.split(',').map(part => part.trim()).filter(Boolean);
    default: return text;
  }
}

// Carries the act out by its control route; dots in a member's name lead to members of members.
async function send(workspace, one, values) {
  const body = {};
  for (const member of one.members) {
    const text = isFixed(member) ? member.choices[0] : values[member.name];
    const isNone = member.nullable && member.required && !text;
    if ((text === undefined || text === '') && !isNone) continue;
    const path = member.name.split('.');
    let place = body;
    for (const part of path.slice(0, -1)) place = place[part] ??= {};
    place[path.at(-1)] = isNone ? null : valueOf(member, text);
  }
  return one.inQuery ? call(one.method, at(workspace, one.path) + query(body)) : call(one.method, at(workspace, one.path), body);
}
