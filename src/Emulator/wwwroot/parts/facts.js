import { html, useRef } from '../core/ui.js';
import { CopyButton } from './copy.js';
import { Buttons } from './buttons.js';
import { State } from './tags.js';

// What is so, line by line; act and run carry out what can be done with a line.
export const Facts = ({ facts, act, run }) => html`<dl class="facts">${facts.map(fact => html`<${Fact} fact=${fact} act=${act} run=${run} />`)}</dl>`;

function Fact({ fact, act, run }) {
  const first = useRef(fact.text);
  return html`<div><dt>${fact.label}</dt><dd>${text(fact)}
    ${fact.whenNew && fact.text && fact.text !== first.current && html` <${State} of=${fact.whenNew} tone="good" />`}
    ${fact.buttons.length > 0 && html`<div class="buttons"><${Buttons} buttons=${fact.buttons} act=${act} run=${run} /></div>`}</dd></div>`;
}

function text({ text: value, label, isCode }) {
  if (value === null) return html`<span class="faint">none yet</span>`;
  return isCode ? html`<code>${value}</code> <${CopyButton} text=${value} what=${label} />` : value;
}

// A line that is given to a program.
export const code = (label, value) => ({ label, text: value, isCode: true, buttons: [] });
