using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Emulator.Core.Quotas;

/// <summary>Counts the calls of each key in a window of the workspace's time. A check looks, the commit counts: so a decision can be made again and the call
/// counts once. Exact also when many threads count at once: no more calls are taken than the limit says.</summary>
/// <param name="mostKeys">The largest number of keys that are counted; those whose windows are over go first.</param>
public sealed class QuotaLedger(int mostKeys = 100_000)
{
    private ConcurrentDictionary<string, Counter> counters = new(StringComparer.Ordinal);

    /// <summary>What the ledger would say of a call that counts, without counting it.</summary>
    /// <param name="use">What the call would count against.</param>
    /// <param name="now">The instant.</param>
    public QuotaReading Look(QuotaUse use, DateTimeOffset now)
    {
        if (!Volatile.Read(ref counters).TryGetValue(use.Key, out var counter))
            return new QuotaReading(use.Limit > 0, Math.Min(1, use.Limit), now + use.Window);
        lock (counter) return counter.Count(use, now, isCounted: false);
    }

    /// <summary>Counts a call, unless it is over the limit: then it is not counted and does not lengthen the window.</summary>
    /// <param name="use">What the call counts against.</param>
    /// <param name="now">The instant.</param>
    /// <param name="times">How many calls at once; a fixture has made some before.</param>
    public QuotaReading Take(QuotaUse use, DateTimeOffset now, int times = 1)
    {
        var all = Volatile.Read(ref counters);
        if (!all.TryGetValue(use.Key, out var counter))
        {
            if (all.Count >= mostKeys) Forget(all, use.Window, now);
            counter = all.GetOrAdd(use.Key, static _ => new Counter());
        }

        lock (counter)
        {
            var reading = default(QuotaReading);
            for (var i = 0; i < times; i++) reading = counter.Count(use, now, isCounted: true);
            return reading;
        }
    }

    /// <summary>A copy of all counters, for a snapshot.</summary>
    public ImmutableSortedDictionary<string, QuotaCount> Save() => Volatile.Read(ref counters).ToImmutableSortedDictionary(
        pair => pair.Key,
        pair =>
        {
            lock (pair.Value) return pair.Value.Saved;
        },
        StringComparer.Ordinal);

    /// <summary>Puts all counters back as they were saved, in one step: who counts at the same time counts either before or afterwards.</summary>
    public void Restore(ImmutableSortedDictionary<string, QuotaCount> saved) => Volatile.Write(
        ref counters,
        new ConcurrentDictionary<string, Counter>(saved.Select(pair => KeyValuePair.Create(pair.Key, new Counter(pair.Value))), StringComparer.Ordinal));

    private static void Forget(ConcurrentDictionary<string, Counter> all, TimeSpan window, DateTimeOffset now)
    {
        var (isAnyOver, oldest, latest) = (false, (string?)null, DateTimeOffset.MaxValue);
        foreach (var (key, counter) in all)
        {
            if (counter.Latest + window <= now) isAnyOver |= all.TryRemove(key, out _);
            else if (counter.Latest < latest) (oldest, latest) = (key, counter.Latest);
        }

        // All of them count now: the one that counted longest ago is forgotten, so that memory has a bound.
        if (!isAnyOver && oldest is not null) all.TryRemove(oldest, out _);
    }

    private sealed class Counter
    {
        private DateTimeOffset opened;
        private int taken;
        private Queue<DateTimeOffset>? times;

        public Counter()
        {
        }

        public Counter(QuotaCount saved)
        {
            (opened, taken, times) = (saved.Opened, saved.Taken, saved.Times.IsDefaultOrEmpty ? null : new Queue<DateTimeOffset>(saved.Times));
            Latest = times is null ? opened : saved.Times[^1];
        }

        /// <summary>When it counted last.</summary>
        public DateTimeOffset Latest { get; private set; }

        public QuotaCount Saved => new(opened, taken, times is null ? [] : [.. times]);

        public QuotaReading Count(QuotaUse use, DateTimeOffset now, bool isCounted)
        {
            // Who read the clock before another and comes after it counts at the other's instant: for a counter, time does not go back. What lies further
            // ahead was counted in a future that a restore took back.
            if (now < Latest && Latest - now < use.Window) now = Latest;
            if (isCounted) Latest = now;
            return use.IsSliding ? Slide(use, now, isCounted) : Fix(use, now, isCounted);
        }

        // The window opens with the first counted call: [opened, opened + window).
        private QuotaReading Fix(QuotaUse use, DateTimeOffset now, bool isCounted)
        {
            var isNew = taken == 0 || now >= opened + use.Window || now < opened;
            var (from, used) = isNew ? (now, 0) : (opened, taken);
            var isTaken = used < use.Limit;
            if (isTaken) used++;
            if (isCounted) (opened, taken) = (from, used);
            return new QuotaReading(isTaken, used, from + use.Window);
        }

        // Of the last window, at most so many calls.
        private QuotaReading Slide(QuotaUse use, DateTimeOffset now, bool isCounted)
        {
            times ??= new Queue<DateTimeOffset>();
            while (times.TryPeek(out var first) && (first <= now - use.Window || first > now)) times.Dequeue();
            var isTaken = times.Count < use.Limit;
            var oldest = times.TryPeek(out var earliest) ? earliest : now;
            if (isTaken && isCounted) times.Enqueue(now);
            return new QuotaReading(isTaken, times.Count + (isTaken && !isCounted ? 1 : 0), times.Count == 0 && !isTaken ? now : oldest + use.Window);
        }
    }
}

/// <summary>What a call counts against.</summary>
/// <param name="Key">Who or what is counted.</param>
/// <param name="Limit">The largest number of calls in a window.</param>
/// <param name="Window">How long a window is.</param>
/// <param name="IsSliding">Whether the window is the time just before the call; otherwise it opens with the first counted call.</param>
public readonly record struct QuotaUse(string Key, int Limit, TimeSpan Window, bool IsSliding);

/// <summary>A saved counter.</summary>
/// <param name="Opened">When the fixed window was opened.</param>
/// <param name="Taken">The calls taken in it.</param>
/// <param name="Times">The instants of the calls in a sliding window.</param>
public sealed record QuotaCount(DateTimeOffset Opened, int Taken, ImmutableArray<DateTimeOffset> Times);

/// <summary>What the ledger says of one call.</summary>
/// <param name="IsTaken">Whether the call is within the limit.</param>
/// <param name="Used">The calls counted in the window, this one included when it is within the limit.</param>
/// <param name="OpensAt">When the window ends (fixed) or the next call would be taken (sliding).</param>
public readonly record struct QuotaReading(bool IsTaken, int Used, DateTimeOffset OpensAt);
