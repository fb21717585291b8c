import { Problem, at, call, remove } from '../core/api.js';
import { useData } from '../core/data.js';
import { plural } from '../core/format.js';
import { setParams, withParams } from '../core/route.js';
import { html } from '../core/ui.js';
import { CopyButton } from '../parts/copy.js';
import { Form, Sure, Text, useAct, useDraft } from '../parts/form.js';
import { Failure, Read } from '../parts/notes.js';
import { Panel } from '../parts/panel.js';
import { Answers, Receiver, Wishes, place, usePolled, wish } from './receiver.js';

// Webhook servers of the emulator's own, for who has none at hand.
export function Receivers({ workspace, open }) {
  const read = usePolled(useData(at(workspace, 'receivers')));
  const chosen = read.data?.find(one => one.name === open);
  return html`
    <${Read} of=${read} what="Loading the receivers" empty="No receivers yet. Deliveries go to your own webhook server, wherever an address is set.">
      ${all => html`<div class=${`split grows${chosen ? ' open' : ''}`}>
        <section class="card"><h2>Receivers</h2><ul class="stories">
          ${all.map(one => html`<${Line} key=${one.name} workspace=${workspace} receiver=${one} isOpen=${one.name === open} reload=${read.reload} />`)}
        </ul></section>
        ${chosen && html`<${Panel} title=${`Receiver ${chosen.name}`} name=${chosen.name} onClose=${() => setParams({ open: '' })}>
          <${Receiver} key=${chosen.name} workspace=${workspace} name=${chosen.name} reload=${read.reload} /><//>`}
      </div>`}<//>
    <section class="card add-receiver"><h2>Add a receiver</h2>
      <p class="hint">A webhook server of the emulator’s own: give its address to a provider, and see here what comes.</p>
      <${Add} workspace=${workspace} names=${(read.data ?? []).map(one => one.name)} reload=${read.reload} /></section>`;
}

function Line({ workspace, receiver, isOpen, reload }) {
  const act = useAct();
  const drop = () => act.run(async () => {
    await remove(place(workspace, receiver.name));
    if (isOpen) setParams({ open: '' });
    await reload();
  }, `The receiver ${receiver.name} is gone.`);
  return html`<li>
    <div><a href=${withParams({ open: receiver.name })} aria-current=${isOpen ? 'true' : undefined}><strong>
      ${receiver.name}</strong></a> <${Answers} receiver=${receiver} /> <span class="faint">${plural(receiver.count, 'call')}</span>
      <p><code>${receiver.url}</code> <${CopyButton} text=${receiver.url} what=${`address of ${receiver.name}`} /></p><${Failure} error=${act.error} /></div>
    <div class="buttons">
      <${Sure} question="Forget it and what it got?" label=${`Remove: ${receiver.name}`} aria-disabled=${act.isBusy} onSure=${drop}>Remove<//></div></li>`;
}

function Add({ workspace, names, reload }) {
  const draft = useDraft(`${workspace}.receiver`, { name: '', answers: '200', times: '' });
  const act = useAct();
  const submit = () => act.run(async () => {
    const name = draft.values.name.trim();
    if (!/^[\p{L}\p{Nd}_-]{1,60}$/u.test(name))
      throw new Problem(400, 'A receiver needs a name', 'It is a part of its address.', { name: ['letters, digits and hyphens, at most 60'] });
    if (names.includes(name))
      throw new Problem(409, 'The name is taken', `What the receiver “${name}” answers is changed in the list.`, { name: ['There is one of this name.'] });
    const made = await call('PUT', place(workspace, name), wish(draft.values));
    draft.clear();
    await reload();
    return made;
  }, made => `The receiver ${made.name} listens.`);
  return html`<${Form} label="Add a receiver" act=${act} submit="Add receiver" onSubmit=${submit}><div class="fields">
    <${Text} draft=${draft} name="name" label="Name" act=${act} hint="letters, digits and hyphens" placeholder="hr" />
    <${Wishes} draft=${draft} act=${act} /></div><//>`;
}
