import { html, useState } from '../core/ui.js';
import { say } from './notes.js';

// Copying by the clipboard's interface needs a secure address; the old way works on any.
export async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused: then the old way.
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'offscreen';
  document.body.append(area);
  area.select();
  const isDone = document.execCommand('copy');
  area.remove();
  return isDone;
}

export function CopyButton({ text, label = 'Copy', what }) {
  const [isDone, setDone] = useState(false);
  const press = async () => {
    const isCopied = await copy(text);
    setDone(isCopied);
    say(isCopied ? `${what ?? 'Text'} copied` : 'The browser did not let us copy: select the text by hand.', isCopied ? 'good' : 'bad');
    setTimeout(() => setDone(false), 2000);
  };
  return html`<button type="button" class="small" onClick=${press} aria-label=${what ? `${label} ${what}` : label}>${isDone ? 'Copied' : label}</button>`;
}

export const Code = ({ text, label, what }) => html`<div class="code">
  <div class="bar">${label && html`<span>${label}</span>`}<${CopyButton} text=${text} what=${what ?? label} /></div>
  <pre tabIndex="0" aria-label=${label ?? what}>${text}</pre>
</div>`;

// A body as people read it: JSON is laid out, all else stays.
export function pretty(text) {
  if (!/^\s*[[{]/.test(text ?? '')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
