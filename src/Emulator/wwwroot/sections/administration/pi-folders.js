import { at, post, query, remove } from '../../core/api.js';
import { html } from '../../core/ui.js';
import { Form, Sure, Text, useAct, useDraft } from '../../parts/form.js';
import { Failure, Read } from '../../parts/notes.js';

// Only owners and admins make and delete folders, and only empty ones go.
export function Folders({ workspace, acting, read, reload }) {
  const draft = useDraft(`${workspace}.pi.folder`, { path: '' });
  const add = useAct();
  const drop = useAct();
  const submit = () => add.run(async () => {
    await post(at(workspace, 'predictive-index/folders'), { actingUserId: acting.id, path: draft.values.path });
    draft.clear();
    await reload();
  }, 'The folder is there.');
  return html`<${Read} of=${read} empty="No folders.">${folders => html`<ul class="folders">${folders.map(folder => html`<li key=${folder.id}><code>${folder.path}</code>
      <${Sure} question="Delete it?" label=${`Delete folder ${folder.path}`} aria-disabled=${drop.isBusy} onSure=${() => drop.run(async () => { await remove(at(workspace, 'predictive-index/folders') + query({ path: folder.path, actingUserId: acting.id })); await reload(); }, 'The folder is gone.')}>Delete<//></li>`)}</ul>`}<//>
    <${Failure} error=${drop.error} />
    <${Form} label="Add a folder" act=${add} submit="Add folder" onSubmit=${submit}><${Text} draft=${draft} name="path" label="Path" act=${add} hint="with a backslash in front, or a name for one in your default folder" /><//>`;
}
