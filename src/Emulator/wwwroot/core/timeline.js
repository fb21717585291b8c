import { at, epoch, get } from './api.js';
import { listen } from './live.js';
import { useCallback, useEffect, useRef, useState } from './ui.js';

const Most = 10_000;
const Settle = 100;

// All that happened in the workspace, oldest first: read once, then told by the stream.
export function useTimeline(workspace) {
  const age = epoch.use();
  const [state, setState] = useState({ data: undefined, error: null });
  const early = useRef([]);

  const load = useCallback(async () => {
    try {
      const data = (await get(at(workspace, `timeline?limit=${Most}`))).reverse();
      setState({ data: merge(data, early.current), error: null });
      early.current = [];
    } catch (error) {
      setState(before => ({ ...before, error }));
    }
  }, [workspace]);

  useEffect(() => {
    load();
  }, [load, age]);

  useEffect(() => {
    let timer = null;
    const stop = listen(entry => {
      early.current.push(entry);
      timer ??= setTimeout(() => {
        timer = null;
        setState(before => {
          if (before.data === undefined) return before;
          const next = { ...before, data: merge(before.data, early.current) };
          early.current = [];
          return next;
        });
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
  const known = new Set(entries.slice(-2000).map(entry => entry.id));
  return [...entries, ...more.filter(entry => !known.has(entry.id))].slice(-Most);
}

export const Kinds = { call: 'Call', refusal: 'Refusal', act: 'Act', change: 'Change', delivery: 'Webhook', mail: 'Mail', clock: 'Clock' };
