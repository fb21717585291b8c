import { at, get, post } from '../core/api.js';
import { useData } from '../core/data.js';
import { plural } from '../core/format.js';
import { providerName } from '../core/providers.js';
import { html, useState } from '../core/ui.js';
import { pretty } from '../parts/copy.js';
import { Form, Sure, Text, useAct, useDraft } from '../parts/form.js';
import { Read } from '../parts/notes.js';
import { Instant } from '../parts/tags.js';

// Copies of the world, to return to or to compare with.
export function Snapshots({ workspace }) {
  const read = useData(at(workspace, 'snapshots'));
  const draft = useDraft(`${workspace}.snapshot`, { name: '' });
  const act = useAct();
  const [diff, setDiff] = useState(null);
  const take = () => act.run(async () => {
    await post(at(workspace, 'snapshots'), draft.values.name ? { name: draft.values.name } : {});
    draft.clear();
    await read.reload();
  }, 'The snapshot is taken.');
  return html`<section class="card"><h2>Snapshots</h2>
    <${Read} of=${read} empty="No snapshots yet. Take one before you try something, and come back to it.">${snapshots => html`<table class="wrap">
      <thead><tr><th scope="col">Snapshot</th><th scope="col">Of (UTC)</th><th scope="col">What to do</th></tr></thead>
      <tbody>${snapshots.map(one => html`<tr key=${one.id}><td data-label="Snapshot">${one.id} ${one.name}</td>
        <td data-label="Of (UTC)"><${Instant} at=${one.at} /></td><td><div class="buttons">
          <button type="button" class="small" aria-disabled=${act.isBusy} aria-label=${`Compare with snapshot ${one.id}`}
            onClick=${() => act.run(async () => setDiff({ id: one.id, ...(await get(at(workspace, `snapshots/${one.id}/diff`))) }))}>Compare with now</button>
          <${Sure} question="Return to it?" aria-disabled=${act.isBusy} label=${`Restore snapshot ${one.id}`} onSure=${() =>
            act.run(() => post(at(workspace, `snapshots/${one.id}/restore`)), 'The snapshot is restored.')}>Restore<//></div></td></tr>`)}</tbody></table>`}<//>
    ${diff && html`<${Diff} diff=${diff} />`}
    <${Form} label="Take a snapshot" act=${act} submit="Take a snapshot" onSubmit=${take}>
      <${Text} draft=${draft} name="name" label="Name" act=${act} hint="if you like" /><//>
  </section>`;
}

const Diff = ({ diff }) => html`<section aria-live="polite"><h3>Since snapshot ${diff.id}</h3>
  ${['added', 'changed', 'removed'].map(kind => html`<details><summary>${plural(diff[kind].length, 'record')} ${kind}</summary>
    <ul>${diff[kind].map(line => html`<li><details><summary>${providerName(line.provider)}, ${line.table} ${line.id}</summary>
      <pre tabIndex="0">${pretty(JSON.stringify(line.record ?? { before: line.before, after: line.after }))}</pre></details></li>`)}</ul></details>`)}
</section>`;
