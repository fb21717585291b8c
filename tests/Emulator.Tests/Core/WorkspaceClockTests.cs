using Emulator.Core.Clock;

namespace Emulator.Tests.Core;

public class WorkspaceClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_frozen_clock_moves_forward_only()
    {
        var clock = new WorkspaceClock(ClockMode.Frozen, Start);
        clock.MoveTo(Start.AddHours(1));
        clock.MoveTo(Start);
        Assert.Equal(Start.AddHours(1), clock.Now);
        Assert.Null(clock.RealTimeUntil(Start.AddHours(2)));
        Assert.Equal(TimeSpan.Zero, clock.RealTimeUntil(Start));
    }

    [Fact]
    public void A_scaled_clock_tells_the_real_time_until_an_instant()
    {
        var clock = new WorkspaceClock(ClockMode.Scaled, Start, 60);
        Assert.InRange(clock.RealTimeUntil(Start.AddHours(1))!.Value, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
        Assert.Equal(60, clock.Factor);
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e-320)]
    public void A_clock_that_is_slower_than_any_time_never_gets_there(double factor)
    {
        var clock = new WorkspaceClock(ClockMode.Scaled, Start, factor);
        Assert.Null(clock.RealTimeUntil(Start.AddDays(3000)));
        Assert.Equal(Start, clock.Now);
    }

    [Fact]
    public void A_clock_reads_in_whole_milliseconds()
    {
        var clock = new WorkspaceClock(ClockMode.Live, Start.AddTicks(12345));
        for (var i = 0; i < 1000; i++) Assert.Equal(0, clock.Now.Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Fact]
    public void A_paused_clock_stands_still_whatever_its_mode_and_goes_on_from_there()
    {
        var clock = new WorkspaceClock(ClockMode.Scaled, Start, 100_000);
        clock.Pause();
        var at = clock.Now;
        clock.MoveTo(at.AddDays(1));
        Assert.Equal(at.AddDays(1), clock.Now);
        Assert.Null(clock.RealTimeUntil(at.AddDays(2)));
        clock.Continue();
        Assert.Equal(ClockMode.Scaled, clock.Mode);
        Assert.True(clock.Now >= at.AddDays(1));
    }

    [Fact]
    public void Local_time_knows_the_two_gaps_of_the_year()
    {
        var paris = Zone.Of("Europe/Paris");
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero), paris.Instant(new DateTime(2026, 7, 1, 12, 0, 0)));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), paris.Instant(new DateTime(2026, 3, 29, 2, 30, 0)));
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), paris.Instant(new DateTime(2026, 10, 25, 2, 30, 0)));
        Assert.Equal(new DateTime(2026, 3, 3, 0, 30, 0), paris.Local(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero)).DateTime);
    }
}
