using Emulator.Core.Agenda;
using Emulator.Core.Keys;

namespace Emulator.Core.Workspaces;

/// <summary>Runs what falls due in one workspace: in live time without waiting for receivers, in time travel one entry after the other, each at its own moment.
/// Journeys and attempts belong to the workspace: they end with it, and when it is put back, and not because somebody stops waiting.</summary>
public sealed class AgendaRunner : IDisposable
{
    /// <summary>So many entries are run before others have their turn.</summary>
    private const int Slice = 128;

    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(20);
    private readonly Workspace workspace;
    private readonly WorkspaceHouse house;
    private readonly EntryRunner runner;
    private readonly SemaphoreSlim turn = new(1);
    private readonly AttemptsUnderWay attempts;
    private CancellationTokenSource epoch = new();
    private int wanted, travels;

    /// <summary>The runner of a workspace.</summary>
    public AgendaRunner(Workspace workspace, WorkspaceHouse house)
    {
        (this.workspace, this.house, runner) = (workspace, house, new EntryRunner(workspace, house));
        attempts = new AttemptsUnderWay(workspace, runner, house.Deliveries);
    }

    /// <summary>Where an actor that asks as others do shows its pass.</summary>
    internal const string ActorHeader = "X-Emulator-Actor";

    /// <summary>What an actor shows there.</summary>
    internal string ActorPass => house.ActorPass;

    /// <summary>The number of attempts that are under way.</summary>
    public int UnderWay => attempts.Count;

    /// <summary>Whether nothing goes on: no attempt, no journey.</summary>
    public bool IsIdle => attempts.Count == 0 && Volatile.Read(ref travels) == 0 && turn.CurrentCount == 1;

    /// <summary>Whether a journey runs what falls due, or somebody waits to put the workspace back: it is asked to look again when that is over.</summary>
    internal bool IsTravelling => Volatile.Read(ref travels) > 0;

    /// <summary>The real time until something falls due that is not under way and has a place; null when nothing ever will by itself.</summary>
    public TimeSpan? NextDue() => attempts.NextEntry() is { } next ? workspace.Clock.RealTimeUntil(next.Due) : null;

    /// <summary>Runs what is due, and starts the attempts that are due without waiting for them, as many as there are places; one that
    /// ends gives its place to the next.</summary>
    /// <returns>Whether there is more: so much was due that others come first.</returns>
    public bool RunDue()
    {
        Volatile.Write(ref wanted, 1);
        // Time travel runs what falls due, and asks again when it is over. Another who has the turn looks again when it is asked for in the meantime.
        while (Volatile.Read(ref wanted) == 1)
        {
            // Read before the others are looked at: who breaks off tells that first, so what is begun for a world that goes is broken off as well.
            var stop = Volatile.Read(ref epoch).Token;
            if (Volatile.Read(ref travels) > 0 || !turn.Wait(0, CancellationToken.None)) break;
            Volatile.Write(ref wanted, 0);
            try
            {
                if (StartDue(stop)) return true;
            }
            finally
            {
                turn.Release();
            }
        }

        return false;
    }

    /// <summary>Whether what somebody shows is an actor's pass.</summary>
    public bool IsActor(string? pass) => pass is not null && SecretText.Same(pass, house.ActorPass);

    /// <summary>Moves the clock to an instant, and runs on the way what falls due, in order, each entry at its own moment. Comes
    /// back when all of it has settled.</summary>
    /// <param name="target">Chooses the instant once all that is due now has settled; null stays where it is. An instant in the past is not gone to.</param>
    /// <param name="isByActor">Whether it is an actor that travels, in the midst of what it does; others wait until the actors have settled.</param>
    /// <exception cref="JourneyEndedException">The workspace was put back or deleted on the way, or what runs at one instant never ends.</exception>
    public async Task<IReadOnlyList<AgendaRun>> TravelAsync(Func<Workspace, DateTimeOffset?> target, bool isByActor = false)
    {
        var stop = Volatile.Read(ref epoch).Token;
        using var journey = CancellationTokenSource.CreateLinkedTokenSource(workspace.Ended, stop);
        var ran = new List<AgendaRun>();
        try
        {
            await TakeTurnAsync(isByActor, journey.Token);
            Interlocked.Increment(ref travels);
            workspace.Clock.Pause();
            try
            {
                // What waits for a place of those under way goes out beside them, as it would have without the travel.
                while (await attempts.SettleOneAsync(journey.Token)) StartDue(stop);
                await RunUntilAsync(workspace.Clock.Now, ran, journey.Token);
                if (target(workspace) is { } instant) await RunUntilAsync(instant, ran, journey.Token);
            }
            finally
            {
                workspace.Clock.Continue();
                Interlocked.Decrement(ref travels);
                turn.Release();
                workspace.Reschedule();
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WorkspaceEndedException)
        {
            throw new JourneyEndedException(workspace.Place.HasMoved ? "The workspace moved to another node on the way."
                : workspace.Ended.IsCancellationRequested ? "The workspace was deleted on the way."
                : "The workspace was put back to an earlier state on the way.");
        }

        return ran;
    }

    /// <summary>Waits for the turn: nothing runs while <paramref name="action"/> does. Attempts that are under way end as attempts before.</summary>
    /// <exception cref="WorkspaceEndedException">The workspace is deleted.</exception>
    public Task QuietlyAsync(Action action) => CarryOutAsync(() => turn.WaitAsync(workspace.Ended), action);

    /// <summary>Breaks off journeys and attempts, which belong to a world that goes, and carries out <paramref name="action"/> when nothing runs any more.
    /// It waits for no receiver.</summary>
    /// <exception cref="WorkspaceEndedException">The workspace is deleted.</exception>
    public async Task InterruptAsync(Action action)
    {
        Interlocked.Increment(ref travels); // What is broken off does not begin anew meanwhile.
        try
        {
            await CarryOutAsync(BreakOffAsync, action);
        }
        finally
        {
            Interlocked.Decrement(ref travels);
            workspace.Reschedule();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task BreakOffAsync()
    {
        do BreakOff();
        while (!await turn.WaitAsync(BeforeAskingAgain, workspace.Ended));
        BreakOff();
    }

    // The former source is not disposed of: others may just be reading it.
    private void BreakOff() => Interlocked.Exchange(ref epoch, new CancellationTokenSource()).Cancel();

    private async Task CarryOutAsync(Func<Task> takeTurn, Action action)
    {
        try
        {
            await takeTurn();
            try
            {
                while (await attempts.SettleOneAsync(workspace.Ended))
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
        catch (OperationCanceledException) when (workspace.Ended.IsCancellationRequested)
        {
            throw new WorkspaceEndedException(workspace.Id);
        }
    }

    private async Task TakeTurnAsync(bool isByActor, CancellationToken journey)
    {
        await turn.WaitAsync(journey);
        while (!isByActor && Task.WhenAll(house.Actors.Select(actor => actor.SettledAsync(workspace))) is { IsCompleted: false } acting)
        {
            turn.Release();
            await acting.WaitAsync(journey);
            await turn.WaitAsync(journey);
        }
    }

    private async Task RunUntilAsync(DateTimeOffset target, List<AgendaRun> ran, CancellationToken journey)
    {
        Instant? instant = null;
        while (workspace.Current.Agenda.Next is { } entry && entry.Due <= target)
        {
            journey.ThrowIfCancellationRequested();
            if (entry.Due > workspace.Clock.Now) workspace.SetClock(clock => clock.MoveTo(entry.Due));
            var now = workspace.Clock.Now;
            instant = Instant.Of(instant, now, workspace.Current.Agenda);
            if (Outbox.Find(workspace.Current, entry) is not null)
            {
                await new AttemptsOnTheWay(workspace, runner).MakeAsync(instant, ran, journey);
                continue;
            }

            instant.Count(entry, workspace.Current.Agenda);
            var summary = ActorOf(entry) is { } actor ? await LendAsync(actor, entry, journey) : runner.Run(entry);
            ran.Add(new AgendaRun(now, entry.Kind, summary));
        }

        if (target > workspace.Clock.Now) workspace.SetClock(clock => clock.MoveTo(target));
    }

    private IAgendaActor? ActorOf(AgendaEntry entry)
    {
        foreach (var actor in house.Actors)
            if (actor.Describe(entry) is not null) return actor;
        return null;
    }

    /// <summary>Lets an actor act, and gives it the turn: it may travel itself.</summary>
    private async Task<string> LendAsync(IAgendaActor actor, AgendaEntry entry, CancellationToken journey)
    {
        var summary = actor.Describe(entry)!;
        if (!runner.Take(entry, summary)) return "called off";
        turn.Release();
        try
        {
            await actor.ActAsync(workspace, entry).WaitAsync(journey);
        }
        finally
        {
            await turn.WaitAsync(CancellationToken.None);
        }

        return summary;
    }

    /// <summary>Runs and starts what is due, a slice of it; answers whether there may be more.</summary>
    private bool StartDue(CancellationToken stop)
    {
        for (var count = 0; !workspace.Ended.IsCancellationRequested && !stop.IsCancellationRequested; count++)
        {
            if (attempts.NextEntry() is not { } entry || entry.Due > workspace.Clock.Now) return false;
            if (count == Slice) return true;
            if (Outbox.Find(workspace.Current, entry) is { } delivery) attempts.Start(entry, delivery, stop);
            else if (ActorOf(entry) is not { } actor) runner.Run(entry);
            else if (runner.Take(entry, actor.Describe(entry)!)) _ = actor.ActAsync(workspace, entry);
        }

        return false;
    }
}
