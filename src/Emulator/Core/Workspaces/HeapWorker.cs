using Emulator.Core.Clock;

namespace Emulator.Core.Workspaces;

/// <summary>Looks at the heap from time to time, and less often where each look costs a collection.</summary>
public sealed class HeapWorker(HeapBound heap) : BackgroundService
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterCollection = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RealTime.WaitAsync(heap.Look() ? AfterCollection : Usual, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
