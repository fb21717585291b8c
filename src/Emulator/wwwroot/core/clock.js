import { at } from './api.js';
import { useData } from './data.js';
import { useEffect, useMemo, useState } from './ui.js';

// The workspace's clock, running in the page as it runs there.
export function useClock(workspace) {
  const read = useData(at(workspace, 'clock'));
  const base = useMemo(() => (read.data ? { clock: read.data, seen: performance.now() } : null), [read.data]);
  const [, tick] = useState(0);

  const runs = base !== null && base.clock.mode !== 'frozen';
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => tick(n => n + 1), 1000);
    return () => clearInterval(timer);
  }, [runs]);

  const now = base === null
    ? null
    : new Date(new Date(base.clock.now).getTime() + (runs ? (performance.now() - base.seen) * (base.clock.mode === 'scaled' ? base.clock.factor : 1) : 0));

  // When what is due next has come, the clock tells what comes after it.
  const isPast = now !== null && base.clock.nextDue && runs && new Date(base.clock.nextDue.at) < now;
  useEffect(() => {
    if (!isPast) return undefined;
    const timer = setTimeout(read.reload, 1000);
    return () => clearTimeout(timer);
  }, [isPast, base]);

  return { ...read, clock: base?.clock, now };
}
