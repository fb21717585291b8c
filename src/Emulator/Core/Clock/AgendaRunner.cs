using System.Collections.Concurrent;
using Emulator.Core.History;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Clock;

/// <summary>Runs what falls due in one workspace: in live time without waiting for receivers, in time travel one entry after the other, each at its own moment.</summary>
public sealed partial class AgendaRunner : IDisposable
{
    /// <summary>So many entries at one instant mean that each brings forth the next.</summary>
    private const int MostAtOneInstant = 100_000;

    private readonly Workspace workspace;
    private readonly ProviderCatalog providers;
    private readonly DeliveryWorker deliveries;
    private readonly ILogger logger;
    private readonly CancellationToken stop;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<long, Task> underWay = new();
    private int wanted;

    /// <summary>The runner of a workspace.</summary>
    public AgendaRunner(Workspace workspace, ProviderCatalog providers, DeliveryWorker deliveries, ILogger logger, CancellationToken stop)
    {
        (this.workspace, this.providers, this.deliveries, this.logger, this.stop) = (workspace, providers, deliveries, logger, stop);
    }

    /// <summary>The real time until something falls due that is not under way and has a place; null when nothing ever will by itself.</summary>
    public TimeSpan? NextDue() => NextEntry() is { } next ? workspace.Clock.RealTimeUntil(next.Due) : null;

    /// <summary>Runs all that is due, and starts the attempts that are due without waiting for them, as many as there are places; one that ends gives its place to the next.</summary>
    public void RunDue()
    {
        Volatile.Write(ref wanted, 1);
        // While time travel has the turn, it runs what falls due, and asks again when it is over. Another who has the turn looks again when it is asked for in the meantime.
        while (Volatile.Read(ref wanted) == 1 && turn.Wait(0, CancellationToken.None))
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
    public async Task<IReadOnlyList<AgendaRun>> TravelAsync(Func<Workspace, DateTimeOffset?> target, CancellationToken cancelled)
    {
        await turn.WaitAsync(cancelled);
        var ran = new List<AgendaRun>();
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
            var summary = Outbox.Find(workspace.Current, entry) is { } delivery ? await AttemptAsync(entry, delivery, cancelled) : Run(entry);
            ran.Add(new AgendaRun(now, entry.Kind, summary));
        }

        workspace.Clock.MoveTo(target);
    }

    private AgendaEntry? NextEntry()
    {
        // Who is under way is looked up before the agenda: an attempt leaves the agenda first, so that one that ends in between is not taken for one to be made.
        var busy = underWay.IsEmpty ? null : underWay.Keys;
        var agenda = workspace.Current.Agenda;
        if (busy is null) return agenda.Next;
        return busy.Count < deliveries.AttemptsPerWorkspace ? agenda.Entries.FirstOrDefault(entry => !busy.Contains(entry.Number)) : agenda.NextBesidesAttempts;
    }

    private async Task<bool> SettleOneAsync(CancellationToken cancelled)
    {
        if (underWay.Values.FirstOrDefault() is not { } task) return false;
        await task.WaitAsync(cancelled);
        return true;
    }

    private void StartDue()
    {
        while (!stop.IsCancellationRequested && NextEntry() is { } entry && entry.Due <= workspace.Clock.Now)
        {
            if (Outbox.Find(workspace.Current, entry) is { } delivery) Start(entry, delivery);
            else Run(entry);
        }
    }

    private void Start(AgendaEntry entry, Delivery delivery)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underWay[entry.Number] = begun.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                await AttemptAsync(entry, delivery, stop);
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

    private async Task<string> AttemptAsync(AgendaEntry entry, Delivery delivery, CancellationToken cancelled)
    {
        var attempt = await deliveries.AttemptAsync(delivery, workspace.Clock.Now, cancelled);
        var cause = new Cause(CauseKind.Attempt) { Provider = delivery.Provider };
        return workspace.Decide((world, _) =>
        {
            // A restore in the meantime may have taken the entry away: then the attempt belongs to a world that is gone.
            var next = world.Agenda.Entries.Contains(entry) ? Outbox.Record(world, entry, attempt) : world;
            cause.Summary = Describe(delivery, attempt, next.Deliveries.Find(delivery.Id));
            return (cause.Summary, next);
        }, cause);
    }

    private static string Describe(Delivery delivery, Attempt attempt, Delivery? after)
    {
        var outcome = attempt.Status is { } status ? $"answered {status}" : attempt.Error;
        var next = after is { State: DeliveryState.Scheduled, NextAttemptAt: { } due } ? $", next attempt at {due:yyyy-MM-ddTHH:mm:ssZ}" : after is null ? "" : $", {after.State.ToString().ToLowerInvariant()}";
        return $"{delivery.Call.Event} for {delivery.Call.Subject}, attempt {delivery.Attempts.Length + 1}: {outcome}{next}";
    }

    private string Run(AgendaEntry entry)
    {
        var cause = new Cause(CauseKind.Agenda) { Provider = entry.Provider };
        return workspace.Decide((world, now) =>
        {
            var ran = Run(entry, world, now);
            cause.Summary = ran.Summary;
            return ran;
        }, cause);
    }

    private (string Summary, World After) Run(AgendaEntry entry, World world, DateTimeOffset now)
    {
        if (!world.Agenda.Entries.Contains(entry)) return ("called off", world);
        world = world with { Agenda = world.Agenda.Remove(entry) };
        if (providers.Find(entry.Provider) is not { } provider) return ($"nobody knows “{entry.Kind}”", world);
        try
        {
            var happening = provider.Run(entry, workspace.MomentFor(provider, world, now));
            return workspace.Apply(world, provider.Name, happening.Change, now, out var after) is { } taken
                ? ($"not done: a {taken.Kind} belongs to another workspace", world)
                : (happening.Summary, after);
        }
        catch (Exception error)
        {
            // A bug in one entry must not stop the clock of its workspace.
            LogFailure(logger, error, entry.Provider, entry.Kind);
            return ($"failed by a fault of the emulator: {error.GetType().Name}", world);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The agenda entry “{Kind}” of {Provider} failed.")]
    private static partial void LogFailure(ILogger logger, Exception error, string provider, string kind);
}
