import { tryToken } from '../core/api.js';
import { html, useEffect, useId, useRef, useState } from '../core/ui.js';

const Refused = 'The control API did not accept this token.';

// Asks for the token of the control API, over the page, so that what is typed below stays.
export function TokenPrompt() {
  const dialog = useRef(null);
  const [value, setValue] = useState('');
  const [mistake, setMistake] = useState('');
  const id = useId();
  useEffect(() => {
    if (!dialog.current.open) dialog.current.showModal();
  }, []);
  const submit = async event => {
    event.preventDefault();
    try {
      if (!(await tryToken(value.trim()))) setMistake(Refused);
    } catch {
      setMistake('The emulator does not answer. Try again when it is back.');
    }
  };
  return html`<dialog ref=${dialog} class="token" aria-labelledby=${`${id}-title`} onCancel=${event => event.preventDefault()}>
    <form onSubmit=${submit}>
      <h2 id=${`${id}-title`}>This control API is closed</h2>
      <p>Enter the token that the emulator was started with (<code>EMULATOR_CONTROL_TOKEN</code>), or your team’s. It is kept for this tab only.</p>
      <div class=${`field wide${mistake ? ' wrong' : ''}`}>
        <label for=${id}>Control token</label>
        <input id=${id} type="password" autofocus autocomplete="off" value=${value} onInput=${event => setValue(event.currentTarget.value)}
          aria-invalid=${mistake ? 'true' : undefined} aria-describedby=${mistake ? `${id}-wrong` : undefined} />
        ${mistake && html`<p class="mistake" role="alert" id=${`${id}-wrong`}>${mistake}</p>`}
      </div>
      <div class="actions"><button class="main" type="submit" disabled=${!value.trim()}>Open</button></div>
    </form>
  </dialog>`;
}
