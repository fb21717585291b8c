import { at, get, post, remove } from '../core/api.js';
import { useData } from '../core/data.js';
import { plural } from '../core/format.js';
import { html, useState } from '../core/ui.js';
import { Code } from '../parts/copy.js';
import { Form, Sure, Text, useAct, useDraft } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Instant } from '../parts/tags.js';

// What is clicked here and called by clients, saved as a scenario that runs again.
export function Recordings({ workspace, edit }) {
  const read = useData(at(workspace, 'recordings'));
  const draft = useDraft(`${workspace}.recording`, { title: '' });
  const begin = useAct();
  const act = useAct();
  const [shown, show] = useState(null);
  const path = id => at(workspace, `recordings/${encodeURIComponent(id)}`);
  const start = () => begin.run(async () => {
    await post(at(workspace, 'recordings'), draft.values.title ? { title: draft.values.title } : {});
    draft.clear();
    await read.reload();
  }, 'The recording runs: click and call, then save it.');
  return html`
    <section class="card"><h2>Record</h2><p class="hint">Everything that people click and clients call in this workspace from now on becomes a scenario.</p>
      <${Form} label="Record" act=${begin} submit="Begin a recording" onSubmit=${start}>
        <${Text} draft=${draft} name="title" label="Title" act=${begin} hint="if you like" /><//>
      <${Read} of=${read} empty="Nothing is recorded.">${all => html`<ul class="stories">${all.map(one => html`<li key=${one.id}>
        <div><strong>${one.title}</strong> <span class="faint">since <${Instant} at=${one.at} /></span></div>
        <div class="buttons">
          <button type="button" aria-disabled=${act.isBusy} aria-label=${`Save: ${one.title}`}
            onClick=${() => act.run(async () => show(await get(path(one.id))))}>Save as a scenario</button>
          <${Sure} question="Forget it?" label=${`Forget: ${one.title}`} aria-disabled=${act.isBusy}
            onSure=${() => act.run(async () => { await remove(path(one.id)); show(null); await read.reload(); }, 'The recording is forgotten.')}>Forget<//>
        </div></li>`)}</ul>`}<//>
      <${Failure} error=${act.error} />
      ${shown && html`<section aria-label="Recorded scenario"><h3>${shown.title}: ${plural(shown.steps, 'step')}</h3>
        <div class="buttons"><button type="button" class="main" onClick=${() => edit(shown.yaml)}>Edit and run it</button>
          <a class="button" download=${`${shown.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.yaml`}
            href=${`data:application/yaml;charset=utf-8,${encodeURIComponent(shown.yaml)}`}>Download</a></div>
        <${Code} label="Scenario" text=${shown.yaml} /></section>`}
    </section>`;
}
