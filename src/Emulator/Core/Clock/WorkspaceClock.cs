namespace Emulator.Core.Clock;

/// <summary>The one clock of a workspace: live, frozen or scaled. Everything of the workspace obeys it. Reads in whole milliseconds; never goes back but by a restore, and
/// stands still at the end of its years.</summary>
public sealed class WorkspaceClock : TimeProvider
{
    /// <summary>The largest factor of a scaled clock: a day in less than a second.</summary>
    public const double LargestFactor = 100_000;

    /// <summary>The first instant to which a clock is set.</summary>
    public static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The end of the years of a clock: it shows no instant from here on.</summary>
    public static readonly DateTimeOffset End = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Last = End - TimeSpan.FromMilliseconds(1);
    private readonly Lock changing = new();
    private Going going;

    /// <summary>A clock that goes in this way from this instant on.</summary>
    public WorkspaceClock(ClockMode mode, DateTimeOffset now, double factor = 1) =>
        going = new Going(mode, Whole(now), System.GetTimestamp(), mode == ClockMode.Scaled ? factor : 1, Pauses: 0);

    /// <summary>The way it goes.</summary>
    public ClockMode Mode => Volatile.Read(ref going).Mode;

    /// <summary>How much faster than real time: 1 when live, 0 when frozen.</summary>
    public double Factor => Volatile.Read(ref going) is { Mode: not ClockMode.Frozen } now ? now.Factor : 0;

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => Volatile.Read(ref going).Now();

    /// <summary>How it stands now, as data.</summary>
    public ClockReading Reading
    {
        get
        {
            var now = Volatile.Read(ref going);
            return new ClockReading(now.Mode, now.Now(), now.Factor);
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Timers on a workspace's time are agenda entries.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("What happens later is an agenda entry.");

    /// <summary>The real time until the clock shows <paramref name="due"/>; null when it never will by itself.</summary>
    public TimeSpan? RealTimeUntil(DateTimeOffset due)
    {
        var current = Volatile.Read(ref going);
        var left = due - current.Now();
        if (left <= TimeSpan.Zero) return TimeSpan.Zero;
        if (current.Mode == ClockMode.Frozen || current.IsPaused || due >= End) return null;
        var real = left.Ticks / current.Factor;
        return real < long.MaxValue ? TimeSpan.FromTicks((long)real) : null; // So slow that it is later than any time.
    }

    /// <summary>Goes on in another way from here.</summary>
    /// <param name="mode">The way.</param>
    /// <param name="factor">How many times as fast as real time, of a scaled clock: above 0, at most <see cref="LargestFactor"/>.</param>
    internal void Go(ClockMode mode, double factor = 1) =>
        Change(now => new Going(mode, now, System.GetTimestamp(), mode == ClockMode.Scaled ? factor : 1, going.Pauses));

    /// <summary>Stands still while time travel goes on, whatever the mode, until <see cref="Continue"/> was called as often.</summary>
    internal void Pause() => Change(now => going with { At = now, Mark = System.GetTimestamp(), Pauses = going.Pauses + 1 });

    /// <summary>Goes on after time travel.</summary>
    internal void Continue() => Change(now => going with { At = now, Mark = System.GetTimestamp(), Pauses = going.Pauses - 1 });

    /// <summary>Shows this instant, if it is later than now.</summary>
    internal void MoveTo(DateTimeOffset instant) => Change(now => going with { At = instant > now ? Whole(instant) : now, Mark = System.GetTimestamp() });

    /// <summary>Shows this instant, also when it is earlier: a restore.</summary>
    internal void Set(DateTimeOffset instant) => Change(_ => going with { At = Whole(instant), Mark = System.GetTimestamp() });

    private static DateTimeOffset Whole(DateTimeOffset instant) =>
        instant >= End ? Last : new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private void Change(Func<DateTimeOffset, Going> change)
    {
        lock (changing) Volatile.Write(ref going, change(going.Now()));
    }

    private sealed record Going(ClockMode Mode, DateTimeOffset At, long Mark, double Factor, int Pauses)
    {
        public bool IsPaused => Pauses > 0;

        public DateTimeOffset Now()
        {
            if (Mode == ClockMode.Frozen || IsPaused) return At;
            var gone = System.GetElapsedTime(Mark).Ticks * Factor;
            return gone >= (Last - At).Ticks ? Last : Whole(At + TimeSpan.FromTicks((long)gone));
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

/// <summary>How a clock stands, as data.</summary>
/// <param name="Mode">The way it goes.</param>
/// <param name="Now">The instant that it shows.</param>
/// <param name="Factor">How many times as fast as real time, of a scaled clock; else 1.</param>
public sealed record ClockReading(ClockMode Mode, DateTimeOffset Now, double Factor);
