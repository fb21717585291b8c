using System.Collections.Concurrent;
using Emulator.Core.Agenda;
using Emulator.Core.Clock;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>The attempts of one workspace that are under way in live time, and what may begin beside them.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="runner">Makes the attempts.</param>
/// <param name="deliveries">Tells how many may be under way at once.</param>
internal sealed class AttemptsUnderWay(Workspace workspace, EntryRunner runner, DeliveryWorker deliveries)
{
    /// <summary>So long, in real time, is waited for a receiver before it is told of the next thing: what was sent first has arrived by then. It need not have
    /// answered: who hangs holds up nobody, not even himself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>So far ahead is looked for a receiver that is not busy.</summary>
    private const int MostLookedAt = 256;

    private readonly ConcurrentDictionary<long, (string Receiver, bool IsSlow)> underWay = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of attempts that are under way.</summary>
    public int Count => underWay.Count;

    /// <summary>The earliest entry that may begin now: it is not under way, and has a place.</summary>
    public AgendaEntry? NextEntry()
    {
        // Who is under way is looked up before the agenda: an attempt leaves the agenda first, so that one that ends in between is not taken for one to
        // be made.
        if (underWay.IsEmpty) return workspace.Current.Agenda.Next;
        var attempts = underWay.ToArray();
        var busy = attempts.Select(attempt => attempt.Key).ToHashSet();
        var agenda = workspace.Current.Agenda;
        // While the clock stands, the order in which a receiver is told is the order of the agenda, and not that of chance.
        // One look at who is busy counts for all entries: else a receiver that becomes free in between is told of a later one first.
        if (!deliveries.HasPlace(busy.Count)) return agenda.NextBesidesAttempts;
        if (workspace.Clock.Mode == ClockMode.Frozen)
        {
            var receivers = attempts.Select(attempt => attempt.Value.Receiver).ToHashSet(StringComparer.Ordinal);
            receivers.ExceptWith(attempts.Where(attempt => attempt.Value.IsSlow).Select(attempt => attempt.Value.Receiver));
            return agenda.Entries.Take(MostLookedAt).FirstOrDefault(entry => !busy.Contains(entry.Number) && !IsFor(entry, receivers));
        }

        return agenda.Entries.FirstOrDefault(entry => !busy.Contains(entry.Number));
    }

    /// <summary>Begins an attempt, and asks to look at what is due when it has ended.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="delivery">What is sent.</param>
    /// <param name="stop">Breaks it off.</param>
    public void Start(AgendaEntry entry, Delivery delivery, CancellationToken stop)
    {
        var receiver = ReceiverOf(delivery);
        underWay[entry.Number] = (receiver, false);
        deliveries.Take();
        var attempt = CancellationTokenSource.CreateLinkedTokenSource(workspace.Ended, stop);
        _ = Task.Run(GoAsync, CancellationToken.None);

        async Task GoAsync()
        {
            try
            {
                var made = runner.AttemptAsync(delivery, attempt.Token);
                if (!await RealTime.EndsWithinAsync(made, Patience))
                {
                    underWay[entry.Number] = (receiver, true);
                    Tell();
                    workspace.Reschedule();
                }

                runner.Record(entry, delivery, await made);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or WorkspaceEndedException)
            {
                // The process or the workspace ends, or it is put back; the entry belongs to what was.
            }
            catch (NotKeptException)
            {
                // It stays on the agenda, and is made when things can be kept again.
            }
            finally
            {
                attempt.Dispose();
                deliveries.Release();
                underWay.TryRemove(entry.Number, out _);
                Tell();
                // What waits for the place, or is due later and was not seen while every place was taken.
                if (!workspace.Ended.IsCancellationRequested) workspace.Reschedule();
            }
        }
    }

    /// <summary>Waits until one of them has ended, or is so slow that others are told beside it; false when none is under way.</summary>
    public async Task<bool> SettleOneAsync(CancellationToken stop)
    {
        var next = Volatile.Read(ref changed).Task; // Before it is looked whether there are any: what ends in between is told.
        if (underWay.IsEmpty) return false;
        await next.WaitAsync(stop);
        stop.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>Whom it is for: host and port.</summary>
    public static string ReceiverOf(Delivery delivery) => Uri.TryCreate(delivery.Call.Url, UriKind.Absolute, out var url) ? url.Authority : delivery.Call.Url;

    private bool IsFor(AgendaEntry entry, HashSet<string> receivers) =>
        Outbox.Find(workspace.Current, entry) is { } delivery && receivers.Contains(ReceiverOf(delivery));

    private void Tell() => Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
