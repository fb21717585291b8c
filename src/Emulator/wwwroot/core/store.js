import { useEffect, useState } from './ui.js';

// A value that several parts of the page look at.
export function store(value) {
  const watchers = new Set();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const watcher of [...watchers]) watcher(value);
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    use() {
      const [, again] = useState(0);
      const shown = value;
      useEffect(() => {
        const stop = this.watch(() => again(n => n + 1));
        if (!Object.is(shown, value)) again(n => n + 1); // It changed between being shown and being watched.
        return stop;
      }, []);
      return value;
    },
  };
}
