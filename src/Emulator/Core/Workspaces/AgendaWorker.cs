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
    private readonly ConcurrentQueue<Workspace> woken = new();
    private readonly ConcurrentQueue<(Workspace Workspace, long At)> later = new();
    private readonly ConcurrentDictionary<Workspace, Looking> looking = new();
    private readonly PriorityQueue<Plan, long> due = new();
    private readonly Dictionary<Workspace, Plan> plans = [];
    private readonly SemaphoreSlim signal = new(0, 1);

    /// <summary>When to look at a workspace; at none when it was planned anew.</summary>
    private sealed class Plan(long at)
    {
        public long At { get; } = at;

        public Workspace? Workspace { get; set; }
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
        await Task.Yield();
        foreach (var workspace in workspaces.All) woken.Enqueue(workspace);
        while (!stoppingToken.IsCancellationRequested)
        {
            while (woken.TryDequeue(out var workspace)) Look(workspace);
            while (later.TryDequeue(out var next)) PlanFor(next.Workspace, next.At);
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
            if (plan.Workspace is not { } workspace) continue; // It was planned anew, or is gone.
            plans.Remove(workspace);
            Look(workspace);
        }

        return LongestSleep;
    }

    private void PlanFor(Workspace workspace, long at)
    {
        if (workspace.Ended.IsCancellationRequested)
        {
            Forget(workspace);
            return;
        }

        if (plans.TryGetValue(workspace, out var planned))
        {
            if (at >= planned.At) return;
            planned.Workspace = null;
        }

        var plan = new Plan(at) { Workspace = workspace };
        plans[workspace] = plan;
        due.Enqueue(plan, at);
        if (due.Count > MostStale + (2 * plans.Count)) Tidy();
    }

    /// <summary>What would fall due in weeks is not to keep a workspace that is gone today.</summary>
    private void Forget(Workspace workspace)
    {
        if (plans.Remove(workspace, out var plan)) plan.Workspace = null;
    }

    /// <summary>Lets go of plans that nobody follows any more.</summary>
    private void Tidy()
    {
        due.Clear();
        foreach (var plan in plans.Values) due.Enqueue(plan, plan.At);
    }

    /// <summary>Has a workspace looked at, by one at a time.</summary>
    private void Look(Workspace workspace)
    {
        if (workspace.Ended.IsCancellationRequested)
        {
            Forget(workspace);
            return;
        }

        if (looking.AddOrUpdate(workspace, Looking.Now, static (_, _) => Looking.Again) == Looking.Again) return;
        _ = Task.Run(() =>
        {
            while (true)
            {
                var next = RunDue(workspace);
                if (looking.TryRemove(KeyValuePair.Create(workspace, Looking.Now)))
                {
                    later.Enqueue((workspace, RealTime.In(next)));
                    Signal();
                    return;
                }

                looking[workspace] = Looking.Now;
            }
        });
    }

    /// <summary>Runs what is due in a workspace and tells when to look again; deletes it when its time is up. A bug in one
    /// workspace must not stop the others.</summary>
    private TimeSpan RunDue(Workspace workspace)
    {
        try
        {
            var life = workspace.ExpiresAt is { } end ? end - RealTime.Now : LongestSleep;
            if (life <= TimeSpan.Zero)
            {
                workspaces.Delete(workspace);
                return LongestSleep;
            }

            if (workspace.Runner.RunDue()) return TimeSpan.Zero;
            var next = workspace.Runner.NextDue() ?? LongestSleep;
            // Still due: somebody else has the turn, and wakes us when it is over.
            if (next <= TimeSpan.Zero) next = WhileOthersRun;
            return next < life ? next : life;
        }
        catch (WorkspaceEndedException)
        {
            return LongestSleep;
        }
        catch (Exception error)
        {
            LogFailure(logger, error, workspace.Id);
            return LongestSleep;
        }
    }

    private void Wake(Workspace workspace)
    {
        woken.Enqueue(workspace);
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
