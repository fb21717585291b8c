import { plural } from '../core/format.js';
import { html } from '../core/ui.js';

// What a check found: each mistake with its place, and the word that was probably meant.
export function Mistakes({ found }) {
  if (!found) return null;
  if (found.valid) return html`<div class="note good" role="status">“${found.title}” can run: ${plural(found.steps, 'step')}.</div>`;
  return html`<div class="note failure" role="alert"><p><strong>${plural(found.mistakes.length, 'mistake')}</strong></p>
    <ol class="mistakes">${found.mistakes.map(one => html`<li><span class="id">line ${one.line}, column ${one.column}</span> ${one.message}
      ${one.nearest ? html` <span class="faint">Did you mean “${one.nearest}”?</span>` : ''}</li>`)}</ol></div>`;
}
