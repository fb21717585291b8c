import { html, useEffect, useLayoutEffect, useRef, useState } from '../core/ui.js';

const Spare = 12;
const narrow = matchMedia('(max-width: 720px)');

export function useNarrow() {
  const [is, set] = useState(narrow.matches);
  useEffect(() => {
    const see = () => set(narrow.matches);
    narrow.addEventListener('change', see);
    return () => narrow.removeEventListener('change', see);
  }, []);
  return is;
}

// A long list of which only the visible part is in the page, so that ten thousand rows are as quick as ten.
// columns: [{ name, title, cell }]; the first is the link that opens the row. Heights are fixed: one line, or two where there is no room.
// Where only the first of count rows are there, need(n) is called as soon as somebody looks at others.
export function Rows({ label, name, rows, count = rows.length, need, columns, keyOf, linkOf, selected, toneOf, heights = [30, 54] }) {
  const box = useRef(null);
  const isNarrow = useNarrow();
  const height = heights[isNarrow ? 1 : 0];
  const [view, setView] = useState({ top: 0, height: 600 });

  useLayoutEffect(() => {
    const see = () => setView({ top: box.current.scrollTop, height: box.current.clientHeight });
    see();
    const observer = new ResizeObserver(see);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  // New rows come on top: who reads further down keeps the row before the eyes.
  const before = useRef({ first: null });
  useLayoutEffect(() => {
    const { first } = before.current;
    const node = box.current;
    if (first !== null && node.scrollTop > height) {
      const moved = rows.slice(0, 2000).findIndex(row => keyOf(row) === first);
      if (moved > 0) node.scrollTop += moved * height;
    }
    before.current.first = rows.length ? keyOf(rows[0]) : null;
  }, [rows]);

  const from = Math.max(0, Math.floor(view.top / height) - Spare);
  const to = Math.min(count, Math.ceil((view.top + view.height) / height) + Spare);
  useEffect(() => {
    if (to > rows.length) need?.(to);
  }, [to, rows.length, need]);
  return html`<div class=${`rows rows-${name}`} role="table" aria-label=${label} aria-rowcount=${count + 1} onKeyDown=${walk}>
    <div role="rowgroup" class="rows-head"><div class="row" role="row" aria-rowindex="1">
      ${columns.map(column => html`<div role="columnheader" class=${`c-${column.name}`}>${column.title}</div>`)}</div></div>
    <div class="rows-body" role="rowgroup" ref=${box}
      onScroll=${event => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}>
      <div role="presentation" class="rows-all" style=${{ height: `${count * height}px` }}>
        ${rows.slice(from, to).map((row, i) => {
          const key = keyOf(row);
          return html`<div key=${key} role="row" class=${`row${key === selected ? ' selected' : ''} ${toneOf?.(row) ?? ''}`}
            aria-rowindex=${from + i + 2} style=${{ transform: `translateY(${(from + i) * height}px)`, height: `${height}px` }}>
            ${columns.map((column, at) => html`<div role="cell" class=${`c-${column.name}`}>
              ${at === 0 ? html`<a href=${linkOf(row)} aria-current=${key === selected ? 'true' : undefined}>${column.cell(row)}</a>` : column.cell(row)}
            </div>`)}
          </div>`;
        })}
      </div>
    </div>
  </div>`;
}

// The arrows walk from row to row.
function walk(event) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.target.closest('.rows-body .row');
  const next = row && (event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling);
  if (!next) return;
  event.preventDefault();
  next.querySelector('a')?.focus();
  next.scrollIntoView({ block: 'nearest' });
}
