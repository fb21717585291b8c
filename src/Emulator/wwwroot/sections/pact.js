import { useData } from '../core/data.js';
import { plural, stamp } from '../core/format.js';
import { setParams } from '../core/route.js';
import { html } from '../core/ui.js';
import { CopyButton } from '../parts/copy.js';
import { Filter, Search } from '../parts/filters.js';
import { Read } from '../parts/notes.js';
import { Provider, State } from '../parts/tags.js';

const Outcomes = { entered: 'Entered', refused: 'Refused', left: 'Torn down', 'left over': 'Left over' };

// What verifiers asked for, and what they may ask for.
export function Pact({ params }) {
  const { outcome, q = '' } = params;
  const asked = useData('pact/states');
  const states = useData('fixtures', { isLive: false });
  const fits = one => JSON.stringify(Object.values(one)).toLowerCase().includes(q.toLowerCase());
  return html`
    <p class="lead">Provider states that Pact verifiers set up in this process. What is never torn down is deleted after ten minutes.</p>
    <div class="tools">
      <${Search} label="Search" value=${q} hint="state, parameter or value" onSearch=${text => setParams({ q: text })} />
      <${Filter} label="Outcome" value=${outcome} options=${Outcomes} onChange=${value => setParams({ outcome: value })} />
    </div>
    <${Read} of=${asked} what="Loading the states" empty="No verifier has asked for a state yet.">${all => html`
      <${Asked} states=${all.filter(one => (!outcome || one.outcome === outcome) && fits(one))} />`}<//>
    <${Read} of=${states} what="Loading the fixtures">${all => html`<${Known} states=${all.filter(fits)} />`}<//>`;
}

const Asked = ({ states }) => html`<section class="card"><h2>Asked for</h2>
  <p class="faint" role="status">${plural(states.length, 'state')}</p>
  <table class="wrap"><caption class="offscreen">States that were asked for, newest first</caption>
    <thead><tr><th scope="col">At (UTC)</th><th scope="col">State</th><th scope="col">Outcome</th><th scope="col">Workspace</th></tr></thead>
    <tbody>${states.map(one => html`<tr><td data-label="At (UTC)"><time dateTime=${one.at}>${stamp(one.at)}</time></td>
      <td data-label="State">${one.state}${one.told && html`<div class="faint">${one.told}</div>`}</td>
      <td data-label="Outcome"><${State} of=${one.outcome} /></td><td data-label="Workspace"><code>${one.workspace ?? ''}</code></td></tr>`)}</tbody></table></section>`;

const Known = ({ states }) => html`<section class="card"><h2>States that there are</h2>
  <table class="wrap"><caption class="offscreen">States that there are</caption>
    <thead><tr><th scope="col">State</th><th scope="col">Parameters</th><th scope="col">Values</th><th scope="col">To paste</th></tr></thead>
    <tbody>${states.map(one => html`<tr><td data-label="State"><strong>${one.name}</strong> ${one.provider && html`<${Provider} name=${one.provider} />`}
        <div class="faint">${one.summary}</div></td>
      <td data-label="Parameters">${one.parameters.map(parameter => html`<div><code>${parameter.name}</code> ${allowed(parameter)}</div>`)}</td>
      <td data-label="Values">${one.values.map(value => html`<div><code>${'${' + value.name + '}'}</code> <span class="faint">${value.type}</span></div>`)}</td>
      <td data-label="To paste"><code>${one.paste}</code> <${CopyButton} text=${one.paste} what=${`the state ${one.name}`} /></td></tr>`)}</tbody></table></section>`;

const allowed = ({ oneOf, min, max, default: usual }) =>
  (oneOf.length > 0 ? `${oneOf.join(', ')}; ${usual}` : typeof usual === 'number' ? `${min} to ${max}; ${usual}` : String(usual));
