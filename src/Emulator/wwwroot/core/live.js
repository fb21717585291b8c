// One stream for the shown workspace. It tells the sections what happened, and it is how the page notices that the emulator went away and came back.
import { access, at, connection, epoch, readAgain } from './api.js';
import { store } from './store.js';
import { readEvents } from './stream.js';

const Waits = [500, 1000, 2000, 4000];

// 'opening', 'live', 'lost' or 'gone' (there is no such workspace).
export const live = store('opening');

const listeners = new Set();
let retry = null;

// Calls back on each event; answers how to stop.
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Calls back as soon as the stream is open, or cannot be opened: what is read from then on misses nothing. Answers how to stop.
export function whenFollowed(act) {
  if (live.get() !== 'opening') {
    act();
    return () => {};
  }
  const stop = live.watch(() => {
    stop();
    act();
  });
  return stop;
}

// Tries at once instead of waiting.
export const tryNow = () => retry?.();

// Follows a workspace until stopped.
export function follow(workspace) {
  const end = new AbortController();
  run(workspace, end.signal);
  return () => end.abort();
}

async function run(workspace, signal) {
  live.set('opening');
  let wasLost = false;
  for (let failures = 0; !signal.aborted;) {
    const rest = restWhenHidden();
    try {
      await readEvents(at(workspace, 'timeline/stream'), {
        signal: AbortSignal.any([signal, rest.signal]),
        opened() {
          failures = 0;
          live.set('live');
          connection.set('ok');
          if (wasLost) readAgain();
          wasLost = false;
        },
        event: one => listeners.forEach(listener => listener(one)),
        missed: readAgain,
      });
    } catch (error) {
      if (signal.aborted) return;
      if (rest.signal.aborted) {
        wasLost = true;
        await shown(signal);
        continue;
      }
      if (error.status === 404) {
        live.set('gone');
        await next(signal, 5000);
        continue;
      }
      if (error.status === 401) {
        await next(signal, 3600_000);
        continue;
      }
    } finally {
      rest.stop();
    }
    if (signal.aborted) return;
    wasLost = true;
    live.set('lost');
    connection.set('lost');
    await next(signal, Waits[Math.min(failures++, Waits.length - 1)]);
  }
}

// A tab that nobody sees gives its connection back: a browser has six for a host, and each stream takes one.
function restWhenHidden() {
  const rest = new AbortController();
  const look = () => document.hidden && rest.abort();
  document.addEventListener('visibilitychange', look);
  look();
  return { signal: rest.signal, stop: () => document.removeEventListener('visibilitychange', look) };
}

// Waits until somebody sees the tab.
function shown(signal) {
  return new Promise(resolve => {
    const look = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look);
    look();
  });
}

// Waits for the time, or for somebody who wants to try at once: a person, a new token, a call that got through.
function next(signal, milliseconds) {
  return new Promise(resolve => {
    const stops = [epoch.watch(done), connection.watch(state => state === 'ok' && done()), access.watch(({ wanted }) => !wanted && done())];
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    retry = done;
    function done() {
      clearTimeout(timer);
      stops.forEach(stop => stop());
      signal.removeEventListener('abort', done);
      retry = null;
      resolve();
    }
  });
}
