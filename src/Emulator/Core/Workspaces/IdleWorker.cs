using Emulator.Core.Clock;

namespace Emulator.Core.Workspaces;

/// <summary>Puts away the workspaces that nobody asks for; they come back when somebody does, or when something of them falls due.</summary>
/// <param name="workspaces">All workspaces.</param>
/// <param name="keep">How long one that nobody asks for stays in memory, in real time.</param>
public sealed class IdleWorker(WorkspaceRegistry workspaces, TimeSpan keep) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RealTime.WaitAsync(keep, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) workspaces.PutAwayIdle(keep);
        }
    }
}
