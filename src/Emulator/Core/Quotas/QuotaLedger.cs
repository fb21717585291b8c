using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Emulator.Core.Quotas;

/// <summary>Counts the calls of each key in a window of the workspace's time. Exact also when many threads count at once.</summary>
public sealed class QuotaLedger
{
    private readonly ConcurrentDictionary<string, Counter> counters = new(StringComparer.Ordinal);

    /// <summary>Counts a call in a fixed window, which opens with the first counted call and lasts <paramref name="window"/>: <c>[t0, t0 + window)</c>.
    /// A call over the limit is not counted and does not lengthen the window.</summary>
    /// <returns>The count with this call when it was taken, and when the window ends.</returns>
    public QuotaReading TakeFixed(string key, int limit, TimeSpan window, DateTimeOffset now)
    {
        var counter = counters.GetOrAdd(key, static _ => new Counter());
        lock (counter)
        {
            if (counter.Taken == 0 || now >= counter.Opened + window || now < counter.Opened) (counter.Opened, counter.Taken) = (now, 0);
            var isTaken = counter.Taken < limit;
            if (isTaken) counter.Taken++;
            return new QuotaReading(isTaken, counter.Taken, counter.Opened + window);
        }
    }

    /// <summary>Counts a call in a sliding window: of the last <paramref name="window"/>, at most <paramref name="limit"/> calls are taken. A refused call is not counted.</summary>
    /// <returns>The count with this call when it was taken, and when the next call would be taken.</returns>
    public QuotaReading TakeSliding(string key, int limit, TimeSpan window, DateTimeOffset now)
    {
        var counter = counters.GetOrAdd(key, static _ => new Counter());
        lock (counter)
        {
            var times = counter.Times ??= new Queue<DateTimeOffset>();
            while (times.TryPeek(out var first) && (first <= now - window || first > now)) times.Dequeue();
            var isTaken = times.Count < limit;
            if (isTaken) times.Enqueue(now);
            return new QuotaReading(isTaken, times.Count, times.TryPeek(out var oldest) ? oldest + window : now);
        }
    }

    /// <summary>A copy of all counters, for a snapshot.</summary>
    public ImmutableDictionary<string, QuotaCount> Save() => counters.ToImmutableDictionary(pair => pair.Key, pair =>
    {
        lock (pair.Value) return new QuotaCount(pair.Value.Opened, pair.Value.Taken, pair.Value.Times is { } times ? [.. times] : []);
    });

    /// <summary>Puts all counters back as they were saved.</summary>
    public void Restore(ImmutableDictionary<string, QuotaCount> saved)
    {
        counters.Clear();
        foreach (var (key, count) in saved)
            counters[key] = new Counter { Opened = count.Opened, Taken = count.Taken, Times = count.Times.IsDefaultOrEmpty ? null : new Queue<DateTimeOffset>(count.Times) };
    }

    private sealed class Counter
    {
        public DateTimeOffset Opened { get; set; }

        public int Taken { get; set; }

        public Queue<DateTimeOffset>? Times { get; set; }
    }
}

/// <summary>A saved counter.</summary>
/// <param name="Opened">When the fixed window was opened.</param>
/// <param name="Taken">The calls taken in it.</param>
/// <param name="Times">The instants of the calls in a sliding window.</param>
public sealed record QuotaCount(DateTimeOffset Opened, int Taken, ImmutableArray<DateTimeOffset> Times);

/// <summary>What the ledger says of one call.</summary>
/// <param name="IsTaken">Whether the call is within the limit.</param>
/// <param name="Used">The calls counted in the window, this one included when it was taken.</param>
/// <param name="OpensAt">When the window ends (fixed) or the next call would be taken (sliding).</param>
public readonly record struct QuotaReading(bool IsTaken, int Used, DateTimeOffset OpensAt);
