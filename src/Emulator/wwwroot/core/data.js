import { epoch, get } from './api.js';
import { listen } from './live.js';
import { useCallback, useEffect, useRef, useState } from './ui.js';

const Settle = 120;

// Reads a path of the control API and reads it again when something happened. Old data stay on show while new are read, and when reading fails.
export function useData(path, { isLive = true, settle = Settle } = {}) {
  const [state, setState] = useState({ path, data: undefined, error: null, isLoading: true });
  const current = useRef(null);
  const age = epoch.use();

  const load = useCallback(async () => {
    if (!path) return;
    current.current?.abort();
    const mine = (current.current = new AbortController());
    setState(before => ({ ...(before.path === path ? before : { data: undefined, error: null }), path, isLoading: true }));
    try {
      const data = await get(path, { signal: mine.signal });
      setState({ path, data, error: null, isLoading: false });
    } catch (error) {
      if (error.name !== 'AbortError') setState(before => ({ ...before, error, isLoading: false }));
    }
  }, [path]);

  useEffect(() => {
    load();
    return () => current.current?.abort();
  }, [load, age]);

  useLive(load, isLive, settle);

  const shown = state.path === path ? state : { data: undefined, error: null, isLoading: true };
  return { ...shown, reload: load };
}

// Calls back shortly after something happened in the workspace; many happenings count once.
export function useLive(react, isOn = true, settle = Settle) {
  const latest = useRef(react);
  latest.current = react;
  useEffect(() => {
    if (!isOn) return undefined;
    let timer = null;
    const stop = listen(() => {
      timer ??= setTimeout(() => {
        timer = null;
        latest.current();
      }, settle);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [isOn, settle]);
}
