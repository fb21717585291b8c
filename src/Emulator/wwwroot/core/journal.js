// The journal in parts: the newest calls first, older ones when somebody scrolls to them, and of what happens meanwhile only what is new.
import { at, epoch, query, send } from './api.js';
import { listen, whenFollowed } from './live.js';
import { useCallback, useEffect, useRef, useState } from './ui.js';

const Least = 200;
const Most = 2000;
const Settle = 250;

// Answers { data, total, error, need, reload }: data are the calls read so far, without a gap; total is how many there are.
export function useJournal(workspace, { q, provider, outcome }) {
  const path = at(workspace, 'journal') + query({ checks: 'failed', total: true, q, provider, outcome });
  const age = epoch.use();
  const [state, setState] = useState({ path, data: undefined, total: 0, error: null });
  const latest = useRef(state);
  latest.current = state;
  const current = useRef(null);
  const told = useRef(Infinity); // The lowest number that the stream told and nobody read yet.

  const part = useCallback(async (of, signal) => {
    const answer = await send('GET', path + query(of).replace('?', '&'), undefined, { signal });
    return { data: await answer.json(), total: Number(answer.headers.get('X-Emulator-Total')) };
  }, [path]);

  const load = useCallback(() => {
    current.current?.end.abort();
    const mine = (current.current = { end: new AbortController(), isThere: false, isReading: false });
    told.current = Infinity;
    const read = async () => {
      try {
        const first = await part({ limit: Least }, mine.end.signal);
        mine.isThere = true;
        setState({ path, ...first, error: null });
      } catch (error) {
        if (error.name === 'AbortError') return current.current === mine ? undefined : current.current?.done;
        setState(before => ({ ...(before.path === path ? before : { path, data: undefined, total: 0 }), error }));
      }
      return undefined;
    };
    return (mine.done = read());
  }, [path]);

  // What the stream told: all from the lowest number on. A call that took long has a lower number than some that are shown.
  const add = useCallback(async () => {
    const mine = current.current;
    await mine?.done;
    if (mine !== current.current || !mine || told.current === Infinity) return undefined;
    if (!mine.isThere) return load();
    const since = told.current - 1;
    told.current = Infinity;
    try {
      const more = await part({ since, limit: Most }, mine.end.signal);
      if (more.data.length === Most) return load();
      setState(before => (before.path !== path ? before : {
        ...before, ...more, error: null, data: [...more.data, ...before.data.filter(one => one.number <= since)].slice(0, more.total),
      }));
    } catch (error) {
      if (error.name === 'AbortError') return undefined;
      told.current = Math.min(told.current, since + 1);
      setState(before => ({ ...before, error }));
    }
    return undefined;
  }, [path]);

  // Reads on until there are so many, or all.
  const need = useCallback(async count => {
    const mine = current.current;
    const { data, total } = latest.current;
    if (!mine?.isThere || mine.isReading || latest.current.path !== path || data.length === 0 || data.length >= Math.min(count, total)) return;
    mine.isReading = true;
    try {
      const older = await part({ before: data.at(-1).number, limit: Math.min(Most, Math.max(Least, count - data.length)) }, mine.end.signal);
      setState(before => {
        if (before.path !== path) return before;
        const last = before.data.at(-1)?.number ?? 0;
        const all = [...before.data, ...older.data.filter(one => one.number < last)];
        return { ...before, data: all, total: older.data.length === 0 ? all.length : older.total };
      });
    } catch (error) {
      if (error.name !== 'AbortError') setState(before => ({ ...before, error }));
    }
    mine.isReading = false;
  }, [path]);

  useEffect(() => {
    const stop = whenFollowed(load);
    return () => {
      stop();
      current.current?.end.abort();
      current.current = null;
    };
  }, [load, age]);

  useEffect(() => {
    let timer = null;
    let isOver = false;
    const begin = () => {
      timer ??= setTimeout(async () => {
        const wanted = told.current;
        await add();
        timer = null;
        if (!isOver && told.current < Infinity && told.current !== wanted) begin();
      }, Settle);
    };
    const stop = listen(entry => {
      if (!entry.exchange) return;
      told.current = Math.min(told.current, entry.exchange);
      begin();
    });
    return () => {
      isOver = true;
      stop();
      clearTimeout(timer);
    };
  }, [add]);

  const shown = state.path === path ? state : { data: undefined, total: 0, error: null };
  return { ...shown, need, reload: load };
}
