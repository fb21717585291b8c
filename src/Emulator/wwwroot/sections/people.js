import { at } from '../core/api.js';
import { useData } from '../core/data.js';
import { beyond, capital, plural } from '../core/format.js';
import { providerNames } from '../core/providers.js';
import { href, setParams, withParams } from '../core/route.js';
import { html, useMemo } from '../core/ui.js';
import { Filter, Search } from '../parts/filters.js';
import { Read } from '../parts/notes.js';
import { Panel } from '../parts/panel.js';
import { Rows } from '../parts/rows.js';
import { Provider, State } from '../parts/tags.js';
import { Acts } from './acts.js';

const Plain = new Set(['registered', 'candidate', 'employee']);

export const keyOf = person => person.email ?? `${person.subjects[0].provider}/${person.subjects[0].kind}/${person.subjects[0].id}`;

// What stands out in the list: candidacies and assessments; that somebody is registered only where there is nothing else.
function standing(person) {
  const lively = person.subjects.filter(subject => !Plain.has(subject.state));
  return lively.length ? lively : person.subjects.slice(0, 1);
}

const columns = [
  { name: 'name', title: 'Name', cell: person => html`<strong>${person.name || person.email || 'without a name'}</strong>` },
  { name: 'email', title: 'E-mail', cell: person => html`<span title=${person.email}>${person.email}</span>` },
  { name: 'states', title: 'Where it stands', cell: person => html`<span class="chips">${standing(person).slice(0, 4)
    .map(subject => html`<span><${Provider} name=${subject.provider} /> <${State} of=${subject.state.replaceAll('_', ' ')} /></span>`)}</span>` },
];

// Everybody, with their state at each provider and what they can do now.
export function People({ workspace, params }) {
  const { q = '', provider, state, open } = params;
  const read = useData(at(workspace, 'people'), { isList: true, settle: 400 });
  const everybody = read.data ?? [];
  const states = useMemo(() => Object.fromEntries([
    ...new Set(everybody.flatMap(person => person.subjects.map(subject => subject.state))),
  ].sort().map(one => [one, capital(one.replaceAll('_', ' '))])), [everybody]);
  const people = useMemo(() => everybody.filter(person =>
    `${person.name} ${person.email ?? ''} ${person.subjects.map(subject => `${subject.title} ${subject.id}`).join(' ')}`.toLowerCase().includes(q.toLowerCase())
      && ((!provider && !state) || person.subjects.some(subject => (!provider || subject.provider === provider) && (!state || subject.state === state)))),
    [everybody, q, provider, state],
  );
  const chosen = open && everybody.find(person => keyOf(person) === open);
  return html`
    <div class="tools">
      <${Search} label="Search" value=${q} hint="name, e-mail, test, job or id" onSearch=${text => setParams({ q: text })} />
      <${Filter} label="Provider" value=${provider} options=${providerNames()} onChange=${value => setParams({ provider: value })} />
      <${Filter} label="State" value=${state} options=${states} onChange=${value => setParams({ state: value })} />
      <span class="count" role="status">${read.data ? plural(people.length, 'person', 'people') + beyond(read.data) : ''}</span>
    </div>
    <${Read} of=${read} what="Loading the people"
      empty="Nobody here yet. Candidates, applicants and takers show here as soon as a client or a provider’s page makes them.">${() => html`
        <div class=${`split${chosen ? ' open' : ''}`}>
          ${people.length === 0
            ? html`<div class="note empty">Nobody fits the filters.</div>`
            : html`<${Rows} name="people" label="People" rows=${people} columns=${columns}
              keyOf=${keyOf} selected=${open} linkOf=${person => withParams({ open: keyOf(person) })} />`}
          ${chosen && html`<${Panel} title=${chosen.name || open} name=${open} onClose=${() => setParams({ open: '' })}>
            <${Person} workspace=${workspace} person=${chosen} reload=${read.reload} /><//>`}
        </div>`}<//>`;
}

const Person = ({ workspace, person, reload }) => html`
  <p class="line">${person.email} <a href=${href({ workspace, section: 'timeline', params: { person: person.email ?? person.subjects[0].id } })}>Timeline</a> <a
    href=${href({ workspace, section: 'mailbox', params: { q: person.email } })}>Mails</a></p>
  ${person.subjects.map(subject => html`<section class="subject" key=${`${subject.provider}/${subject.kind}/${subject.id}`} aria-label=${subject.title}>
    <h3><${Provider} name=${subject.provider} /> ${subject.title}</h3>
    <p class="line">
      <${State} of=${subject.state.replaceAll('_', ' ')} /> <span class="faint">${subject.kind}</span> <span class="id faint">${subject.id}</span></p>
    ${subject.acts.length > 0 && html`<${Acts} workspace=${workspace} subject=${subject} reload=${reload} />`}
  </section>`)}`;
