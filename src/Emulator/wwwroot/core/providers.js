// Who is played: the page knows providers only from what the control API tells of them.
import { useData } from './data.js';

const Tints = 6;

let known = [];

// Read once, by the frame, before any section is drawn; read again after a new token, and when the connection came back.
export function useProviders() {
  const read = useData('providers', { isLive: false });
  if (read.data) known = read.data;
  return read;
}

export const providers = () => known;

const find = name => known.find(one => one.name === name);

export const providerName = name => find(name)?.title ?? name;

// For the choice of one: { name: title }.
export const providerNames = () => Object.fromEntries(known.map(one => [one.name, one.title]));

export const secretName = name => find(name)?.secretName ?? 'SECRET';

// The class of a provider's colour, by its place in the list.
export const tintOf = name => (find(name) ? `tint-${known.indexOf(find(name)) % Tints}` : 'other');
