using System.Collections.Concurrent;
using Emulator.Core.Clock;

namespace Emulator.Core.Workspaces;

/// <summary>Live time for all workspaces: sleeps until the earliest due entry of any, lets each run what is due beside the others, and ends those whose time is
/// up. However busy one is, the others have their turn.</summary>
public sealed partial class AgendaWorker(WorkspaceRegistry workspaces, ILogger<AgendaWorker> logger) : BackgroundService
{
    private const int MostStale = 64;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileOthersRun = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan WhileNothingIsKept = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<WorkspacePlace> woken = new();
    private readonly ConcurrentQueue<(WorkspacePlace Place, long At)> later = new();
    private readonly ConcurrentDictionary<WorkspacePlace, Looking> looking = new();
    private readonly PriorityQueue<Plan, long> due = new();
    private readonly Dictionary<WorkspacePlace, Plan> plans = [];
    private readonly SemaphoreSlim signal = new(0, 1);

    /// <summary>When to look at a workspace; at none when it was planned anew.</summary>
    private sealed class Plan(long at)
    {
        public long At { get; } = at;

        public WorkspacePlace? Place { get; set; }
    }

    private enum Looking
    {
        /// <summary>Somebody looks at it.</summary>
        Now,

        /// <summary>Somebody looks at it, and is to look again.</summary>
        Again,
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        workspaces.Scheduled -= Wake;
        signal.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        workspaces.Scheduled += Wake;
        await workspaces.Seeded.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (!workspaces.Seeded.IsCompletedSuccessfully) return; // Whoever starts the process tells why.
        foreach (var workspace in workspaces.InMemory) woken.Enqueue(workspace.Place);
        foreach (var (place, time) in workspaces.Planned) PlanFor(place, RealTime.In(time));
        while (!stoppingToken.IsCancellationRequested)
        {
            while (woken.TryDequeue(out var place)) Look(place);
            while (later.TryDequeue(out var next)) PlanFor(next.Place, next.At);
            var sleep = LookAtThoseDue();
            if (woken.IsEmpty && later.IsEmpty) await ((Task)signal.WaitAsync(sleep, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private TimeSpan LookAtThoseDue()
    {
        while (due.TryPeek(out var plan, out var at))
        {
            var sleep = RealTime.Until(at);
            if (sleep > TimeSpan.Zero) return sleep < LongestSleep ? sleep : LongestSleep;
            due.Dequeue();
            if (plan.Place is not { } place) continue; // It was planned anew, or is gone.
            plans.Remove(place);
            Look(place);
        }

        return LongestSleep;
    }

    private void PlanFor(WorkspacePlace place, long at)
    {
        if (IsGone(place))
        {
            Forget(place);
            return;
        }

        if (plans.TryGetValue(place, out var planned))
        {
            if (at >= planned.At) return;
            planned.Place = null;
        }

        var plan = new Plan(at) { Place = place };
        plans[place] = plan;
        due.Enqueue(plan, at);
        if (due.Count > MostStale + (2 * plans.Count)) Tidy();
    }

    private static bool IsGone(WorkspacePlace place) => place.Here is { Ended.IsCancellationRequested: true };

    /// <summary>What would fall due in weeks is not to keep a workspace that is gone today.</summary>
    private void Forget(WorkspacePlace place)
    {
        if (plans.Remove(place, out var plan)) plan.Place = null;
    }

    /// <summary>Lets go of plans that nobody follows any more.</summary>
    private void Tidy()
    {
        due.Clear();
        foreach (var plan in plans.Values) due.Enqueue(plan, plan.At);
    }

    /// <summary>Has a workspace looked at, by one at a time.</summary>
    private void Look(WorkspacePlace place)
    {
        if (IsGone(place)) Forget(place);
        else LookBeside(place);
    }

    /// <summary>The same without waiting for the worker's turn.</summary>
    private void LookBeside(WorkspacePlace place)
    {
        if (looking.AddOrUpdate(place, Looking.Now, static (_, _) => Looking.Again) == Looking.Again) return;
        _ = Task.Run(() =>
        {
            while (true)
            {
                var next = RunDue(place);
                if (looking.TryRemove(KeyValuePair.Create(place, Looking.Now)))
                {
                    // What nothing ever falls due in by itself is looked at when somebody changes it.
                    if (next == TimeSpan.MaxValue) return;
                    later.Enqueue((place, RealTime.In(next)));
                    Signal();
                    return;
                }

                looking[place] = Looking.Now;
            }
        });
    }

    /// <summary>Runs what is due in a workspace and tells when to look again; deletes it when its time is up. A bug in one
    /// workspace must not stop the others.</summary>
    private TimeSpan RunDue(WorkspacePlace place)
    {
        try
        {
            if (workspaces.Failure is not null) return WhileNothingIsKept;
            // One that is away is brought back when something of it is due, and only then.
            var workspace = place.Bring();
            var life = workspace.ExpiresAt is { } end ? end - RealTime.Now : TimeSpan.MaxValue;
            if (life <= TimeSpan.Zero)
            {
                workspaces.Delete(workspace);
                return TimeSpan.MaxValue;
            }

            if (workspace.Runner.RunDue()) return TimeSpan.Zero;
            var next = workspace.Runner.NextDue() ?? TimeSpan.MaxValue;
            // Still due: somebody else has the turn, and wakes us when it is over.
            if (next <= TimeSpan.Zero) next = WhileOthersRun;
            return next < life ? next : life;
        }
        catch (WorkspaceEndedException)
        {
            return TimeSpan.MaxValue;
        }
        catch (Exception error)
        {
            LogFailure(logger, error, place.Name);
            return LongestSleep;
        }
    }

    private void Wake(Workspace workspace)
    {
        if (!workspace.Ended.IsCancellationRequested)
        {
            LookBeside(workspace.Place);
            return;
        }

        woken.Enqueue(workspace.Place);
        Signal();
    }

    private void Signal()
    {
        try
        {
            if (signal.CurrentCount == 0) signal.Release();
        }
        catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
        {
            // Somebody else woke it at the same time, or the process ends.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due in the workspace “{Workspace}” could not be run.")]
    private static partial void LogFailure(ILogger logger, Exception error, string workspace);
}
