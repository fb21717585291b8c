import { html } from '../core/ui.js';
import { Sure } from './form.js';

// What can be pressed; what cannot be taken back asks once more.
export const Buttons = ({ buttons, act, run }) => buttons.map(({ label, name, question, press }) => (question
  ? html`<${Sure} question=${question} label=${name} aria-disabled=${act.isBusy} onSure=${() => run(press)}>${label}<//>`
  : html`<button type="button" aria-disabled=${act.isBusy} aria-label=${name} onClick=${() => run(press)}>${label}</button>`));
