import { connection } from '../core/api.js';
import { live, tryNow } from '../core/live.js';
import { html } from '../core/ui.js';

// Whether the page sees what happens; a lost connection is tried again by itself.
export function Connection() {
  const state = live.use();
  const isLost = state === 'lost' || connection.use() === 'lost';
  return html`<div class="connection" role="status">
    ${isLost
      ? html`<p class="banner">Connection lost: the emulator does not answer. What you typed is kept; the page goes on by itself when it is back. <button
        type="button" class="small" onClick=${tryNow}>Try now</button></p>`
      : html`<span class=${`dot ${state}`}></span><span class="dot-text">${{ live: 'Live', opening: 'Connecting', gone: 'No workspace' }[state]}</span>`}
  </div>`;
}
