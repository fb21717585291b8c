using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class EmulatorTimeProviderTests
{
    [Fact]
    public async Task It_shows_the_workspaces_instant_at_once_when_it_jumps()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: "2031-05-06T07:08:09Z");
        var time = new EmulatorTimeProvider(workspace.Http, workspace.Id);
        var mark = time.GetTimestamp();
        Assert.Equal(DateTimeOffset.Parse("2031-05-06T07:08:09Z"), time.GetUtcNow());
        await workspace.AdvanceAsync("P3D");
        Assert.Equal(DateTimeOffset.Parse("2031-05-09T07:08:09Z"), time.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(3), time.GetElapsedTime(mark));
    }

    [Fact]
    public async Task A_wait_ends_when_the_workspaces_clock_says_so_and_not_before()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var time = new EmulatorTimeProvider(workspace.Http, workspace.Id, TimeSpan.FromMilliseconds(5));
        var waiting = Task.Delay(TimeSpan.FromHours(4), time);
        await workspace.AdvanceAsync("PT3H59M59S");
        await Task.Delay(100);
        Assert.False(waiting.IsCompleted);
        await workspace.AdvanceAsync("PT1S");
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_timer_goes_off_for_each_period_that_a_jump_leaps_over_and_stops_when_disposed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var time = new EmulatorTimeProvider(workspace.Http, workspace.Id, TimeSpan.FromMilliseconds(5));
        var times = 0;
        await using (time.CreateTimer(_ => Interlocked.Increment(ref times), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)))
        {
            await workspace.AdvanceAsync("PT3M");
            Assert.True(await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref times) == 3)));
        }

        await workspace.AdvanceAsync("PT3M");
        await Task.Delay(100);
        Assert.Equal(3, times);
    }

    [Fact]
    public async Task A_timer_that_was_spent_is_set_again()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var time = new EmulatorTimeProvider(workspace.Http, workspace.Id, TimeSpan.FromMilliseconds(5));
        var times = 0;
        await using var timer = time.CreateTimer(_ => Interlocked.Increment(ref times), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref times) == 1)));
        Assert.True(timer.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan));
        await workspace.AdvanceAsync("PT1H");
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref times) == 2)));
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_is_said()
    {
        using var http = await EmulatorHost.ClientAsync();
        Assert.Throws<ControlException>(() => new EmulatorTimeProvider(http, "nobody").GetUtcNow());
    }
}
