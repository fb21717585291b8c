import { day, plural, stamp, time } from '../core/format.js';
import { providerNames } from '../core/providers.js';
import { setParams, withParams } from '../core/route.js';
import { Kinds, useTimeline } from '../core/timeline.js';
import { html, useMemo } from '../core/ui.js';
import { Axis } from '../parts/axis.js';
import { Filter, Search, Toggles } from '../parts/filters.js';
import { Read } from '../parts/notes.js';
import { Panel } from '../parts/panel.js';
import { Rows } from '../parts/rows.js';
import { Provider } from '../parts/tags.js';
import { Happening } from './happening.js';

const columns = [
  {
    name: 'time',
    title: 'At (UTC)',
    cell: one => html`<time dateTime=${one.at} title=${stamp(one.at)}><span class="date">${day(one.at)} </span>${time(one.at)}</time>`,
  },
  { name: 'kind', title: 'Kind', cell: one => html`<span class=${`kind ${one.kind}`}>${Kinds[one.kind]}</span>` },
  { name: 'provider', title: 'Provider', cell: one => html`<${Provider} name=${one.provider} />` },
  {
    name: 'title',
    title: 'What happened',
    cell: one => html`<span title=${one.title}>${short(one.title)}${said(one) && html` <span class="faint">${said(one)}</span>`}</span>`,
  },
  { name: 'person', title: 'Of', cell: one => html`<span class="faint" title=${one.person}>${one.person}</span>` },
];

// Long ids say little in a list; the whole of it is in the title.
const short = text => text.replace(/\b([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '$1…');

// What was said with an act, in a few words.
function said(entry) {
  if (!entry.body || entry.body === '{}') return '';
  try {
    return Object.entries(JSON.parse(entry.body)).filter(([name, value]) => name !== 'actingUserId' && typeof value !== 'object')
      .map(([name, value]) => (value === true ? name : `${name} ${value}`)).slice(0, 3).join(', ');
  } catch {
    return '';
  }
}

const isBad = entry => entry.kind === 'refusal' || (entry.kind === 'delivery' && !(entry.status >= 200 && entry.status < 300));

// All that happened in the workspace, on one axis and as a list.
export function Timeline({ workspace, params }) {
  const { provider, person = '', kind = '', open } = params;
  const read = useTimeline(workspace);
  const all = read.data ?? [];
  const entries = useMemo(() => {
    const kinds = kind ? kind.split(',') : null;
    const wanted = person.toLowerCase();
    return all.filter(entry => (!provider || entry.provider === provider) && (!kinds || kinds.includes(entry.kind))
      && (!wanted || `${entry.person ?? ''} ${entry.subject ?? ''}`.toLowerCase().includes(wanted)));
  }, [all, provider, person, kind]);
  const rows = useMemo(() => entries.toReversed(), [entries]);
  const people = useMemo(() => [...new Set(all.map(entry => entry.person).filter(Boolean))].sort(), [all]);
  const chosen = open ? all.find(entry => entry.id === open) : undefined;
  return html`
    <div class="tools">
      <${Search} label="Candidate" value=${person} hint="e-mail address or id" options=${people} onSearch=${text => setParams({ person: text })} />
      <${Filter} label="Provider" value=${provider} options=${providerNames()} onChange=${value => setParams({ provider: value })} />
      <${Toggles} label="Kinds" value=${kind} options=${Kinds} onChange=${value => setParams({ kind: value })} />
      <span class="count" role="status">${read.data ? plural(entries.length, 'happening') : ''}</span>
    </div>
    <${Read} of=${read} what="Loading the timeline"
      empty=${'Nothing has happened yet. Calls of clients, acts of people, changes, mails, webhook attempts '
        + 'and moves of the clock are drawn here as they happen.'}>
        ${() => entries.length === 0
          ? html`<div class="note empty">Nothing fits the filters.</div>`
          : html`<${Axis} entries=${entries} selected=${open} />
            <div class=${`split${chosen ? ' open' : ''}`}>
              <${Rows} name="timeline" label="Happenings, newest first" rows=${rows} columns=${columns} keyOf=${one => one.id}
                selected=${open} linkOf=${one => withParams({ open: one.id })} toneOf=${one => (isBad(one) ? 'refused' : '')} />
              ${chosen && html`<${Panel} title=${`${Kinds[chosen.kind]} ${chosen.number}`} name=${chosen.id} onClose=${() => setParams({ open: '' })}>
                <${Happening} workspace=${workspace} entry=${chosen} all=${all} /><//>`}
            </div>`}<//>`;
}
