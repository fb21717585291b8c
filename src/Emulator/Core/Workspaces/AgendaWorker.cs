using System.Collections.Concurrent;
using Emulator.Core.Clock;

namespace Emulator.Core.Workspaces;

/// <summary>The one worker for live time: sleeps until the earliest due entry of all workspaces, and ends workspaces whose time is up.</summary>
public sealed partial class AgendaWorker(WorkspaceRegistry workspaces, ILogger<AgendaWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan WhileOthersRun = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<Tenant, bool> woken = new();
    private readonly SemaphoreSlim signal = new(0, 1);

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
        // All are looked at when the earliest is due; in between, only who was woken.
        var (mark, sleep) = (RealTime.Mark(), TimeSpan.Zero);
        while (!stoppingToken.IsCancellationRequested)
        {
            sleep -= TimeSpan.FromMilliseconds(RealTime.MillisecondsSince(mark));
            mark = RealTime.Mark();
            var isDue = sleep <= TimeSpan.Zero;
            if (isDue) sleep = LongestSleep;
            foreach (var tenant in isDue ? workspaces.All : woken.Keys)
            {
                woken.TryRemove(tenant, out _);
                if (workspaces.Find(tenant.Workspace.Id) == tenant && Look(tenant) is var next && next < sleep) sleep = next;
            }

            await ((Task)signal.WaitAsync(sleep < ShortestSleep ? ShortestSleep : sleep, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A bug in one workspace must not stop the others.</summary>
    private TimeSpan Look(Tenant tenant)
    {
        try
        {
            return RunDue(tenant);
        }
        catch (Exception error)
        {
            LogFailure(logger, error, tenant.Workspace.Id);
            return LongestSleep;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due in the workspace “{Workspace}” could not be run.")]
    private static partial void LogFailure(ILogger logger, Exception error, string workspace);

    /// <summary>Runs what is due in a workspace and tells when to look again; deletes it when its time is up.</summary>
    private TimeSpan RunDue(Tenant tenant)
    {
        var life = tenant.ExpiresAt is { } end ? end - RealTime.Now : LongestSleep;
        if (life <= TimeSpan.Zero)
        {
            workspaces.Delete(tenant.Workspace.Id);
            return LongestSleep;
        }

        tenant.Runner.RunDue();
        var due = tenant.Runner.NextDue() ?? LongestSleep;
        // Still due: somebody else has the turn, and wakes us when it is over.
        if (due <= TimeSpan.Zero) due = WhileOthersRun;
        return due < life ? due : life;
    }

    private void Wake(Tenant tenant)
    {
        woken[tenant] = true;
        try
        {
            if (signal.CurrentCount == 0) signal.Release();
        }
        catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
        {
            // Somebody else woke it at the same time, or the process ends.
        }
    }
}
