import { html } from '../core/ui.js';
import { Buttons } from './buttons.js';
import { Choice, Form, Text, Tick, useAct, useDraft } from './form.js';
import { Failure } from './notes.js';

// Of two fields for one member only one is there at a time.
const nameOf = ({ member, when }) => (when ? `${member}.${when.value}` : member);

// What is typed and then sent: for a change what was typed, for something new all that is not empty and no flag that was left alone.
export function ScreenForm({ of: form, name, act: frame, run, send }) {
  const { press, fields } = form;
  const isChange = press.method === 'PATCH';
  const draft = useDraft(`${name}.${press.method} ${press.path}`, Object.fromEntries(fields.map(field => [nameOf(field), field.value])));
  const act = useAct();
  const shown = fields.filter(({ when }) => !when || draft.values[when.member] === when.value);
  const submit = async () => {
    const typed = {};
    for (const field of shown) {
      const value = valueOf(field, draft.values[nameOf(field)]);
      if (isChange ? nameOf(field) in draft.typed : value !== null && value !== '' && !(typeof value === 'boolean' && value === field.value))
        typed[field.member] = value;
    }
    if (await act.run(() => send(press, typed), press.done)) draft.clear();
  };
  const isOff = isChange && !draft.isTyped;
  const buttons = html`<${Buttons} buttons=${form.buttons} act=${frame} run=${run} />`;
  if (form.isLine) {
    return html`<div class="buttons">
      <form class="inline" aria-label=${form.label} noValidate onSubmit=${event => { event.preventDefault(); submit(); }}>
        ${shown.map(field => html`<${Line} field=${field} draft=${draft} act=${act} />`)}
        <button type="submit" aria-disabled=${act.isBusy || isOff}>${form.submit}</button></form>
      <span class="spring"></span>${buttons}
    </div><${Failure} error=${act.error} />`;
  }
  return html`<${Form} label=${form.label} act=${act} submit=${form.submit} disabled=${isOff} onSubmit=${submit} actions=${buttons}>
    <div class="fields">
      ${shown.filter(field => !isTicked(field)).map(field => html`<${Line} key=${nameOf(field)} field=${field} draft=${draft} act=${act} />`)}</div>
    ${shown.filter(isTicked).map(field => html`<${Ticked} key=${nameOf(field)} field=${field} draft=${draft} />`)}
  <//>`;
}

const valueOf = ({ isNumber }, value) => (!isNumber ? value : value === '' ? null : Number(value));

const isTicked = ({ value }) => typeof value === 'boolean' || Array.isArray(value);

function Line({ field, draft, act }) {
  const common = { draft, act, name: nameOf(field), member: field.member, label: field.label, hint: field.hint, isWide: field.isWide };
  return field.choices.length
    ? html`<${Choice} ...${common} options=${field.choices} />`
    : html`<${Text} ...${common} type=${field.isNumber ? 'number' : 'text'} />`;
}

// One flag, or several words of a list.
function Ticked({ field, draft }) {
  const value = draft.values[nameOf(field)];
  const set = next => draft.set(nameOf(field), next);
  if (!Array.isArray(value)) return html`<${Tick} label=${field.label} hint=${field.hint} isOn=${value} onChange=${set} />`;
  return html`<fieldset><legend>${field.label}</legend>
    <div class="ticks">${field.choices.map(one => html`<${Tick} key=${one.value} label=${one.label} isOn=${value.includes(one.value)}
      onChange=${isOn => set(isOn ? [...value, one.value] : value.filter(other => other !== one.value))} />`)}</div></fieldset>`;
}
