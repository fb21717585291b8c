using Emulator.Core.Workspaces;

namespace Emulator.Core.Clock;

/// <summary>Waits until a workspace's clock shows an instant, whether it gets there by itself or is moved there.</summary>
public static class ClockWait
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    /// <summary>Comes back when the clock of the workspace shows <paramref name="instant"/> or later.</summary>
    public static async Task UntilAsync(Workspace workspace, DateTimeOffset instant, CancellationToken stop)
    {
        while (workspace.Clock.Now < instant)
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Wake(Workspace _) => changed.TrySetResult();
            workspace.Scheduled += Wake;
            try
            {
                // Frozen: only a change of the clock ends it; a look now and then costs nothing.
                var left = workspace.Clock.RealTimeUntil(instant) is { } real && real < LongestSleep ? real : LongestSleep;
                using var slept = CancellationTokenSource.CreateLinkedTokenSource(stop);
                await Task.WhenAny(changed.Task, RealTime.WaitAsync(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left, slept.Token));
                await slept.CancelAsync();
                stop.ThrowIfCancellationRequested();
            }
            finally
            {
                workspace.Scheduled -= Wake;
            }
        }
    }
}
