import { useClock } from '../core/clock.js';
import { local, stamp } from '../core/format.js';
import { href } from '../core/route.js';
import { html } from '../core/ui.js';
import { State } from '../parts/tags.js';

// The instant of the workspace, always in sight.
export function ClockChip({ workspace }) {
  const { clock, now } = useClock(workspace);
  if (!now) return html`<span class="clockchip faint">Clock …</span>`;
  return html`<a class="clockchip" href=${href({ workspace, section: 'clock' })} title=${`${local(now)}. Go to the clock.`}>
    <time dateTime=${now.toISOString()}>${stamp(now)}</time> <span class="faint">UTC</span> <${State}
      of=${clock.mode === 'scaled' ? `× ${clock.factor}` : clock.mode} tone=${clock.mode === 'live' ? 'good' : 'info'} />
  </a>`;
}
