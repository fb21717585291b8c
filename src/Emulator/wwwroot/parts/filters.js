import { html, useEffect, useId, useRef, useState } from '../core/ui.js';

const Pause = 250;

// One of several words, or all.
export function Filter({ label, value, options, onChange, all = 'All' }) {
  const id = useId();
  return html`<div class="filter"><label for=${id}>${label}</label>
    <select id=${id} value=${value ?? ''} onChange=${event => onChange(event.currentTarget.value)}>
      <option value="" selected=${!value}>${all}</option>
      ${Object.entries(options).map(([name, title]) => html`<option value=${name} selected=${value === name}>${title}</option>`)}
    </select></div>`;
}

// A text that is searched for when the typing pauses.
export function Search({ label, value, hint, onSearch, options }) {
  const id = useId();
  const [text, setText] = useState(value);
  const timer = useRef(null);
  const searched = useRef(value);
  useEffect(() => {
    if (value !== searched.current) setText(value);
    searched.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = now => {
    clearTimeout(timer.current);
    searched.current = now.trim();
    onSearch(now.trim());
  };
  return html`<div class="filter search"><label for=${id}>${label}</label>
    <input id=${id} type="search" value=${text} placeholder=${hint} list=${options ? `${id}-options` : undefined} autocomplete="off" spellcheck=${false}
      onInput=${event => {
        const now = event.currentTarget.value;
        setText(now);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => search(now), Pause);
      }}
      onKeyDown=${event => event.key === 'Enter' && search(event.currentTarget.value)} />
    ${options && html`<datalist id=${`${id}-options`}>${options.map(option => html`<option value=${option}></option>`)}</datalist>`}</div>`;
}

// Several words at once, with commas between; none chosen means all.
export function Toggles({ label, value, options, onChange }) {
  const chosen = value ? value.split(',') : [];
  const press = name => onChange(Object.keys(options).filter(one => (one === name ? !chosen.includes(one) : chosen.includes(one))).join(','));
  return html`<div class="filter" role="group" aria-label=${label}><span class="label" aria-hidden="true">${label}</span>
    <div class="toggles">${Object.entries(options).map(([name, title]) => html`<button type="button"
      aria-pressed=${chosen.includes(name) ? 'true' : 'false'} class=${`kind ${name}`} onClick=${() => press(name)}>${title}</button>`)}</div></div>`;
}
