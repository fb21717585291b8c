namespace Emulator.Core.Clock;

/// <summary>The one clock of a workspace: live, frozen or scaled. Everything of the workspace obeys it. Reads in whole milliseconds; never goes back but by a restore.</summary>
public sealed class WorkspaceClock : TimeProvider
{
    /// <summary>The largest factor of a scaled clock: a day in less than a second.</summary>
    public const double LargestFactor = 100_000;

    /// <summary>The first instant to which a clock is set.</summary>
    public static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The end of the years to which a clock is set; it never gets there by an order.</summary>
    public static readonly DateTimeOffset End = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock changing = new();
    private Reading reading;

    /// <summary>A clock that goes in this way from this instant on.</summary>
    public WorkspaceClock(ClockMode mode, DateTimeOffset now, double factor = 1) =>
        reading = new Reading(mode, Whole(now), System.GetTimestamp(), mode == ClockMode.Scaled ? factor : 1, Pauses: 0);

    /// <summary>The way it goes.</summary>
    public ClockMode Mode => Volatile.Read(ref reading).Mode;

    /// <summary>How much faster than real time: 1 when live, 0 when frozen.</summary>
    public double Factor => Volatile.Read(ref reading) is { Mode: not ClockMode.Frozen } going ? going.Factor : 0;

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => Volatile.Read(ref reading).Now();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Timers on a workspace's time are agenda entries.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("What happens later is an agenda entry.");

    /// <summary>The real time until the clock shows <paramref name="due"/>; null when it never will by itself.</summary>
    public TimeSpan? RealTimeUntil(DateTimeOffset due)
    {
        var current = Volatile.Read(ref reading);
        var left = due - current.Now();
        if (left <= TimeSpan.Zero) return TimeSpan.Zero;
        if (current.Mode == ClockMode.Frozen || current.IsPaused) return null;
        var real = left.Ticks / current.Factor;
        return real < long.MaxValue ? TimeSpan.FromTicks((long)real) : null; // So slow that it is later than any time.
    }

    /// <summary>Stands still from here on.</summary>
    public void Freeze() => Change(now => new Reading(ClockMode.Frozen, now, System.GetTimestamp(), 1, reading.Pauses));

    /// <summary>Runs on from here in real time.</summary>
    public void Resume() => Change(now => new Reading(ClockMode.Live, now, System.GetTimestamp(), 1, reading.Pauses));

    /// <summary>Runs on from here, <paramref name="factor"/> times as fast as real time (above 0, at most <see cref="LargestFactor"/>).</summary>
    public void Scale(double factor) => Change(now => new Reading(ClockMode.Scaled, now, System.GetTimestamp(), factor, reading.Pauses));

    /// <summary>Stands still while time travel goes on, whatever the mode, until <see cref="Continue"/> was called as often.</summary>
    internal void Pause() => Change(now => reading with { At = now, Mark = System.GetTimestamp(), Pauses = reading.Pauses + 1 });

    /// <summary>Goes on after time travel.</summary>
    internal void Continue() => Change(now => reading with { At = now, Mark = System.GetTimestamp(), Pauses = reading.Pauses - 1 });

    /// <summary>Shows this instant, if it is later than now.</summary>
    internal void MoveTo(DateTimeOffset instant) => Change(now => reading with { At = instant > now ? Whole(instant) : now, Mark = System.GetTimestamp() });

    /// <summary>Shows this instant, also when it is earlier: a restore.</summary>
    internal void Set(DateTimeOffset instant) => Change(_ => reading with { At = Whole(instant), Mark = System.GetTimestamp() });

    private static DateTimeOffset Whole(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private void Change(Func<DateTimeOffset, Reading> change)
    {
        lock (changing) Volatile.Write(ref reading, change(reading.Now()));
    }

    private sealed record Reading(ClockMode Mode, DateTimeOffset At, long Mark, double Factor, int Pauses)
    {
        public bool IsPaused => Pauses > 0;

        public DateTimeOffset Now()
        {
            if (Mode == ClockMode.Frozen || IsPaused) return At;
            var gone = System.GetElapsedTime(Mark) * Factor;
            return gone >= DateTimeOffset.MaxValue - At ? DateTimeOffset.MaxValue : Whole(At + gone);
        }
    }
}

/// <summary>How a workspace's clock goes.</summary>
public enum ClockMode
{
    /// <summary>As fast as real time.</summary>
    Live,

    /// <summary>It stands still until it is advanced.</summary>
    Frozen,

    /// <summary>Faster or slower than real time by a factor.</summary>
    Scaled,
}
