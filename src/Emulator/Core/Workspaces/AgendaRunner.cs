using System.Collections.Concurrent;
using Emulator.Core.Agenda;
using Emulator.Core.Clock;
using Emulator.Core.Hosting;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>Runs what falls due in one workspace: in live time without waiting for receivers, in time travel one entry after the other, each at its own moment.</summary>
public sealed class AgendaRunner : IDisposable
{
    /// <summary>So many entries at one instant mean that each brings forth the next.</summary>
    private const int MostAtOneInstant = 100_000;

    /// <summary>So far ahead is looked for a receiver that is not busy.</summary>
    private const int MostLookedAt = 256;

    private readonly Workspace workspace;
    private readonly DeliveryWorker deliveries;
    private readonly IReadOnlyList<IAgendaActor> actors;
    private readonly EntryRunner runner;
    private readonly CancellationToken stop;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<long, (Task Attempt, string Receiver)> underWay = new();
    private int wanted, travels;

    /// <summary>The runner of a workspace.</summary>
    public AgendaRunner(Workspace workspace, ProviderCatalog providers, DeliveryWorker deliveries, IReadOnlyList<IAgendaActor> actors, ILogger logger, CancellationToken stop)
    {
        (this.workspace, this.deliveries, this.actors, this.stop) = (workspace, deliveries, actors, stop);
        runner = new EntryRunner(workspace, providers, deliveries, logger);
    }

    /// <summary>The real time until something falls due that is not under way and has a place; null when nothing ever will by itself.</summary>
    public TimeSpan? NextDue() => NextEntry() is { } next ? workspace.Clock.RealTimeUntil(next.Due) : null;

    /// <summary>Runs all that is due, and starts the attempts that are due without waiting for them, as many as there are places; one that ends gives its place to the next.</summary>
    public void RunDue()
    {
        Volatile.Write(ref wanted, 1);
        // Time travel runs what falls due, and asks again when it is over. Another who has the turn looks again when it is asked for in the meantime.
        while (Volatile.Read(ref wanted) == 1 && Volatile.Read(ref travels) == 0 && turn.Wait(0, CancellationToken.None))
        {
            Volatile.Write(ref wanted, 0);
            try
            {
                StartDue();
            }
            finally
            {
                turn.Release();
            }
        }
    }

    /// <summary>Moves the clock to an instant, and runs on the way what falls due, in order, each entry at its own moment. Comes back when all of it has settled.</summary>
    /// <param name="target">Chooses the instant once all that is due now has settled; null stays where it is. An instant in the past is not gone to.</param>
    /// <param name="cancelled">The caller went away: travel ends where it is.</param>
    /// <param name="isByActor">Whether it is an actor that travels, in the midst of what it does; others wait until the actors have settled.</param>
    public async Task<IReadOnlyList<AgendaRun>> TravelAsync(Func<Workspace, DateTimeOffset?> target, CancellationToken cancelled, bool isByActor = false)
    {
        await turn.WaitAsync(cancelled);
        while (!isByActor && Task.WhenAll(actors.Select(actor => actor.SettledAsync(workspace))) is { IsCompleted: false } acting)
        {
            turn.Release();
            await acting.WaitAsync(cancelled);
            await turn.WaitAsync(cancelled);
        }

        var ran = new List<AgendaRun>();
        Interlocked.Increment(ref travels);
        workspace.Clock.Pause();
        try
        {
            // What waits for a place of those under way goes out beside them, as it would have without the travel.
            while (await SettleOneAsync(cancelled)) StartDue();
            await RunUntilAsync(workspace.Clock.Now, ran, cancelled);
            if (target(workspace) is { } instant) await RunUntilAsync(instant, ran, cancelled);
        }
        finally
        {
            workspace.Clock.Continue();
            Interlocked.Decrement(ref travels);
            turn.Release();
            workspace.Reschedule();
        }

        return ran;
    }

    /// <summary>Waits for the turn: nothing runs while <paramref name="action"/> does.</summary>
    public async Task QuietlyAsync(Action action, CancellationToken cancelled)
    {
        await turn.WaitAsync(cancelled);
        try
        {
            while (await SettleOneAsync(cancelled))
            {
            }

            action();
        }
        finally
        {
            turn.Release();
            workspace.Reschedule();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task RunUntilAsync(DateTimeOffset target, List<AgendaRun> ran, CancellationToken cancelled)
    {
        var (instant, count) = (DateTimeOffset.MinValue, 0);
        while (workspace.Current.Agenda.Next is { } entry && entry.Due <= target)
        {
            cancelled.ThrowIfCancellationRequested();
            workspace.Clock.MoveTo(entry.Due);
            var now = workspace.Clock.Now;
            (instant, count) = now == instant ? (now, count + 1) : (now, 1);
            if (count > MostAtOneInstant) throw new InvalidOperationException($"More than {MostAtOneInstant} entries fall due at {now:O}: each seems to bring forth the next.");
            var summary = Outbox.Find(workspace.Current, entry) is { } delivery ? await runner.AttemptAsync(entry, delivery, cancelled)
                : ActorOf(entry) is { } actor ? await LendAsync(actor, entry, cancelled)
                : runner.Run(entry);
            ran.Add(new AgendaRun(now, entry.Kind, summary));
        }

        workspace.Clock.MoveTo(target);
    }

    private IAgendaActor? ActorOf(AgendaEntry entry) => actors.FirstOrDefault(actor => actor.Describe(entry) is not null);

    /// <summary>Lets an actor act, and gives it the turn: it may travel itself.</summary>
    private async Task<string> LendAsync(IAgendaActor actor, AgendaEntry entry, CancellationToken cancelled)
    {
        var summary = actor.Describe(entry)!;
        if (!runner.Take(entry, summary)) return "called off";
        turn.Release();
        try
        {
            await actor.ActAsync(workspace, entry).WaitAsync(cancelled);
        }
        finally
        {
            await turn.WaitAsync(CancellationToken.None);
        }

        return summary;
    }

    private AgendaEntry? NextEntry()
    {
        // Who is under way is looked up before the agenda: an attempt leaves the agenda first, so that one that ends in between is not taken for one to be made.
        var busy = underWay.IsEmpty ? null : underWay.Keys;
        var agenda = workspace.Current.Agenda;
        if (busy is null) return agenda.Next;
        // While the clock stands, the order in which a receiver is told is the order of the agenda, and not that of chance.
        if (workspace.Clock.Mode == ClockMode.Frozen) return agenda.Entries.Take(MostLookedAt).FirstOrDefault(entry => !busy.Contains(entry.Number) && !IsBusy(entry));
        return busy.Count < deliveries.AttemptsPerWorkspace ? agenda.Entries.FirstOrDefault(entry => !busy.Contains(entry.Number)) : agenda.NextBesidesAttempts;
    }

    private bool IsBusy(AgendaEntry entry) => Outbox.Find(workspace.Current, entry) is { } delivery && underWay.Any(other => other.Value.Receiver == Receiver(delivery));

    private static string Receiver(Delivery delivery) => Uri.TryCreate(delivery.Call.Url, UriKind.Absolute, out var url) ? url.Authority : delivery.Call.Url;

    private async Task<bool> SettleOneAsync(CancellationToken cancelled)
    {
        if (underWay.Values.FirstOrDefault().Attempt is not { } task) return false;
        await task.WaitAsync(cancelled);
        return true;
    }

    private void StartDue()
    {
        while (!stop.IsCancellationRequested && NextEntry() is { } entry && entry.Due <= workspace.Clock.Now)
        {
            if (Outbox.Find(workspace.Current, entry) is { } delivery) Start(entry, delivery);
            else if (ActorOf(entry) is not { } actor) runner.Run(entry);
            else if (runner.Take(entry, actor.Describe(entry)!)) _ = actor.ActAsync(workspace, entry);
        }
    }

    private void Start(AgendaEntry entry, Delivery delivery)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underWay[entry.Number] = (begun.Task, Receiver(delivery));
        _ = Task.Run(async () =>
        {
            try
            {
                await runner.AttemptAsync(entry, delivery, stop);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                // The process or the workspace ends; the entry stays on the agenda.
            }
            finally
            {
                underWay.TryRemove(entry.Number, out _);
                begun.SetResult();
                if (!stop.IsCancellationRequested) Continue();
                // What is due later was not seen while every place was taken.
                workspace.Reschedule();
            }
        });
    }

    private void Continue()
    {
        try
        {
            RunDue();
        }
        catch (ObjectDisposedException)
        {
            // The workspace was deleted in the meantime.
        }
    }
}

/// <summary>An agenda entry that has run.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Summary">What came of it, in one sentence.</param>
public sealed record AgendaRun(DateTimeOffset At, string Kind, string Summary);
