using System.Xml;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>The time of a frozen workspace for a client: whoever waits on it advances the workspace's clock.</summary>
internal sealed class WorkspaceTime(TestWorkspace workspace) : TimeProvider
{
    private DateTimeOffset now = KelioCalls.Start;

    /// <summary>How long was waited for, each time.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Waits.Add(dueTime);
            _ = Task.Run(async () =>
            {
                await workspace.AdvanceAsync(XmlConvert.ToString(dueTime));
                now += dueTime;
                callback(state);
            });
        }

        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
