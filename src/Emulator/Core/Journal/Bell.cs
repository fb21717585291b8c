using System.Threading.Channels;

namespace Emulator.Core.Journal;

/// <summary>Wakes the one who waits: rung once or many times before he looks, he wakes once. Ringing costs nothing worth counting.</summary>
public sealed class Bell
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Wakes him, now or as soon as he waits.</summary>
    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Sends him home.</summary>
    public void End() => rung.Writer.TryComplete();

    /// <summary>Waits; false once there is nothing more to wait for.</summary>
    public async ValueTask<bool> WaitAsync() => await rung.Reader.WaitToReadAsync() && rung.Reader.TryRead(out _);
}
