using Emulator.Core.Clock;
using Emulator.Core.Store;
using Emulator.Core.Workspaces;

namespace Emulator.Cluster.Nodes;

/// <summary>Looks after the workspaces that nobody asks for: those in which something has fallen due and that nobody owns are taken over here, and those of
/// this node that nobody has asked for are put away.</summary>
/// <param name="database">The database that the nodes share.</param>
/// <param name="ownership">What this node owns.</param>
/// <param name="registry">What is here.</param>
/// <param name="lease">Tells whether the node may answer.</param>
/// <param name="keep">How long one that nobody asks for stays, in real time.</param>
internal sealed class OrphansWorker(SharedDatabase database, Ownership ownership, WorkspaceRegistry registry, Lease lease, TimeSpan keep) : BackgroundService
{
    private const int MostAtOnce = 16;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1), BetweenSweeps = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await registry.Seeded.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var (idle, sweep) = (RealTime.In(keep), RealTime.In(BetweenSweeps));
        while (!stoppingToken.IsCancellationRequested)
        {
            await RealTime.WaitAsync(BetweenLooks, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested || lease.IsOver || ownership.IsLeaving) continue;
            await TakeOrphansAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (RealTime.Until(sweep) == TimeSpan.Zero)
            {
                sweep = RealTime.In(BetweenSweeps);
                await database.Directory.SweepAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (RealTime.Until(idle) > TimeSpan.Zero) continue;
            idle = RealTime.In(keep);
            foreach (var place in registry.TakeIdle(keep).ToList()) await ownership.PutAwayAsync(place.Key);
        }
    }

    private async Task TakeOrphansAsync(CancellationToken stop)
    {
        var orphans = await database.Directory.OrphansDueAsync(stop);
        await Parallel.ForEachAsync(orphans, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stop }, async (orphan, _) =>
        {
            if (ownership.Membership?.Grain(orphan.Key) is { } grain) await grain.OpenAsync();
        });
    }
}
