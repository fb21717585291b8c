import { at, epoch, get } from './api.js';
import { listen, whenFollowed } from './live.js';
import { useCallback, useEffect, useRef, useState } from './ui.js';

const Most = 10_000;
const Settle = 100;

// All that happened in the workspace, oldest first: read once, then told by the stream.
export function useTimeline(workspace) {
  const age = epoch.use();
  const [state, setState] = useState({ data: undefined, error: null });
  const early = useRef([]);
  const reading = useRef({ count: 0, isThere: false });

  // What is told while all is read waits, and comes behind what was read.
  const add = useCallback(() => {
    if (reading.current.count > 0 || !reading.current.isThere) return;
    const more = early.current;
    early.current = [];
    setState(before => ({ ...before, data: merge(before.data, more) }));
  }, []);

  const load = useCallback(async () => {
    reading.current.count++;
    try {
      const data = (await get(at(workspace, `timeline?limit=${Most}`))).reverse();
      setState({ data, error: null });
      reading.current.isThere = true;
    } catch (error) {
      setState(before => ({ ...before, error }));
    }
    reading.current.count--;
    add();
  }, [workspace]);

  useEffect(() => whenFollowed(load), [load, age]);

  useEffect(() => {
    let timer = null;
    const stop = listen(entry => {
      early.current.push(entry);
      timer ??= setTimeout(() => {
        timer = null;
        add();
      }, Settle);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [workspace]);

  return { ...state, reload: load };
}

function merge(entries, more) {
  if (more.length === 0) return entries;
  const known = new Set(entries.slice(-2000 - more.length).map(entry => entry.id));
  return [...entries, ...more.filter(entry => !known.has(entry.id))].slice(-Most);
}

export const Kinds = { call: 'Call', refusal: 'Refusal', act: 'Act', change: 'Change', delivery: 'Webhook', mail: 'Mail', clock: 'Clock' };
