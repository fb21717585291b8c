import { at, remove } from '../core/api.js';
import { day, plural, stamp, time } from '../core/format.js';
import { useJournal } from '../core/journal.js';
import { providerNames } from '../core/providers.js';
import { setParams, withParams } from '../core/route.js';
import { html, useRef } from '../core/ui.js';
import { Sure, useAct } from '../parts/form.js';
import { Exchange } from '../parts/exchange.js';
import { Filter, Search } from '../parts/filters.js';
import { Failure, Loading, Read } from '../parts/notes.js';
import { Panel } from '../parts/panel.js';
import { Rows } from '../parts/rows.js';
import { Provider, Status } from '../parts/tags.js';

const Outcomes = { refused: 'Refused', passed: 'Passed', '2xx': '2xx', '3xx': '3xx', '4xx': '4xx', '5xx': '5xx', broken: 'Broken off' };

const isRefused = exchange => exchange.checks.length > 0;

const why = exchange => exchange.fault ?? exchange.checks[0]?.detail ?? exchange.operation ?? '';

const columns = [
  {
    name: 'time',
    title: 'At (UTC)',
    cell: one => html`<time dateTime=${one.at} title=${stamp(one.at)}><span class="date">${day(one.at)} </span>${time(one.at)}</time>`,
  },
  { name: 'provider', title: 'Provider', cell: one => html`<${Provider} name=${one.provider} />` },
  { name: 'status', title: 'Status', cell: one => html`<${Status} code=${one.status} />` },
  { name: 'call', title: 'Call', cell: one => html`
    <span class="method">${one.method}</span> <span title=${one.path}>${one.path}${one.query && html`<span class="faint">?${one.query}</span>`}</span>` },
  { name: 'why', title: 'Verdict', cell: one => html`<span title=${why(one)}>${why(one)}</span>` },
];

// Every call to the providers with its verdict, searched and filtered.
export function Journal({ workspace, params }) {
  const { q, provider, outcome, open } = params;
  const read = useJournal(workspace, { q, provider, outcome });
  const kept = useRef({ data: undefined, total: 0 });
  if (read.data) kept.current = read;
  const { data: rows, total } = kept.current; // While a search runs, the former lines stay.
  const isSearching = rows !== undefined && read.data === undefined && !read.error;
  const act = useAct();
  const isFiltered = q || provider || outcome;

  return html`
    <div class="tools">
      <${Search} label="Search" value=${q ?? ''} hint="path, caller, verdict, headers and bodies" onSearch=${text => setParams({ q: text })} />
      <${Filter} label="Provider" value=${provider} options=${providerNames()} onChange=${value => setParams({ provider: value })} />
      <${Filter} label="Outcome" value=${outcome} options=${Outcomes} onChange=${value => setParams({ outcome: value })} />
      <span class="count" role="status">${isSearching ? 'Searching …' : rows ? plural(total, 'call') : ''}</span>
      <${Sure} question="Forget all calls?" aria-disabled=${act.isBusy || !rows?.length}
        onSure=${() => act.run(async () => { await remove(at(workspace, 'journal')); await read.reload(); }, 'The journal is empty.')}>Clear<//>
    </div>
    <${Failure} error=${act.error} />
    <${Read} of=${{ ...read, data: rows }} what="Loading the journal">${() => html`<div class=${`split${open ? ' open' : ''}`}>
      ${rows.length === 0 && isSearching ? html`<${Loading} what="Searching" />` : rows.length === 0
        ? html`<div class="note empty">${isFiltered ? 'No call fits the filters.' : html`No calls yet. Point a client at the addresses in <a
          href=${`#/w/${encodeURIComponent(workspace)}/workspace`}>Workspace</a>; each call shows here with its verdict.`}</div>`
        : html`<${Rows} name="journal" label="Calls, newest first" rows=${rows} count=${total} need=${read.need} columns=${columns}
          keyOf=${one => one.number} selected=${Number(open)}
          linkOf=${one => withParams({ open: one.number })} toneOf=${one => (isRefused(one) || one.status === null ? 'refused' : '')} />`}
      ${open && html`
        <${Panel} title=${`Exchange ${open}`} name=${open} onClose=${() => setParams({ open: '' })}><${Exchange} workspace=${workspace} number=${open} /><//>
      `}
    </div>`}<//>`;
}
