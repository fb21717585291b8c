// What is shown is in the address: #/w/<workspace>/<section>?<filters>, so that a link can be sent to a colleague.
import { store } from './store.js';

function parse() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').map(part => decodeSafely(part));
  return {
    workspace: parts[0] === 'w' && parts[1] ? parts[1] : 'default', section: parts[2] || 'timeline', params: Object.fromEntries(new URLSearchParams(search)),
  };
}

function decodeSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const route = store(parse());

addEventListener('hashchange', () => route.set(parse()));

export function href({ workspace = route.get().workspace, section = route.get().section, params = {} } = {}) {
  const search = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== '')).toString();
  return `#/w/${encodeURIComponent(workspace)}/${section}${search ? '?' + search : ''}`;
}

// The address of this section with some parameters changed; an empty one is left out.
export const withParams = changed => href({ params: { ...route.get().params, ...changed } });

// Filters replace the entry in the history, so that «back» leads to the place before and not through each letter typed.
export function setParams(changed, { push = false } = {}) {
  go(withParams(changed), { push });
}

export function go(target, { push = true } = {}) {
  if (target === location.hash) return;
  if (push) location.hash = target;
  else {
    history.replaceState(null, '', target);
    route.set(parse());
  }
}
