using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Emulator.Core.Quotas;

/// <summary>Counts the calls of each key in a window of the workspace's time. A check looks, the commit counts: so a decision can be made again and the call
/// counts once. Exact also when many threads count at once: no more calls are taken than the limit says.</summary>
/// <param name="mostKeys">The largest number of keys that are counted; those whose windows are over go first.</param>
/// <param name="setsAside">Whether calls are set aside before they are made, a few at once: what is saved then covers those that come before it is saved again,
/// so that nobody who goes on from there takes one too many.</param>
public sealed class QuotaLedger(int mostKeys = 100_000, bool setsAside = false)
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
            counter = all.GetOrAdd(use.Key, setsAside ? static _ => new Counter(true) : static _ => new Counter(false));
        }

        lock (counter)
        {
            var (reading, isAhead) = (default(QuotaReading), false);
            for (var i = 0; i < times; i++)
            {
                reading = counter.Count(use, now, isCounted: true);
                isAhead |= reading.IsAhead;
            }

            return reading with { IsAhead = isAhead };
        }
    }

    /// <summary>A copy of all counters.</summary>
    /// <param name="isWithAhead">Whether with what is set aside, for whoever goes on from there; else for a snapshot.</param>
    public ImmutableSortedDictionary<string, QuotaCount> Save(bool isWithAhead = false) => Volatile.Read(ref counters).ToImmutableSortedDictionary(
        pair => pair.Key,
        pair =>
        {
            lock (pair.Value) return isWithAhead ? pair.Value.SavedWithAhead : pair.Value.Saved;
        },
        StringComparer.Ordinal);

    /// <summary>Gives back what is set aside, when nothing is counted here any more.</summary>
    public void GiveBackAhead()
    {
        foreach (var (_, counter) in Volatile.Read(ref counters))
            lock (counter) counter.GiveBackAhead();
    }

    /// <summary>Puts all counters back as they were saved, in one step: who counts at the same time counts either before or afterwards.</summary>
    public void Restore(ImmutableSortedDictionary<string, QuotaCount> saved)
    {
        var restored = saved.Select(pair => KeyValuePair.Create(pair.Key, new Counter(pair.Value, setsAside)));
        Volatile.Write(ref counters, new ConcurrentDictionary<string, Counter>(restored, StringComparer.Ordinal));
    }

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

    private sealed class Counter(bool setsAside)
    {
        /// <summary>So much of a limit, and of a sliding window, is set aside at once.</summary>
        private const int Parts = 24;

        private DateTimeOffset opened;
        private DateTimeOffset until;
        private int taken;
        private int ahead;
        private Queue<DateTimeOffset>? times;

        /// <summary>Goes on from what was saved: what was set aside may have been taken, and as late as could be.</summary>
        public Counter(QuotaCount saved, bool setsAside)
            : this(setsAside)
        {
            (opened, taken) = (saved.Opened, saved.Taken);
            IEnumerable<DateTimeOffset> all = saved.Times.IsDefault ? [] : saved.Times;
            if (saved.Ahead is { IsSliding: true } slid) all = all.Concat(Enumerable.Repeat(slid.Until, slid.Calls));
            else taken += saved.Ahead?.Calls ?? 0;
            times = all.Any() ? new Queue<DateTimeOffset>(all) : null;
            Latest = times is null ? opened : all.Last();
        }

        /// <summary>When it counted last.</summary>
        public DateTimeOffset Latest { get; private set; }

        public QuotaCount Saved => new(opened, taken, times is null ? [] : [.. times]);

        public QuotaCount SavedWithAhead => ahead == 0 ? Saved : Saved with { Ahead = new QuotaAhead(ahead, until, times is not null) };

        public void GiveBackAhead() => ahead = 0;

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
            if (isNew && isCounted) ahead = 0;
            return new QuotaReading(isTaken, used, from + use.Window) { IsAhead = isTaken && isCounted && SetAside(use, used, now, from + use.Window) };
        }

        // Of the last window, at most so many calls.
        private QuotaReading Slide(QuotaUse use, DateTimeOffset now, bool isCounted)
        {
            times ??= new Queue<DateTimeOffset>();
            while (times.TryPeek(out var first) && (first <= now - use.Window || first > now)) times.Dequeue();
            var isTaken = times.Count < use.Limit;
            var oldest = times.TryPeek(out var earliest) ? earliest : now;
            if (isTaken && isCounted) times.Enqueue(now);
            return new QuotaReading(isTaken, times.Count + (isTaken && !isCounted ? 1 : 0), times.Count == 0 && !isTaken ? now : oldest + use.Window)
            {
                IsAhead = isTaken && isCounted && SetAside(use, times.Count, now, now + (use.Window / Parts)),
            };
        }

        /// <summary>Takes a call from those that were set aside; else sets some aside, those that come until <paramref name="end"/>.</summary>
        private bool SetAside(QuotaUse use, int used, DateTimeOffset now, DateTimeOffset end)
        {
            if (!setsAside) return false;
            if (ahead > 0 && now <= until)
            {
                ahead--;
                return false;
            }

            (ahead, until) = (Math.Min(use.Limit - used, Math.Max(1, use.Limit / Parts)), end);
            return true;
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
public sealed record QuotaCount(DateTimeOffset Opened, int Taken, ImmutableArray<DateTimeOffset> Times)
{
    /// <summary>What is set aside besides; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QuotaAhead? Ahead { get; init; }
}

/// <summary>Calls that are set aside before they are made.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Until">The last instant at which they may be made.</param>
/// <param name="IsSliding">Whether the window slides.</param>
public sealed record QuotaAhead(int Calls, DateTimeOffset Until, bool IsSliding);

/// <summary>What the ledger says of one call.</summary>
/// <param name="IsTaken">Whether the call is within the limit.</param>
/// <param name="Used">The calls counted in the window, this one included when it is within the limit.</param>
/// <param name="OpensAt">When the window ends (fixed) or the next call would be taken (sliding).</param>
public readonly record struct QuotaReading(bool IsTaken, int Used, DateTimeOffset OpensAt)
{
    /// <summary>Whether calls were set aside with it: it is answered when that is kept.</summary>
    public bool IsAhead { get; init; }
}
