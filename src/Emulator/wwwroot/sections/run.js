import { at, remove } from '../core/api.js';
import { useData } from '../core/data.js';
import { plural } from '../core/format.js';
import { href } from '../core/route.js';
import { readEvents } from '../core/stream.js';
import { html, useEffect, useRef, useState } from '../core/ui.js';
import { useAct } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Instant, State } from '../parts/tags.js';

// A run, watched step by step.
export function Run({ workspace, id, close }) {
  const path = at(workspace, `scenarios/${encodeURIComponent(id)}`);
  const read = useData(path);
  const [steps, setSteps] = useState([]);
  const act = useAct();
  const place = useRef(null);

  useEffect(() => place.current.scrollIntoView({ block: 'start' }), [path]);

  useEffect(() => {
    const end = new AbortController();
    setSteps([]);
    readEvents(`${path}/stream`, {
      signal: end.signal,
      opened() {},
      event: one => (one.index === undefined ? read.reload() : setSteps(before => [...before.filter(step => step.index !== one.index), one])),
    })
      .catch(() => {}); // What the stream does not tell, reading the run again does.
    return () => end.abort();
  }, [path]);

  return html`<section class="card run" aria-label="Run" ref=${place}><${Read} of=${read} what="Loading the run">${run => {
    const shown = run.steps.map(step =>
      (step.outcome === 'waiting' || step.outcome === 'running' ? steps.find(told => told.index === step.index) : null) ?? step);
    const failed = shown.filter(step => step.outcome === 'failed').length;
    return html`<header class="line"><h2>${run.title}</h2> <span role="status"><${State} of=${run.state} /> ${shown.filter(step =>
      step.outcome === 'passed').length} of ${plural(shown.length, 'step')} passed${failed ? `, ${failed} failed` : ''}</span>
        <span class="spring"></span>
        ${run.state === 'running' && html`<button type="button" aria-disabled=${act.isBusy}
          onClick=${() => act.run(async () => { await remove(path); await read.reload(); }, 'The run is stopped.')}>Stop</button>`}
        <a href=${href({ workspace, section: 'timeline' })}>Timeline</a>
        ${run.state === 'running' && html`<a href=${href({ workspace, section: 'clock' })}>Clock</a>`}
        <button type="button" class="quiet" aria-label="Close the run" onClick=${close}>×</button></header>
      <${Failure} error=${act.error} />
      <ol class="steps">${shown.map(step => html`<li key=${step.index} class=${step.outcome}>
        <span class="step-no">${step.index}</span> ${step.outcome === 'waiting' && step.at ? 'due ' : ''}
        <${Instant} at=${step.at} /> <${State} of=${step.outcome} /> <span>${step.title}</span>
        ${step.detail && html`<p class=${step.outcome === 'failed' ? 'mistake' : 'hint'}>${step.detail}</p>`}</li>`)}</ol>`;
  }}<//></section>`;
}
