import { at, patch, post } from '../../core/api.js';
import { html, useState } from '../../core/ui.js';
import { CopyButton } from '../../parts/copy.js';
import { Choice, Form, Sure, Text, Tick, useAct, useDraft } from '../../parts/form.js';
import { Failure } from '../../parts/notes.js';
import { State } from '../../parts/tags.js';

const Roles = ['AccountOwner', 'AccountAdmin', 'PowerUser', 'User', 'ReadOnly', 'ThirdPartyExternalUser'];

export const roleName = role => role.replace(/([a-z])([A-Z])/g, '$1 $2');

const roles = Roles.map(value => ({ value, label: roleName(value) }));

// One software user: closed a line, open the vendor's form with the API key.
export function User({ workspace, acting, user, folders, reload, isOpen }) {
  const act = useAct();
  const draft = useDraft(`${workspace}.pi.user.${user.id}`, { role: user.role, defaultFolder: user.defaultFolder });
  const path = at(workspace, `predictive-index/users/${user.id}`);
  const name = `${user.firstName} ${user.lastName}`;
  const [fresh, setFresh] = useState(null);
  const change = (body, done) => act.run(async () => { const changed = await patch(path, { actingUserId: acting.id, ...body }); await reload(); return changed; }, done);
  const save = async () => {
    if (await change(draft.typed, `${name} is saved.`)) draft.clear();
  };
  const generate = () => act.run(async () => {
    const { apiKey } = await post(`${path}/api-key`, { actingUserId: acting.id });
    setFresh(apiKey);
    await reload();
  }, `${name} has a new API key; the former one is dead.`);
  return html`<details class="user" open=${isOpen || undefined}>
    <summary><span class="user-name">${name}</span> <span>${roleName(user.role)}</span> ${user.disabled && html`<${State} of="disabled" />`} ${user.cognitiveAccess && html`<${State} of="cognitive" tone="info" />`} ${!user.apiKey && html`<${State} of="no API key" />`}</summary>
    <dl class="facts"><div><dt>E-mail</dt><dd>${user.email}</dd></div>${user.jobTitle && html`<div><dt>Job title</dt><dd>${user.jobTitle}</dd></div>`}
      <div><dt>API Key</dt><dd>${user.apiKey ? html`<code>${user.apiKey}</code> <${CopyButton} text=${user.apiKey} what="API key" />` : html`<span class="faint">none yet</span>`}
        ${fresh === user.apiKey && fresh && html` <${State} of="new: saved at once" tone="good" />`}
        <div class="buttons">${user.apiKey
          ? html`<${Sure} question="The present key dies at once. Go on?" label=${`Generate New Key for ${name}`} aria-disabled=${act.isBusy} onSure=${generate}>Generate New Key<//>`
          : html`<button type="button" aria-disabled=${act.isBusy} aria-label=${`Generate New Key for ${name}`} onClick=${generate}>Generate New Key</button>`}</div></dd></div></dl>
    <${Form} label=${`User ${name}`} act=${act} submit="Save" disabled=${!draft.isTyped} onSubmit=${save}><div class="fields">
      <${Choice} draft=${draft} name="role" label="Role" act=${act} options=${roles} />
      <${Choice} draft=${draft} name="defaultFolder" label="Default folder" act=${act} options=${folders.map(folder => folder.path)} />
    </div><//>
    <${Tick} label="Enable Cognitive Assessment Access" isBusy=${act.isBusy} hint="only an Account Owner can set it" isOn=${user.cognitiveAccess} onChange=${isOn => change({ cognitiveAccess: isOn }, `Cognitive access of ${name} is ${isOn ? 'on' : 'off'}.`)} />
    <${Tick} label="Disabled" isBusy=${act.isBusy} isOn=${user.disabled} onChange=${isOn => change({ disabled: isOn }, `${name} is ${isOn ? 'disabled' : 'enabled'}.`)} />
    <fieldset><legend>Folders granted</legend><div class="ticks">${folders.map(folder => {
      const stays = folder.path === user.defaultFolder || folder.path.lastIndexOf('\\') === 0;
      return html`<${Tick} label=${folder.path} isBusy=${act.isBusy} isOn=${stays || user.folders.includes(folder.path)} isFixed=${stays}
        onChange=${isOn => change({ folders: isOn ? [...user.folders, folder.path] : user.folders.filter(other => other !== folder.path) }, `${folder.path} is ${isOn ? 'granted' : 'taken away'}.`)} />`;
    })}</div></fieldset>
    ${!draft.isTyped && html`<${Failure} error=${act.error} />`}
  </details>`;
}

export function NewUser({ workspace, acting, folders, reload }) {
  const draft = useDraft(`${workspace}.pi.user.new`, { firstName: '', lastName: '', email: '', jobTitle: '', role: 'User', defaultFolder: folders[0]?.path ?? '', cognitiveAccess: false });
  const act = useAct();
  const submit = () => act.run(async () => {
    const { jobTitle, cognitiveAccess, ...rest } = draft.values;
    await post(at(workspace, 'predictive-index/users'), { actingUserId: acting.id, ...rest, jobTitle: jobTitle || undefined, cognitiveAccess: cognitiveAccess || undefined });
    draft.clear();
    await reload();
  }, 'The user is there; the API key is generated in a second step.');
  return html`<${Form} label="Add a user" act=${act} submit="Add user" onSubmit=${submit}><div class="fields">
    <${Text} draft=${draft} name="firstName" label="First name" act=${act} /><${Text} draft=${draft} name="lastName" label="Last name" act=${act} />
    <${Text} draft=${draft} name="email" label="E-mail" act=${act} /><${Text} draft=${draft} name="jobTitle" label="Job title" act=${act} />
    <${Choice} draft=${draft} name="role" label="Role" act=${act} options=${roles} /><${Choice} draft=${draft} name="defaultFolder" label="Default folder" act=${act} options=${folders.map(folder => folder.path)} />
  </div>
  <${Tick} label="Enable Cognitive Assessment Access" isOn=${draft.values.cognitiveAccess} onChange=${isOn => draft.set('cognitiveAccess', isOn)} /><//>`;
}
