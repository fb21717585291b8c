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
export function Search({ label, value, hint, onSearch }) {
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
    <input id=${id} type="search" value=${text} placeholder=${hint} autocomplete="off" spellcheck=${false}
      onInput=${event => { const now = event.currentTarget.value; setText(now); clearTimeout(timer.current); timer.current = setTimeout(() => search(now), Pause); }}
      onKeyDown=${event => event.key === 'Enter' && search(event.currentTarget.value)} /></div>`;
}
