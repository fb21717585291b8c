import { at } from '../core/api.js';
import { useData } from '../core/data.js';
import { ProviderNames } from '../core/format.js';
import { href } from '../core/route.js';
import { html } from '../core/ui.js';
import { Read } from '../parts/notes.js';
import { Kelio } from './administration/kelio.js';
import { KeyPredict } from './administration/keypredict.js';
import { PredictiveIndex } from './administration/pi.js';

const Screens = { kelio: Kelio, 'predictive-index': PredictiveIndex, 'key-predict': KeyPredict };

// The vendors' own screens, field by field.
export function Administration({ workspace, params }) {
  const name = params.of in Screens ? params.of : 'predictive-index';
  const world = useData(at(workspace));
  const Screen = Screens[name];
  return html`
    <nav class="tabs" aria-label="Providers">${Object.keys(Screens).map(one => html`<a href=${href({ workspace, section: 'administration', params: { of: one } })} aria-current=${one === name ? 'page' : undefined}>${ProviderNames[one]}</a>`)}</nav>
    <${Read} of=${world} what="Loading the screens">${data => html`<${Screen} key=${name + workspace} workspace=${workspace} world=${data} reload=${world.reload} params=${params} />`}<//>`;
}
