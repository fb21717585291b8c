import { at, call, query, send } from '../core/api.js';
import { useData } from '../core/data.js';
import { plural } from '../core/format.js';
import { go, href, setParams } from '../core/route.js';
import { html, useState } from '../core/ui.js';
import { Choice, Form, Text, useAct, useDraft } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { State } from '../parts/tags.js';
import { Mistakes } from './scenario-mistakes.js';
import { Recordings } from './recordings.js';
import { Run } from './run.js';

const Where = { own: 'a workspace of its own', here: 'this workspace' };

// Stories that run by themselves: shipped ones, one's own, recorded ones.
export function Scenarios({ workspace, params }) {
  const shipped = useData('scenarios', { isLive: false });
  const runs = useData(at(workspace, 'scenarios'));
  const draft = useDraft('scenario', { text: '', where: 'own', pace: 'fast' });
  const [found, setFound] = useState(null);
  const act = useAct();
  const type = text => {
    draft.set('text', text);
    setFound(null);
  };
  // What stood there is not lost: it can be brought back.
  const edit = text => {
    const { text: before } = draft.latest();
    if (before && before !== text) draft.set('former', before);
    type(text);
    document.getElementById('scenario-text')?.scrollIntoView({ block: 'nearest' });
  };
  // One text, or the name of a shipped one.
  const start = (body, type) => act.run(async () => {
    setFound(null);
    const { where, pace } = draft.values;
    const started = await call('POST', (where === 'own' ? 'scenarios' : at(workspace, 'scenarios')) + query({ pace, keep: true }), body, { type });
    await runs.reload();
    go(href({ workspace: started.workspace, section: 'scenarios', params: { run: started.runId } }));
    return started;
  }, started => `The scenario runs in the workspace “${started.workspace}”.`);
  const check = () => act.run(async () => setFound(await call('POST', 'scenarios/check', draft.values.text, { type: 'application/yaml' })));
  return html`
    ${params.run && html`<${Run} key=${params.run} workspace=${workspace} id=${params.run} close=${() => setParams({ run: '' })} />`}
    <section class="card"><h2>Shipped scenarios</h2>
      <div class="fields how">
        <${Choice} draft=${draft} name="where" label="Run in" options=${Object.entries(Where).map(([value, label]) => ({ value, label }))} />
        <${Choice} draft=${draft} name="pace" label="Pace" options=${[
          { value: 'fast', label: 'as fast as possible' }, { value: 'live', label: 'in live time' }, { value: 'manual', label: 'when I move the clock' },
        ]} /></div>
      <${Read} of=${shipped} what="Loading the scenarios" empty="No scenarios are shipped with this build.">
        ${all => html`<ul class="stories">${all.map(one => html`<li key=${one.name}>
          <div><strong>${one.title}</strong> <span class="faint">${plural(one.steps, 'step')}</span>${one.about && html`<p class="hint">${one.about}</p>`}</div>
          <div class="buttons"><button type="button" class="main" aria-disabled=${act.isBusy}
            aria-label=${`Run: ${one.title}`} onClick=${() => start({ name: one.name })}>Run</button>
            <button type="button" aria-disabled=${act.isBusy} aria-label=${`Edit: ${one.title}`} onClick=${() =>
              act.run(async () => edit(await (await send('GET', `scenarios/${encodeURIComponent(one.name)}`)).text()))}>Edit</button></div></li>`)}</ul>`}<//>
      ${!draft.values.text && html`<${Failure} error=${act.error} />`}
    </section>
    <section class="card" id="scenario-text"><h2>Write or change one</h2>
      <${Form} label="Scenario" act=${{ isBusy: act.isBusy, error: act.error && !act.error.mistakes ? act.error : null }}
        submit="Run this" onSubmit=${() => draft.values.text && start(draft.values.text, 'application/yaml')}
        actions=${html`<button type="button" aria-disabled=${act.isBusy} onClick=${check}>Check</button>
          ${draft.values.former && html`<button type="button" onClick=${() => edit(draft.values.former)}>Bring back the former text</button>`}`}>
        <${Text} draft=${{ ...draft, set: (name, text) => type(text) }} name="text" label="Scenario in YAML"
          lines="16" placeholder="Choose “Edit” at a shipped scenario, or paste your own." />
      <//>
      <${Mistakes} found=${found ?? (act.error?.mistakes && { valid: false, mistakes: act.error.mistakes })} />
    </section>
    <${Recordings} workspace=${workspace} edit=${edit} />
    <section class="card"><h2>Runs in this workspace</h2>
      <${Read} of=${runs} empty="No runs yet.">${all => html`<table class="wrap"><thead>
        <tr><th scope="col">Run</th><th scope="col">Scenario</th><th scope="col">State</th><th scope="col"><span class="offscreen">Open</span></th></tr></thead>
        <tbody>${all.map(run => html`<tr key=${run.runId}><td data-label="Run">${run.runId}</td>
          <td data-label="Scenario">${run.title}</td><td data-label="State"><${State} of=${run.state} /></td>
          <td><a href=${href({ workspace, section: 'scenarios', params: { run: run.runId } })}>Steps</a></td></tr>`)}</tbody></table>`}<//>
    </section>`;
}
