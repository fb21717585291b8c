using System.Collections.Concurrent;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Clock;

/// <summary>The one worker for live time: sleeps until the earliest due entry of all workspaces, and ends workspaces whose time is up.</summary>
public sealed class AgendaWorker(WorkspaceRegistry workspaces) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(1);
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
        foreach (var tenant in workspaces.All) Wake(tenant);
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var tenant in woken.Keys)
            {
                woken.TryRemove(tenant, out _);
                if (workspaces.Find(tenant.Workspace.Id) == tenant) tenant.Runner.RunDue();
            }

            var sleep = LongestSleep;
            foreach (var tenant in workspaces.All)
            {
                if (tenant.ExpiresAt is { } end && Shorten(ref sleep, end - RealTime.Now) <= TimeSpan.Zero) workspaces.Delete(tenant.Workspace.Id);
                else if (tenant.Runner.NextDue() is { } due && Shorten(ref sleep, due) <= TimeSpan.Zero) woken[tenant] = true;
            }

            if (sleep < ShortestSleep) sleep = ShortestSleep;
            await ((Task)signal.WaitAsync(sleep, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Shorten(ref TimeSpan sleep, TimeSpan due)
    {
        if (due < sleep) sleep = due;
        return due;
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
