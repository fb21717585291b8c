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

    /// <summary>The mark that is this much later than now.</summary>
    public static long In(TimeSpan time) => TimeProvider.System.GetTimestamp() + (long)(time.TotalSeconds * TimeProvider.System.TimestampFrequency);

    /// <summary>The time until the mark; zero when it has gone by.</summary>
    public static TimeSpan Until(long mark) =>
        TimeProvider.System.GetTimestamp() is var now && now >= mark ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(now, mark);

    /// <summary>Waits in real time.</summary>
    public static Task WaitAsync(TimeSpan time, CancellationToken stop) => Task.Delay(time, stop);

    /// <summary>Waits until the task has ended, but at most so long; answers whether it has. Says nothing of how it ended.</summary>
    public static async Task<bool> EndsWithinAsync(Task task, TimeSpan time)
    {
        await task.WaitAsync(time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }

    /// <summary>A source that is cancelled after this much real time, or by <paramref name="stop"/>.</summary>
    public static CancellationTokenSource Limit(TimeSpan time, CancellationToken stop)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        source.CancelAfter(time);
        return source;
    }
}
