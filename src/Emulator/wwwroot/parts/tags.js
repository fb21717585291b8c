import { distance, local, stamp, time } from '../core/format.js';
import { providerName, tintOf } from '../core/providers.js';
import { html } from '../core/ui.js';

export const Provider = ({ name }) => (name ? html`<span class=${`provider ${tintOf(name)}`}>${providerName(name)}</span>` : null);

const Tones = {
  delivered: 'good', completed: 'good', passed: 'good', hired: 'good', live: 'good', enabled: 'good', emulated: 'good', documented: 'good', online: 'good',
  failed: 'bad', refused: 'bad', blocked: 'bad', expired: 'bad', cancelled: 'bad', aborted: 'bad', lost: 'bad', disabled: 'bad', unsupported: 'warn',
  'left over': 'warn', entered: 'info', held: 'warn', scheduled: 'warn', started: 'info', opened: 'info', running: 'info', inferred: 'warn', observed: 'info', frozen: 'info', scaled: 'info',
};

// A state in a word, with a colour that never carries the meaning alone.
export const State = ({ of, tone }) => html`<span class=${`state ${tone ?? Tones[of] ?? 'plain'}`}>${of}</span>`;

// The status of an answer; null means that the connection broke.
export const Status = ({ code }) => html`
  <span class=${`state ${code === null || code === undefined || code >= 500 ? 'bad' : code >= 400 ? 'warn' : 'good'}`}>${code ?? 'broken off'}</span>
`;

export const Instant = ({ at, now, isShort }) => (at ? html`<time dateTime=${at} title=${local(at)}>${isShort ? time(at) : stamp(at)}
  ${now !== undefined && html` <span class="faint">${distance(at, now)}</span>`}</time>` : html`<span class="faint">–</span>`);
