import { day, span, time } from '../core/format.js';
import { tintOf } from '../core/providers.js';
import { withParams } from '../core/route.js';
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../core/ui.js';

const hasFailed = entry => entry.kind === 'delivery' && !(entry.status >= 200 && entry.status < 300);

const Lanes = [
  ['Calls', ['call', 'refusal']], ['Acts', ['act']], ['Changes', ['change']], ['Mails', ['mail']], ['Webhooks', ['delivery']], ['Clock', ['clock']],
];
const LaneOf = Object.fromEntries(Lanes.flatMap(([, kinds], lane) => kinds.map(kind => [kind, lane])));
const LaneHeight = 22;
const Top = 30;
const Height = Top + Lanes.length * LaneHeight + 8;
const Step = 9;
const LabelRoom = 62;
const Margin = 400;

// Where each entry stands. Time runs to the right; a longer wait takes more room, but days do not take a thousand times that of minutes.
export function place(entries) {
  const marks = [];
  const waits = [];
  let x = 30;
  let labelled = -Infinity;
  let shownDay = '';
  entries.forEach((entry, i) => {
    const wait = i === 0 ? 0 : new Date(entry.at) - new Date(entries[i - 1].at);
    if (i > 0) {
      const room = wait === 0 ? Step : Math.min(120, Step + 7 * Math.log2(1 + Math.abs(wait) / 1000));
      if (Math.abs(wait) >= 60_000) waits.push({ x: x + room / 2, text: `${wait < 0 ? '−' : '+'}${span(wait)}` });
      x += room;
    }
    const today = day(entry.at);
    const isLabelled = (i === 0 || wait !== 0) && x - labelled >= LabelRoom;
    if (isLabelled) labelled = x;
    marks.push({ entry, x, label: isLabelled ? time(entry.at) : null, day: isLabelled && today !== shownDay ? today : null });
    if (isLabelled) shownDay = today;
  });
  return { marks, waits, width: x + 60 };
}

// The first mark that is not left of x.
function first(marks, x) {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

// All that happened on one time axis. The list below says the same for those who cannot see it.
export function Axis({ entries, selected }) {
  const box = useRef(null);
  const { marks, waits, width } = useMemo(() => place(entries), [entries]);
  const [view, setView] = useState({ left: 0, width: 1200 });
  const follows = useRef(true);
  const look = () => setView({ left: box.current.scrollLeft, width: box.current.clientWidth });

  useLayoutEffect(() => {
    const observer = new ResizeObserver(look);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (follows.current) box.current.scrollLeft = width;
    look();
  }, [width]);

  useEffect(() => {
    const mark = selected && marks.find(one => one.entry.id === selected);
    if (mark && (mark.x < box.current.scrollLeft + 40 || mark.x > box.current.scrollLeft + box.current.clientWidth - 40))
      box.current.scrollLeft = mark.x - box.current.clientWidth / 2;
  }, [selected, marks.length > 0]);

  const scrolled = () => {
    follows.current = box.current.scrollLeft + box.current.clientWidth >= width - 30;
    look();
  };
  const shown = marks.slice(first(marks, view.left - Margin), first(marks, view.left + view.width + Margin));
  return html`<figure class="axis" aria-label="Time axis">
    <div class="lanes" aria-hidden="true">${Lanes.map(([title], lane) => html`<span style=${{ top: `${Top + lane * LaneHeight}px` }}>${title}</span>`)}</div>
    <div class="axis-box" ref=${box} onScroll=${scrolled} tabIndex="0" role="group"
      aria-label=${`${entries.length} happenings drawn on one time axis, the newest on the right; the list below has them as text`}>
      <svg width=${Math.max(width, view.width)} height=${Height} aria-hidden="true">
        ${Lanes.map((_, lane) => html`<line class="lane" x1="0" x2=${Math.max(width, view.width)}
          y1=${Top + lane * LaneHeight + LaneHeight / 2} y2=${Top + lane * LaneHeight + LaneHeight / 2} />`)}
        ${waits.filter(wait => wait.x > view.left - Margin && wait.x < view.left + view.width + Margin).map(wait => html`<g key=${`w${wait.x}`}>
          <rect class="wait" x=${wait.x - 22} width="44" y=${Top} height=${Lanes.length * LaneHeight} />
          <text class="wait-text" x=${wait.x} y=${Height - 1} text-anchor="middle">${wait.text}</text></g>`)}
        ${shown.map(({ entry, x, label, day: date }) => html`<g key=${entry.id}>
          ${label && html`<line class="tick" x1=${x} x2=${x} y1="26" y2=${Height - 12} /><text class="tick-text" x=${x - 3} y="24">${label}</text>`}
          ${date && html`<text class="tick-day" x=${x - 3} y="11">${date}</text>`}
          <a href=${withParams({ open: entry.id })} tabIndex="-1"
            class=${`mark ${entry.kind} ${tintOf(entry.provider)}${entry.id === selected ? ' selected' : ''}${hasFailed(entry) ? ' failed' : ''}`}>
            <title>${`${time(entry.at)} ${entry.title}`}</title>
            ${entry.kind === 'refusal'
              ? html`<path d=${`M${x - 5} ${yOf(entry) - 5}l10 10m0 -10l-10 10`} />`
              : html`<circle cx=${x} cy=${yOf(entry)} r="4.5" />`}
            <rect class="hit" x=${x - Step / 2} y=${yOf(entry) - LaneHeight / 2} width=${Step} height=${LaneHeight} />
          </a></g>`)}
      </svg>
    </div>
  </figure>`;
}

const yOf = entry => Top + LaneOf[entry.kind] * LaneHeight + LaneHeight / 2;
