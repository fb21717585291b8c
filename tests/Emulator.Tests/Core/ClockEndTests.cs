using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>A clock stands at the end of its years, and while somebody travels, and then goes on.</summary>
public class ClockEndTests
{
    private static readonly DateTimeOffset Last = WorkspaceClock.End - TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(1e10)]
    [InlineData(1e15)]
    [InlineData(double.MaxValue)]
    public async Task A_scaled_clock_stands_at_the_end_of_2199_however_long_it_goes(double factor)
    {
        // At a factor of 1e10 two hundred years are over in a second, and those that follow overflow what ticks can count.
        var clock = new WorkspaceClock(ClockMode.Scaled, WorkspaceClock.Earliest, factor);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(clock.Now == Last)));
        Assert.Equal(Last, clock.GetUtcNow());
        Assert.Equal(new ClockReading(ClockMode.Scaled, Last, factor), clock.Reading);
        Assert.Null(clock.RealTimeUntil(WorkspaceClock.End));
        Assert.Equal(TimeSpan.Zero, clock.RealTimeUntil(Last));
        clock.Pause();
        clock.Continue();
        clock.MoveTo(DateTimeOffset.MaxValue);
        Assert.Equal(Last, clock.Now);
        clock.Go(ClockMode.Live);
        Assert.Equal(Last, clock.Now);
        clock.Set(WorkspaceClock.Earliest);
        Assert.True(clock.Now < Last);
    }

    [Fact]
    public async Task At_the_largest_factor_the_last_hour_is_soon_over_and_the_workspace_lives_on()
    {
        using var bench = new Bench();
        await using var worker = await bench.WorkAsync();
        var workspace = bench.New(mode: ClockMode.Frozen, now: Last.AddHours(-1));
        workspace.Plan(TimeSpan.FromMinutes(59), "in the last hour");
        workspace.Do((state, _) => NotesProvider.Later(Change.To(state), WorkspaceClock.End.AddYears(1), "never", new Follow()));
        workspace.SetClock(static clock => clock.Go(ClockMode.Scaled, WorkspaceClock.LargestFactor));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Clock.Now == Last && workspace.Notes().Notes.Count == 4)));
        workspace.Plan(TimeSpan.Zero, "at the end");
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Notes().Notes.Count == 5)));
        Assert.Empty(await workspace.Runner.TravelAsync(static _ => Last));
        Assert.Equal(Last, workspace.Clock.Now);
        Assert.Equal(Last, workspace.Notes().Notes.Rows.Last().At);
        Assert.Equal("never", workspace.Current.Agenda.Next!.Subject);
    }

    [Theory]
    [InlineData(ClockMode.Scaled, WorkspaceClock.LargestFactor)]
    [InlineData(ClockMode.Live, 1)]
    [InlineData(ClockMode.Frozen, 1)]
    public void A_clock_goes_on_from_where_it_was_saved_also_after_years(ClockMode mode, double factor)
    {
        using var bench = new Bench();
        var workspace = bench.New(mode: mode, factor: factor);
        var saved = workspace.Save();
        bench.Registry.Delete(workspace);
        var years = saved with { Head = saved.Head with { SavedAt = RealTime.Now.AddYears(-3) } };
        using var again = new Emulator.Core.Workspaces.Workspace(years, bench.House);
        Assert.InRange(again.Clock.Now, mode == ClockMode.Frozen ? saved.Head.Clock.Now : saved.Head.Clock.Now.AddYears(2), mode switch
        {
            ClockMode.Frozen => saved.Head.Clock.Now,
            ClockMode.Live => saved.Head.Clock.Now.AddYears(4),
            _ => Last,
        });
        if (mode == ClockMode.Scaled) Assert.Equal(Last, again.Clock.Now);
    }

    [Fact]
    public void A_slow_clock_tells_of_an_instant_that_is_later_than_any_time()
    {
        var clock = new WorkspaceClock(ClockMode.Scaled, Bench.Start, double.Epsilon);
        Assert.Null(clock.RealTimeUntil(Bench.Start.AddYears(100)));
        Assert.Equal(Bench.Start, clock.Now);
    }

    [Theory]
    [InlineData(ClockMode.Live, 1)]
    [InlineData(ClockMode.Scaled, 100_000)]
    public async Task A_paused_clock_stands_until_it_was_continued_as_often(ClockMode mode, double factor)
    {
        var clock = new WorkspaceClock(mode, Bench.Start, factor);
        clock.Pause();
        clock.Pause();
        var stands = clock.Now;
        await PassAsync();
        Assert.Equal(stands, clock.Now);
        Assert.Null(clock.RealTimeUntil(stands.AddSeconds(1)));
        Assert.Equal(TimeSpan.Zero, clock.RealTimeUntil(stands));
        Assert.Equal(mode, clock.Mode);
        clock.Continue();
        await PassAsync();
        Assert.Equal(stands, clock.Now);
        clock.MoveTo(stands.AddHours(1));
        Assert.Equal(stands.AddHours(1), clock.Now);
        clock.Continue();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(clock.Now > stands.AddHours(1))));
        Assert.True(mode == ClockMode.Scaled || clock.Now < stands.AddHours(2));
    }

    [Fact]
    public async Task A_clock_that_is_set_anew_while_it_is_paused_goes_on_in_the_new_way()
    {
        var clock = new WorkspaceClock(ClockMode.Live, Bench.Start);
        clock.Pause();
        clock.Go(ClockMode.Scaled, 1000);
        var stands = clock.Now;
        await PassAsync();
        Assert.Equal(stands, clock.Now);
        clock.Continue();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(clock.Now >= stands.AddSeconds(10))));
        clock.Go(ClockMode.Frozen);
        stands = clock.Now;
        await PassAsync();
        Assert.Equal(stands, clock.Now);
    }

    [Fact]
    public async Task Readings_never_go_back_while_others_pause_move_and_change_the_clock()
    {
        var clock = new WorkspaceClock(ClockMode.Scaled, Bench.Start, 1000);
        var (back, changing) = (0, 3);
        await Many.AtOnceAsync(6, thread =>
        {
            if (thread < 3)
            {
                for (var i = 0; i < 2000; i++)
                {
                    clock.Pause();
                    clock.MoveTo(clock.Now.AddMilliseconds(i % 3));
                    if (i % 5 == 0) clock.Go(i % 2 == 0 ? ClockMode.Live : ClockMode.Scaled, 100);
                    clock.Continue();
                }

                Interlocked.Decrement(ref changing);
                return;
            }

            for (var last = clock.Now; Volatile.Read(ref changing) > 0;)
            {
                var now = clock.Now;
                if (now < last) Interlocked.Increment(ref back);
                last = now;
            }
        });
        Assert.Equal(0, back);
    }

    /// <summary>Some real time goes by.</summary>
    private static async Task PassAsync()
    {
        var mark = RealTime.Mark();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(RealTime.MillisecondsSince(mark) > 5)));
    }
}
