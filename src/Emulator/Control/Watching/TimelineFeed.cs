using System.Runtime.CompilerServices;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Journal;

namespace Emulator.Control.Watching;

/// <summary>Journal and history of a workspace as one stream, in the order in which things happened: a call, then what it changed. Whoever reads it slowly, or
/// never, costs a fixed amount: a mark in the journal and the numbers of a few things.</summary>
/// <param name="journal">The calls.</param>
/// <param name="changes">All else, from when it is first asked for.</param>
internal sealed class TimelineFeed(ExchangeJournal journal, Func<CancellationToken, IAsyncEnumerable<HistoryEntry>> changes)
{
    /// <summary>How many entries of the history wait for the reader; of more, the oldest are missed.</summary>
    public const int MostEntries = 500;

    /// <summary>How many changes wait for their call to be journalled; of more, the oldest are told without it.</summary>
    public const int MostWaiting = 100;

    private const int RememberedCalls = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Bell bell = new();
    private readonly Queue<(HistoryEntry Entry, long Mark)> waiting = new();
    private readonly long[] told = new long[RememberedCalls];
    private Followed? next;
    private bool isRung;
    private int calls;

    /// <summary>What happens from now on.</summary>
    /// <exception cref="OperationCanceledException">The reader does not want to hear more.</exception>
    public async IAsyncEnumerable<Happened> FollowAsync([EnumeratorCancellation] CancellationToken stop)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var follower = journal.Follow(bell);
        using var end = stop.Register(bell.End);
        var entries = new EntryQueue(bell);
        var filling = entries.FillAsync(changes(gone.Token));
        try
        {
            do
            {
                while (!stop.IsCancellationRequested && Next(follower, entries) is { } happened)
                {
                    yield return happened;
                    if (happened.Call is not { } call) continue;
                    foreach (var entry in ReleaseOf(call.Number)) yield return new Happened(null, entry, 0);
                }

                if (waiting.Count > 0 && !isRung) _ = RingAsync(gone.Token);
            }
            while (await bell.WaitAsync());
        }
        finally
        {
            await gone.CancelAsync();
            await filling;
        }

        stop.ThrowIfCancellationRequested();
    }

    /// <summary>What is to be told next, of what there is the one with the lowest number; null when there is nothing.</summary>
    private Happened? Next(JournalFollower follower, EntryQueue entries)
    {
        // A call that is never journalled holds up nothing for long.
        if (waiting.TryPeek(out var oldest) && RealTime.MillisecondsSince(oldest.Mark) >= Patience.TotalMilliseconds)
            return new Happened(null, waiting.Dequeue().Entry, 0);
        if (next is null && follower.TryRead(out var followed)) next = followed;
        if (next is { Missed: > 0 and var gap }) return Told(new Happened(null, null, gap));
        while (entries.TryTake(next?.Exchange?.Number ?? long.MaxValue, out var entry, out var missed))
        {
            if (missed > 0) return new Happened(null, null, missed);
            if (entry.Cause.Kind != CauseKind.Call || IsTold(entry.Cause.Number)) return new Happened(null, entry, 0);
            waiting.Enqueue((entry, RealTime.Mark()));
            if (waiting.Count > MostWaiting) return new Happened(null, waiting.Dequeue().Entry, 0);
        }

        if (next?.Exchange is not { } call) return null;
        told[calls++ % RememberedCalls] = call.Number;
        return Told(new Happened(call, null, 0));
    }

    private Happened Told(Happened happened)
    {
        next = null;
        return happened;
    }

    private bool IsTold(long? call) => call is { } number && told.AsSpan().Contains(number);

    private List<HistoryEntry> ReleaseOf(long call)
    {
        List<HistoryEntry> ready = [];
        for (var left = waiting.Count; left > 0; left--)
        {
            var one = waiting.Dequeue();
            if (one.Entry.Cause.Number == call) ready.Add(one.Entry);
            else waiting.Enqueue(one);
        }

        return ready;
    }

    private async Task RingAsync(CancellationToken stop)
    {
        isRung = true;
        await RealTime.WaitAsync(Patience, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        isRung = false;
        bell.Ring();
    }

    /// <summary>Takes the history's entries as they come and keeps the newest for the reader.</summary>
    private sealed class EntryQueue(Bell bell)
    {
        private readonly Queue<HistoryEntry> entries = new();
        private long missed;

        public async Task FillAsync(IAsyncEnumerable<HistoryEntry> from)
        {
            try
            {
                await foreach (var entry in from) Put(entry);
            }
            catch (OperationCanceledException)
            {
                // The reader has gone.
            }
        }

        /// <summary>The oldest entry, if its number is small enough, or how many were missed before it.</summary>
        public bool TryTake(long below, out HistoryEntry entry, out long gap)
        {
            lock (entries)
            {
                (gap, missed) = (missed, 0);
                entry = null!;
                return gap > 0 || (entries.TryPeek(out var oldest) && oldest.Number < below && entries.TryDequeue(out entry!));
            }
        }

        private void Put(HistoryEntry entry)
        {
            lock (entries)
            {
                entries.Enqueue(entry);
                if (entries.Count > MostEntries)
                {
                    entries.Dequeue();
                    missed++;
                }
            }

            bell.Ring();
        }
    }
}

/// <summary>One thing that happened, or a gap.</summary>
/// <param name="Call">A call; or null.</param>
/// <param name="Entry">Something else; or null.</param>
/// <param name="Missed">How many things are missing here.</param>
internal readonly record struct Happened(Exchange? Call, HistoryEntry? Entry, long Missed);
