using System.Runtime.CompilerServices;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Journal;

namespace Emulator.Control.Watching;

/// <summary>Journal and history of a workspace as one stream, in the order in which things happened: a call, then what it changed. Whoever reads it slowly, or
/// never, costs a fixed amount: a place in the journal, one in the history, and the numbers of a few things.</summary>
/// <param name="journal">The calls.</param>
/// <param name="history">All else.</param>
internal sealed class TimelineFeed(ExchangeJournal journal, WorkspaceHistory history)
{
    /// <summary>How many changes wait for their call to be journalled; of more, the oldest are told without it.</summary>
    public const int MostWaiting = 100;

    private const int RememberedCalls = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Bell bell = new();
    private readonly Queue<(long Place, long? Call, long Mark)> waiting = new();
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
        using var entries = history.Follow(bell.Ring);
        using var end = stop.Register(bell.End);
        try
        {
            do
            {
                while (!stop.IsCancellationRequested && Next(follower, entries) is { } happened)
                {
                    yield return happened;
                    if (happened.Call is not { } call) continue;
                    foreach (var place in ReleaseOf(call.Number)) yield return At(place);
                }

                if (waiting.Count > 0 && !isRung) _ = RingAsync(gone.Token);
            }
            while (await bell.WaitAsync());
        }
        finally
        {
            await gone.CancelAsync();
        }

        stop.ThrowIfCancellationRequested();
    }

    /// <summary>What is to be told next, of what there is the one with the lowest number; null when there is nothing.</summary>
    private Happened? Next(JournalFollower follower, HistoryFollower entries)
    {
        // A call that is never journalled holds up nothing for long.
        if (waiting.TryPeek(out var oldest) && RealTime.MillisecondsSince(oldest.Mark) >= Patience.TotalMilliseconds)
            return At(waiting.Dequeue().Place);
        if (next is null && follower.TryRead(out var followed)) next = followed;
        if (next is { Missed: > 0 and var gap }) return Told(new Happened(null, null, gap));
        while (entries.TryRead(next?.Exchange?.Number ?? long.MaxValue, out var entry, out var place, out var missed))
        {
            if (entry is null) return new Happened(null, null, missed);
            if (entry.Cause.Kind != CauseKind.Call || IsTold(entry.Cause.Number)) return new Happened(null, entry, 0);
            waiting.Enqueue((place, entry.Cause.Number, RealTime.Mark()));
            if (waiting.Count > MostWaiting) return At(waiting.Dequeue().Place);
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

    /// <summary>The entry at a place; one that was let go while it waited is missed.</summary>
    private Happened At(long place) => history.At(place) is { } entry ? new Happened(null, entry, 0) : new Happened(null, null, 1);

    private List<long> ReleaseOf(long call)
    {
        List<long> ready = [];
        for (var left = waiting.Count; left > 0; left--)
        {
            var one = waiting.Dequeue();
            if (one.Call == call) ready.Add(one.Place);
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
}

/// <summary>One thing that happened, or a gap.</summary>
/// <param name="Call">A call; or null.</param>
/// <param name="Entry">Something else; or null.</param>
/// <param name="Missed">How many things are missing here.</param>
internal readonly record struct Happened(Exchange? Call, HistoryEntry? Entry, long Missed);
