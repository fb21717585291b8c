import { at, call } from '../core/api.js';
import { html, useId } from '../core/ui.js';
import { Buttons } from './buttons.js';
import { Facts } from './facts.js';
import { Choice, Tick, useAct, useDraft } from './form.js';
import { Empty, Failure } from './notes.js';
import { ScreenForm } from './screen-form.js';
import { State } from './tags.js';

// A vendor's administration screen, drawn from what the control API tells of it: each press names the control route that it calls.
export function Screen({ workspace, name, screen, reload }) {
  const who = useDraft(`${name}.actor`, {});
  const actor = screen.actor?.choices.find(one => one.value === who.values.value) ?? screen.actor?.choices[0];
  const send = async (press, typed) => {
    const by = press.isByActor && actor ? { [screen.actor.member]: actor.value } : {};
    const path = at(workspace, press.path);
    const answer = press.method === 'DELETE' ? await call('DELETE', withQuery(path, by)) : await call(press.method, path, { ...by, ...press.body, ...typed });
    await reload();
    return answer;
  };
  return html`${actor && html`<${Actor} actor=${screen.actor} chosen=${actor} choose=${value => who.set('value', value)} />`}
    ${screen.cards.map(card => html`<section class="card" key=${card.id ?? card.title} aria-label=${card.label ?? undefined}>
      <h2>${card.title}${card.tags.map(tag => html` <${State} of=${tag.text} tone=${tag.tone} />`)}</h2>
      <${Parts} parts=${card.parts} name=${name} send=${send} /></section>`)}`;
}

const withQuery = (path, values) => (Object.keys(values).length ? `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(values)}` : path);

function Actor({ actor, chosen, choose }) {
  const id = useId();
  return html`
    <div class="acting"><label for=${id}>${actor.label}</label><select id=${id} value=${chosen.value} onChange=${event => choose(event.currentTarget.value)}>
      ${actor.choices.map(one => html`<option value=${one.value} selected=${one === chosen}>${one.label}</option>`)}</select>
      <span class="hint">${actor.hint}</span></div>`;
}

// What acts at once in one frame acts one after the other; what went wrong stands below.
function Parts({ parts, name, send }) {
  const act = useAct();
  const run = (press, typed) => act.run(() => send(press, typed), press.done);
  const count = {};
  return html`${parts.map(part => {
    const nth = (count[part.part] = (count[part.part] ?? 0) + 1);
    const Part = Kinds[part.part];
    return html`<${Part} key=${`${part.part} ${part.id ?? nth}`} of=${part} name=${name} act=${act} run=${run} send=${send} />`;
  })}<${Failure} error=${act.error} />`;
}

const Note = ({ of: { text, tone } }) => (tone === 'heading' ? html`<h3>${text}</h3>` : html`<p class=${tone}>${text}</p>`);

function Ticks({ of: { legend, ticks }, act, run }) {
  const all = ticks.map(one => html`<${Tick} key=${one.label} label=${one.label} hint=${one.hint}
    isOn=${one.isOn} isFixed=${!one.press} isBusy=${act.isBusy} onChange=${() => run(one.press)} />`);
  return legend ? html`<fieldset><legend>${legend}</legend><div class="ticks">${all}</div></fieldset>` : all;
}

const Choices = ({ of: { press, fields }, act, run }) => html`<div class="fields">
  ${fields.map(field => html`<${Choice} key=${field.member} label=${field.label} hint=${field.hint} act=${act} options=${field.choices} name=${field.member}
    draft=${{ values: { [field.member]: field.value }, set: (member, value) => run(press, { [member]: value }) }} />`)}</div>`;

const Entries = ({ of: { entries, empty }, act, run }) => (entries.length === 0
  ? html`<${Empty}>${empty}<//>`
  : html`<ul class="entries">
    ${entries.map(entry => html`<li key=${entry.text}><code>${entry.text}</code> <${Buttons} buttons=${entry.buttons} act=${act} run=${run} /></li>`)}</ul>`);

// One of many, with where it stands; or what is seldom wanted.
const Fold = ({ of: { title, detail, tags, parts }, name, send }) => html`<details class=${detail ? 'user' : 'more'}>
  <summary>${detail ? html`<span class="user-name">${title}</span> <span>${detail}</span>` : title}
    ${tags.map(tag => html` <${State} of=${tag.text} tone=${tag.tone} />`)}</summary>
  <${Parts} parts=${parts} name=${name} send=${send} />
</details>`;

const Kinds = {
  note: Note,
  facts: ({ of, act, run }) => html`<${Facts} facts=${of.facts} act=${act} run=${run} />`,
  ticks: Ticks,
  choices: Choices,
  form: ScreenForm,
  entries: Entries,
  fold: Fold,
};
