import { epoch, get, list } from './api.js';
import { listen, whenFollowed } from './live.js';
import { useCallback, useEffect, useRef, useState } from './ui.js';

const Settle = 120;

// A long list is not read again at once while things keep happening: it rests for each of its rows, in milliseconds, and not for long.
const RowRest = 2.5;
const LongestRest = 5000;

// Reads a path of the control API, or a list in all its parts, and reads it again when something happened. Old data stay on show while new are read, and when reading fails.
export function useData(path, { isLive = true, isList = false, settle = Settle } = {}) {
  const [state, setState] = useState({ path, data: undefined, error: null, isLoading: true });
  const current = useRef(null);
  const rest = useRef(0);
  const age = epoch.use();

  // A newer reading takes the place of one that is under way, and who waits for that one waits for the newer.
  const load = useCallback(() => {
    if (!path) return undefined;
    current.current?.end.abort();
    const mine = (current.current = { end: new AbortController() });
    const read = async () => {
      setState(before => ({ ...(before.path === path ? before : { data: undefined, error: null }), path, isLoading: true }));
      try {
        const data = await (isList ? list : get)(path, { signal: mine.end.signal });
        rest.current = performance.now() + Math.min(LongestRest, (data?.length ?? 1) * RowRest);
        setState({ path, data, error: null, isLoading: false });
      } catch (error) {
        if (error.name === 'AbortError') return current.current === mine ? undefined : current.current?.done;
        setState(before => ({ ...before, error, isLoading: false }));
      }
      return undefined;
    };
    return (mine.done = read());
  }, [path, isList]);

  useEffect(() => {
    const stop = isLive ? whenFollowed(load) : load();
    return () => {
      if (isLive) stop();
      current.current?.end.abort();
      current.current = null;
    };
  }, [load, age, isLive]);

  useLive(load, isLive, settle, rest);

  const shown = state.path === path ? state : { data: undefined, error: null, isLoading: true };
  return { ...shown, reload: load };
}

// Calls back shortly after something happened in the workspace; many happenings count once, and what happens meanwhile waits until it is done.
// It rests until the instant that rest holds, if that is later.
export function useLive(react, isOn = true, settle = Settle, rest = undefined) {
  const latest = useRef(react);
  latest.current = react;
  useEffect(() => {
    if (!isOn) return undefined;
    let timer = null;
    let hasMore = false;
    let isOver = false;
    const begin = () => {
      hasMore = true;
      timer ??= setTimeout(async () => {
        hasMore = false;
        await latest.current();
        timer = null;
        if (hasMore && !isOver) begin();
      }, Math.max(settle, (rest?.current ?? 0) - performance.now()));
    };
    const stop = listen(begin);
    return () => {
      isOver = true;
      stop();
      clearTimeout(timer);
    };
  }, [isOn, settle]);
}
