namespace Emulator.Core.Clock;

/// <summary>The one clock of a workspace: live, frozen or scaled. Everything of the workspace obeys it. Reads in whole milliseconds; never goes back but by a
/// restore, and stands still at the end of its years.</summary>
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
    private Going? going;

    /// <summary>A clock that goes in this way from this instant on.</summary>
    public WorkspaceClock(ClockMode mode, DateTimeOffset now, double factor = 1) =>
        going = new Going(mode, Whole(now), System.GetTimestamp(), mode == ClockMode.Scaled ? factor : 1, Pauses: 0);

    /// <summary>The way it goes.</summary>
    public ClockMode Mode => Current.Mode;

    /// <summary>How much faster than real time: 1 when live, 0 when frozen.</summary>
    public double Factor => Current is { Mode: not ClockMode.Frozen } now ? now.Factor : 0;

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => Read().Now;

    /// <summary>How it stands now, as data.</summary>
    public ClockReading Reading
    {
        get
        {
            var (current, now) = Read();
            return new ClockReading(current.Mode, now, current.Factor);
        }
    }

    private Going Current
    {
        get
        {
            if (Volatile.Read(ref going) is { } current) return current;
            lock (changing) return going!;
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
        var (current, now) = Read();
        var left = due - now;
        if (left <= TimeSpan.Zero) return TimeSpan.Zero;
        if (current.Stands || due >= End) return null;
        var real = left.Ticks / current.Factor;
        return real < long.MaxValue ? TimeSpan.FromTicks((long)real) : null; // So slow that it is later than any time.
    }

    /// <summary>What a clock that stood so shows after this real time.</summary>
    internal static DateTimeOffset Shown(ClockReading clock, TimeSpan later)
    {
        // A fast clock leaves more behind in a year than ticks can count.
        var gone = clock.Mode == ClockMode.Frozen ? 0 : Math.Max(0, later.Ticks) * clock.Factor;
        return gone < (End - clock.Now).Ticks ? clock.Now + TimeSpan.FromTicks((long)gone) : End;
    }

    /// <summary>Goes on in another way from here.</summary>
    /// <param name="mode">The way.</param>
    /// <param name="factor">How many times as fast as real time, of a scaled clock: above 0, at most <see cref="LargestFactor"/>.</param>
    internal void Go(ClockMode mode, double factor = 1) =>
        Change(here => here with { Mode = mode, Factor = mode == ClockMode.Scaled ? factor : 1 });

    /// <summary>Stands still while time travel goes on, whatever the mode, until <see cref="Continue"/> was called as often.</summary>
    internal void Pause() => Change(static here => here with { Pauses = here.Pauses + 1 });

    /// <summary>Goes on after time travel.</summary>
    internal void Continue() => Change(static here => here with { Pauses = here.Pauses - 1 });

    /// <summary>Shows this instant, if it is later than now.</summary>
    internal void MoveTo(DateTimeOffset instant) => Change(here => here with { At = instant > here.At ? Whole(instant) : here.At });

    /// <summary>Shows this instant, also when it is earlier: a restore.</summary>
    internal void Set(DateTimeOffset instant) => Change(here => here with { At = Whole(instant) });

    private static DateTimeOffset Whole(DateTimeOffset instant) =>
        instant >= End ? Last : new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private (Going Current, DateTimeOffset Now) Read()
    {
        while (true)
        {
            var current = Current;
            var now = current.Stands ? current.At : current.Now(System.GetTimestamp());
            // Was it changed meanwhile, the change may be from an instant before this one: it is read again.
            if (ReferenceEquals(Volatile.Read(ref going), current)) return (current, now);
        }
    }

    /// <summary>Goes on otherwise from the instant that is shown now. Who reads meanwhile waits, so that nobody has seen a later one.</summary>
    private void Change(Func<Going, Going> change)
    {
        lock (changing)
        {
            var former = going!;
            Volatile.Write(ref going, null);
            Interlocked.MemoryBarrier();
            var mark = System.GetTimestamp();
            Volatile.Write(ref going, change(former with { At = former.Now(mark), Mark = mark }));
        }
    }

    private sealed record Going(ClockMode Mode, DateTimeOffset At, long Mark, double Factor, int Pauses)
    {
        public bool Stands => Mode == ClockMode.Frozen || Pauses > 0;

        public DateTimeOffset Now(long mark)
        {
            if (Stands) return At;
            var gone = System.GetElapsedTime(Mark, mark).Ticks * Factor;
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
