// The control API: the only thing that this page calls.
import { store } from './store.js';

// Where the control API is, below whatever path a proxy has put the page: scripts are at assets/<version>/core/.
export const Root = new URL('../../../', import.meta.url).pathname;
const TokenKey = 'emulator.token';

// 'ok', or 'lost' when nobody answered the last call.
export const connection = store('ok');

// Whether the control API wants a token that we do not have.
export const access = store({ wanted: false });

// Grows whenever everything should be read again: after a new token, after the connection came back.
export const epoch = store(0);
export const readAgain = () => epoch.set(epoch.get() + 1);

// A refusal of the control API in its own words; status 0 when nobody answered.
export class Problem extends Error {
  constructor(status, title, detail, errors, mistakes) {
    super(detail || title);
    Object.assign(this, { status, title, errors: errors ?? {}, mistakes });
  }
}

const token = () => sessionStorage.getItem(TokenKey) ?? '';

// Tries a token, and keeps it when it opens the control API.
export async function tryToken(value) {
  const answer = await fetch(Root + 'workspaces', { headers: { Authorization: `Bearer ${value}` } });
  if (answer.status === 401) return false;
  sessionStorage.setItem(TokenKey, value);
  access.set({ wanted: false });
  readAgain();
  return true;
}

// A token goes into a header, never into an address, where it would be logged and kept in the history.
export function headers(more) {
  return token() ? { ...more, Authorization: `Bearer ${token()}` } : { ...more };
}

export async function send(method, path, body, { signal, type = 'application/json', accept } = {}) {
  const sent = token();
  let answer;
  try {
    answer = await fetch(Root + path, {
      method,
      signal,
      headers: headers({ ...(body === undefined ? {} : { 'Content-Type': type }), ...(accept ? { Accept: accept } : {}) }),
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    connection.set('lost');
    throw new Problem(0, 'No connection', 'The emulator does not answer. Nothing was lost: try again when it is back.');
  }
  connection.set('ok');
  if (answer.status === 401) {
    if (sent === token()) access.set({ wanted: true });
    throw new Problem(401, 'Token wanted', 'The control API asks for its token.');
  }
  if (!answer.ok) throw await problem(answer);
  return answer;
}

// As send, for a JSON answer; undefined when the answer is empty.
export async function call(method, path, body, options) {
  const text = await (await send(method, path, body, options)).text();
  return text ? JSON.parse(text) : undefined;
}

const MostParts = 4;
const PartLength = 5000;

// A list that comes in parts, whole up to a bound; `more` tells how many are left out, the newest or the last.
export async function list(path, options) {
  const rows = [];
  let after = '0';
  for (let parts = 0; parts < MostParts; parts++) {
    const answer = await send('GET', `${path}${path.includes('?') ? '&' : '?'}limit=${PartLength}&after=${after}`, undefined, options);
    rows.push(...await answer.json());
    const told = answer.headers.get('X-Emulator-More');
    rows.more = told ? Number.parseInt(told, 10) : 0;
    if (!told) break;
    after = told.split('after=')[1];
  }
  return rows;
}

export const get = (path, options) => call('GET', path, undefined, options);
export const post = (path, body = {}) => call('POST', path, body);
export const patch = (path, body) => call('PATCH', path, body);
export const remove = path => call('DELETE', path);

// The address of something in a workspace.
export const at = (workspace, path = '') => `workspaces/${encodeURIComponent(workspace)}${path ? '/' + path : ''}`;

// A query with what has a value.
export function query(values) {
  const text = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')).toString();
  return text ? '?' + text : '';
}

async function problem(answer) {
  const text = await answer.text();
  try {
    const said = JSON.parse(text);
    return new Problem(answer.status, said.title, said.detail, said.errors, said.mistakes);
  } catch {
    return new Problem(answer.status, `The control API answered ${answer.status}`, text.slice(0, 300));
  }
}
