import { store } from '../core/store.js';
import { html, useEffect, useRef } from '../core/ui.js';

export const Loading = ({ what = 'Loading' }) => html`<p class="note loading" role="status">${what} …</p>`;

export const Empty = ({ children }) => html`<div class="note empty">${children}</div>`;

// What went wrong, in the words of the control API, and how to go on.
export function Failure({ error, retry }) {
  if (!error) return null;
  return html`<div class="note failure" role="alert">
    <p><strong>${error.title ?? 'Something went wrong'}.</strong> ${error.message}</p>
    ${retry && html`<button type="button" onClick=${retry}>Try again</button>`}
  </div>`;
}

// The states that everything that is read has: loading, failed, empty, there. Old data stay visible below an error.
export function Read({ of, what, empty, isEmpty = data => Array.isArray(data) && data.length === 0, children }) {
  if (of.data === undefined) return of.error ? html`<${Failure} error=${of.error} retry=${of.reload} />` : html`<${Loading} what=${what} />`;
  return html`${of.error && of.error.status !== 0 && html`<${Failure} error=${of.error} retry=${of.reload} />`}
    ${empty && isEmpty(of.data) ? html`<${Empty}>${empty}<//>` : children(of.data)}`;
}

const said = store(null);

// Says a result where people see it and screen readers read it out.
export const say = (text, tone = 'good') => said.set({ text, tone, key: Math.random() });

export function Announcer() {
  const now = said.use();
  const timer = useRef(null);
  useEffect(() => {
    clearTimeout(timer.current);
    if (now) timer.current = setTimeout(() => said.set(null), 5000);
  }, [now]);
  return html`<div class="announcer" aria-live="polite">${now && html`<p class=${`said ${now.tone}`} key=${now.key}>
    ${now.text}<button type="button" class="quiet" aria-label="Dismiss" onClick=${() => said.set(null)}>×</button></p>`}</div>`;
}
