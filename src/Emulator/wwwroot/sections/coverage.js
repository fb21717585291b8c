import { useData } from '../core/data.js';
import { capital, plural } from '../core/format.js';
import { providerName, providerNames } from '../core/providers.js';
import { setParams } from '../core/route.js';
import { html } from '../core/ui.js';
import { Filter, Search } from '../parts/filters.js';
import { Read } from '../parts/notes.js';
import { State } from '../parts/tags.js';

const Evidence = { documented: 'Documented', observed: 'Observed', inferred: 'Inferred' };
const States = { emulated: 'Emulated', refused: 'Refused', unsupported: 'Not emulated' };

// What is emulated, and how we know it.
export function Coverage({ params }) {
  const { provider, evidence, state, q = '' } = params;
  const read = useData('coverage', { isLive: false });
  const fits = line => (!evidence || line.evidence === evidence) && (!state || line.state === state)
    && JSON.stringify(Object.values(line)).toLowerCase().includes(q.toLowerCase());
  return html`
    <p class="lead"><strong>Documented</strong>: the vendor says so. <strong>Observed</strong>:
      public clients prove it. <strong>Inferred</strong>: a decision of ours, with its reason.</p>
    <div class="tools">
      <${Search} label="Search" value=${q} hint="operation, path, rule or source" onSearch=${text => setParams({ q: text })} />
      <${Filter} label="Provider" value=${provider} options=${providerNames()} onChange=${value => setParams({ provider: value })} />
      <${Filter} label="Known" value=${evidence} options=${Evidence} onChange=${value => setParams({ evidence: value })} />
      <${Filter} label="State" value=${state} options=${States} onChange=${value => setParams({ state: value })} />
    </div>
    <${Read} of=${read} what="Loading the coverage">
      ${coverage => Object.entries(coverage).filter(([name]) => !provider || name === provider).map(([name, { operations, rules }]) => html`
        <${Part} name=${name} key=${name} operations=${operations.filter(fits)} rules=${state ? [] : rules.filter(fits)} />`)}<//>`;
}

const Part = ({ name, operations, rules }) => html`<section class="card"><h2>${providerName(name)}</h2>
  <p class="faint">${plural(operations.length, 'operation')}, ${plural(rules.length, 'rule')}: ${Object.keys(Evidence)
    .map(kind => `${[...operations, ...rules].filter(line => line.evidence === kind).length} ${kind}`).join(', ')}.</p>
  ${operations.length > 0 && html`<table class="wrap"><caption class="offscreen">Operations of ${providerName(name)}</caption>
    <thead>
      <tr><th scope="col">Operation</th><th scope="col">Call</th><th scope="col">State</th><th scope="col">Known</th><th scope="col">Source</th></tr></thead>
    <tbody>${operations.map(one => html`<tr><td data-label="Operation">${one.name}</td>
      <td data-label="Call"><span class="method">${one.method}</span> <code>${one.path}</code></td><td data-label="State"><${State} of=${one.state} /></td>
      <td data-label="Known"><${State} of=${one.evidence} /></td><td data-label="Source">${one.source}</td></tr>`)}</tbody></table>`}
  ${rules.length > 0 && html`<details open=${rules.length < 20}><summary>${capital(plural(rules.length, 'rule'))}</summary>
    <table class="wrap"><caption class="offscreen">Rules of ${providerName(name)}</caption>
      <thead><tr><th scope="col">Rule</th><th scope="col">Known</th><th scope="col">Source</th></tr></thead>
      <tbody>${rules.map(rule => html`<tr><td data-label="Rule">${rule.name}</td><td data-label="Known"><${State} of=${rule.evidence} /></td>
        <td data-label="Source">${rule.source}</td></tr>`)}</tbody></table></details>`}
  ${operations.length + rules.length === 0 && html`<div class="note empty">Nothing of this provider fits the filters.</div>`}
</section>`;
