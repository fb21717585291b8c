import { html, useLayoutEffect, useRef } from '../core/ui.js';

// What was chosen from a list, beside it, or over it where there is no room. Escape closes it and the focus returns to where it came from.
export function Panel({ title, label, onClose, children, name }) {
  const heading = useRef(null);
  const cameFrom = useRef(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    cameFrom.current ??= document.activeElement;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.panel').scrollTo(0, 0);
  }, [name]);

  useLayoutEffect(() => {
    const press = event => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      close.current();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
      const back = cameFrom.current;
      if (back?.isConnected) back.focus({ preventScroll: true });
    };
  }, []);

  return html`<aside class="panel" aria-label=${label ?? 'Details'}>
    <header><h2 tabIndex="-1" ref=${heading}>${title}</h2><button type="button" class="quiet" onClick=${onClose} aria-label="Close">×</button></header>
    <div class="panel-body">${children}</div>
  </aside>`;
}
