namespace Emulator.Core.Clock;

/// <summary>The machine's own time, for what is no part of a workspace's world: how long a call took, how long a receiver may keep us waiting.</summary>
public static class RealTime
{
    /// <summary>The machine's instant.</summary>
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>A mark to measure from.</summary>
    public static long Mark() => TimeProvider.System.GetTimestamp();

    /// <summary>The milliseconds since the mark, with three decimals.</summary>
    public static double MillisecondsSince(long mark) => Math.Round(TimeProvider.System.GetElapsedTime(mark).TotalMilliseconds, 3);

    /// <summary>Waits in real time.</summary>
    public static Task WaitAsync(TimeSpan time, CancellationToken stop) => Task.Delay(time, stop);

    /// <summary>A source that is cancelled after this much real time, or by <paramref name="stop"/>.</summary>
    public static CancellationTokenSource Limit(TimeSpan time, CancellationToken stop)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        source.CancelAfter(time);
        return source;
    }
}
