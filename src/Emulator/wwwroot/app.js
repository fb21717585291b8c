import { Shell } from './shell/shell.js';
import { html, render } from './core/ui.js';

const place = document.getElementById('app');
place.replaceChildren();
render(html`<${Shell} />`, place);
