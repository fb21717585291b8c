using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>A receiver that takes each call and answers none until it is let.</summary>
internal sealed class HangingReceiver : IAsyncDisposable
{
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MisbehavingReceiver inner;
    private int brokenOff;

    private HangingReceiver(MisbehavingReceiver inner) => this.inner = inner;

    public string Url => inner.Url;

    public IReadOnlyList<ReceivedCall> Received => inner.Received;

    /// <summary>How many of the calls were given up by the one who made them.</summary>
    public int BrokenOff => Volatile.Read(ref brokenOff);

    public static async Task<HangingReceiver> StartAsync()
    {
        var receiver = new HangingReceiver(await MisbehavingReceiver.StartAsync());
        receiver.inner.Behave = async context =>
        {
            try
            {
                await receiver.open.Task.WaitAsync(context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref receiver.brokenOff);
            }
        };
        return receiver;
    }

    /// <summary>Answers all, and from now on each at once.</summary>
    public void Open() => open.TrySetResult();

    /// <summary>Waits until so many calls have come.</summary>
    public async Task HasAsync(int calls) =>
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(Received.Count >= calls)), $"{Received.Count} calls came");

    /// <summary>Lets the workspace tell it something, and waits until the attempt hangs.</summary>
    public async Task HoldAsync(Workspace workspace)
    {
        workspace.Ring(Url);
        workspace.Runner.RunDue();
        await HasAsync(1);
    }

    public ValueTask DisposeAsync()
    {
        Open();
        return inner.DisposeAsync();
    }
}
