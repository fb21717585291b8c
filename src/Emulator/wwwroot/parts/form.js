import { html, useCallback, useId, useLayoutEffect, useRef, useState } from '../core/ui.js';
import { Failure, say } from './notes.js';

const Prefix = 'emulator.draft.';

// What a person has typed, kept until it was taken: it survives errors, other sections and a reload of the page.
export function useDraft(key, initial) {
  const name = Prefix + key;
  const [state, setState] = useState(() => ({ name, values: read(name) ?? {} }));
  const values = state.name === name ? state.values : read(name) ?? {};
  const keep = next => {
    if (Object.keys(next).length) sessionStorage.setItem(name, JSON.stringify(next));
    else sessionStorage.removeItem(name);
    setState({ name, values: next });
  };
  return {
    values: { ...initial, ...values },
    typed: values,
    isTyped: Object.keys(values).length > 0,
    // What stands now, also after a wait.
    latest: () => read(name) ?? {},
    set: (member, value) => keep({ ...(read(name) ?? {}), [member]: value }),
    // Only what this draft knows was taken: what was typed since stays.
    clear: () =>
      keep(Object.fromEntries(Object.entries(read(name) ?? {}).filter(([member, value]) => JSON.stringify(value) !== JSON.stringify(values[member])))),
  };
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

// Runs an act once at a time; an error stays beside the form that caused it.
export function useAct() {
  const [state, setState] = useState({ isBusy: false, error: null });
  const busy = useRef(false);
  const run = useCallback(async (act, done) => {
    if (busy.current) return undefined;
    busy.current = true;
    setState({ isBusy: true, error: null });
    try {
      const result = await act();
      setState({ isBusy: false, error: null });
      if (done) say(typeof done === 'function' ? done(result) : done);
      return result ?? true;
    } catch (error) {
      setState({ isBusy: false, error });
      return undefined;
    } finally {
      busy.current = false;
    }
  }, []);
  return { ...state, run, forget: () => setState({ isBusy: false, error: null }) };
}

// A form of a draft: messages of the control API stand at the member that they are about.
export function Form({ act, submit, label, onSubmit, children, actions, disabled }) {
  return html`<form aria-label=${label} noValidate onSubmit=${event => { event.preventDefault(); onSubmit(); }}>
    ${children}
    ${act.error && html`<${Failure} error=${act.error} />`}
    <div class="actions">
      <button type="submit" class="main" aria-disabled=${act.isBusy || Boolean(disabled)}>${act.isBusy ? 'Working …' : submit}</button>${actions}</div>
  </form>`;
}

const messages = (act, member) => (act?.error?.errors?.[member] ?? []).join(' ');

function Labelled({ label, hint, mistake, id, children, isWide }) {
  return html`<div class=${`field${isWide ? ' wide' : ''}${mistake ? ' wrong' : ''}`}>
    <label for=${id}>${label}</label>
    ${children}
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${mistake && html`<p class="mistake" id=${`${id}-mistake`}>${mistake}</p>`}
  </div>`;
}

const described = (id, hint, mistake) => [hint && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(' ') || undefined;

export function Text({ draft, name, member = name, label, hint, act, type = 'text', isWide, lines, ...more }) {
  const id = useId();
  const mistake = messages(act, member);
  const common = {
    id,
    value: draft.values[name] ?? '',
    onInput: event => draft.set(name, event.currentTarget.value),
    'aria-invalid': mistake ? 'true' : undefined,
    'aria-describedby': described(id, hint, mistake),
    autocomplete: 'off',
    spellcheck: false,
    ...more,
  };
  return html`<${Labelled} label=${label} hint=${hint} mistake=${mistake} id=${id} isWide=${isWide}>
    ${lines ? html`<textarea rows=${lines} ...${common}></textarea>` : html`<input type=${type} ...${common} />`}
  <//>`;
}

export function Choice({ draft, name, member = name, label, hint, act, options, isWide }) {
  const id = useId();
  const mistake = messages(act, member);
  const value = draft.values[name] ?? '';
  return html`<${Labelled} label=${label} hint=${hint} mistake=${mistake} id=${id} isWide=${isWide}>
    <select id=${id} value=${value} onChange=${event => draft.set(name, event.currentTarget.value)}
      aria-invalid=${mistake ? 'true' : undefined} aria-describedby=${described(id, hint, mistake)}>
      ${options.map(option => html`<option value=${option.value ?? option} selected=${(option.value ?? option) === value}>${option.label ?? option}</option>`)}
    </select>
  <//>`;
}

// A tick that acts at once shows what was wanted until the answer is there, and then what is. While another act runs it waits,
// since that may change what it stands for.
export function Tick({ label, hint, isOn, onChange, isFixed, isBusy }) {
  const id = useId();
  const [wanted, want] = useState(null);
  const press = async event => {
    if (isFixed) return;
    want(event.currentTarget.checked);
    await onChange(event.currentTarget.checked);
    want(null);
  };
  return html`<div class="tick">
    <input type="checkbox" id=${id} checked=${wanted ?? isOn} disabled=${isFixed} aria-disabled=${isBusy ? 'true' : undefined}
      onClick=${event => isBusy && event.preventDefault()} onChange=${press} aria-describedby=${described(id, hint)} />
    <label for=${id}>${label}</label>
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
  </div>`;
}

// A button that asks once more before it does what cannot be taken back. The focus stays where it was.
export function Sure({ children, question, onSure, label, ...more }) {
  const [asks, setAsks] = useState(false);
  const button = useRef(null);
  const yes = useRef(null);
  const wasAsked = useRef(false);
  useLayoutEffect(() => {
    if (asks) yes.current.focus();
    else if (wasAsked.current) button.current.focus();
    wasAsked.current = asks;
  }, [asks]);
  if (!asks) return html`<button type="button" class="risky" ref=${button} aria-label=${label} ...${more} onClick=${() => setAsks(true)}>${children}</button>`;
  return html`<span class="sure" role="group" aria-label=${question} onKeyDown=${event => event.key === 'Escape' && (event.preventDefault(), setAsks(false))}>
    ${question} <button type="button" class="risky" ref=${yes} onClick=${() => { setAsks(false); onSure(); }}>Yes</button>
    <button type="button" onClick=${() => setAsks(false)}>No</button>
  </span>`;
}
