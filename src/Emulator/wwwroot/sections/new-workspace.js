import { post } from '../core/api.js';
import { useData } from '../core/data.js';
import { providerName } from '../core/providers.js';
import { go, href } from '../core/route.js';
import { html } from '../core/ui.js';
import { Choice, Form, Text, useAct, useDraft } from '../parts/form.js';
import { Read } from '../parts/notes.js';

const Param = 'param.';

// A world of its own: what is in it, when it begins, how its time runs.
export function NewWorkspace() {
  const fixtures = useData('fixtures', { isLive: false });
  return html`<${Read} of=${fixtures} what="Loading the fixtures">${all => html`<${Create} fixtures=${all} />`}<//>`;
}

function Create({ fixtures }) {
  const draft = useDraft('workspace.new', { id: '', fixture: 'demo', mode: 'frozen', now: '', seed: '' });
  const act = useAct();
  const { id, fixture, mode, now, seed } = draft.values;
  const chosen = fixtures.find(one => one.name === fixture) ?? fixtures[0];
  const submit = () => act.run(async () => {
    const given = chosen.parameters.filter(parameter => draft.values[Param + parameter.name])
      .map(parameter => [parameter.name, valueOf(draft.values[Param + parameter.name], parameter.default)]);
    const made = await post('workspaces', {
      id: id || undefined,
      fixture: chosen.name,
      fixtureParams: given.length ? Object.fromEntries(given) : undefined,
      seed: seed === '' ? undefined : Number(seed),
      clock: { mode, now: now ? `${now.length === 16 ? `${now}:00` : now}Z` : undefined },
    });
    draft.clear();
    go(href({ workspace: made.id, section: 'workspace' }));
    return made;
  }, made => `The workspace “${made.id}” is ready.`);
  return html`<${Form} label="New workspace" act=${act} submit="Create" onSubmit=${submit}><div class="fields">
    <${Text} draft=${draft} name="id" label="Name" act=${act} hint="empty for one that is made up" />
    <${Choice} draft=${draft} name="mode" member="clock.mode" label="Clock" act=${act} options=${['frozen', 'live']} />
    <${Text} draft=${draft} name="now" member="clock.now" label="Begins at (UTC)" type="datetime-local" act=${act} hint="empty for now" />
    <${Text} draft=${draft} name="seed" label="Seed" type="number" act=${act} hint="empty for the usual one" />
    <${Choice} draft=${draft} name="fixture" label="Content" act=${act} isWide hint=${chosen.summary}
      options=${fixtures.map(one => ({ value: one.name, label: one.provider ? `${providerName(one.provider)}: ${one.name}` : one.name }))} />
    ${chosen.parameters.map(parameter => html`<${Text} key=${parameter.name} draft=${draft} name=${Param + parameter.name}
      member=${`fixtureParams.${parameter.name}`} label=${parameter.name} act=${act}
      hint=${parameter.summary} placeholder=${JSON.stringify(parameter.default)} />`)}
  </div><//>`;
}

// What is a text by default is taken as it was typed; all else is JSON where it can be.
function valueOf(text, usual) {
  if (typeof usual === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
