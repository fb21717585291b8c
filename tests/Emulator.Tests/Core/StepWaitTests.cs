using Emulator.Core.Clock;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Running;

namespace Emulator.Tests.Core;

/// <summary>A scenario waits for its moments on the agenda of its workspace, whoever moves the clock.</summary>
public class StepWaitTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);
    private readonly StepWaits waits = new(static (_, _) => Task.CompletedTask);

    [Fact]
    public async Task A_step_goes_on_when_the_clock_gets_there_after_what_was_due_before_it()
    {
        using var bench = new Bench { Actor = waits };
        var (workspace, scenario) = Begin(bench);
        workspace.Plan(TimeSpan.FromMinutes(9), "before");
        workspace.Plan(TimeSpan.FromMinutes(10), "at the same instant, planned before");
        var passed = StepAsync(scenario, workspace, 10);
        workspace.Plan(TimeSpan.FromMinutes(11), "after");
        await scenario.Begun.WaitAsync(Guard);
        Assert.False(passed.IsCompleted);
        var ran = await workspace.AdvanceAsync(TimeSpan.FromHours(1)).WaitAsync(Guard);
        await passed.WaitAsync(Guard);
        Assert.Equal(
            ["note before", "note at the same instant, planned before", "Scenario run-1, step 1: a step", "note after"], ran.Select(run => run.Summary));
        Assert.Equal(["before", "at the same instant, planned before", "step", "after"], workspace.Notes().Notes.Skip(3).Select(note => note.Name));
        Assert.Equal(Bench.Start.AddMinutes(10), workspace.Notes().Notes.Single(note => note.Name == "step").At);
    }

    [Fact]
    public async Task A_journey_stands_still_while_a_step_travels_itself_and_goes_on_afterwards()
    {
        using var bench = new Bench { Actor = waits };
        var (workspace, scenario) = Begin(bench);
        var run = Task.Run(async () =>
        {
            await scenario.PassAsync(10, 1);
            await workspace.Runner.TravelAsync(one => one.Clock.Now.AddMinutes(20), isByActor: true);
            workspace.Note("has travelled");
            await scenario.EndAsync(static () => { });
        });
        await scenario.Begun.WaitAsync(Guard);
        workspace.Plan(TimeSpan.FromMinutes(25), "on the way of the step");
        workspace.Plan(TimeSpan.FromMinutes(35), "after the step");
        var ran = await workspace.AdvanceAsync(TimeSpan.FromHours(1)).WaitAsync(Guard);
        await run.WaitAsync(Guard);
        Assert.Equal(["Scenario run-1, step 1: a step", "note after the step"], ran.Select(one => one.Summary));
        Assert.Equal([25, 30, 35], workspace.Notes().Notes.Skip(3).Select(note => (int)(note.At - Bench.Start).TotalMinutes));
        Assert.Equal(Bench.Start.AddHours(1), workspace.Clock.Now);
    }

    [Fact]
    public async Task Others_do_not_travel_while_a_step_is_being_done()
    {
        using var bench = new Bench { Actor = waits };
        var (workspace, scenario) = Begin(bench);
        var doing = new TaskCompletionSource();
        var run = Task.Run(async () =>
        {
            await scenario.PassAsync(0, 1);
            await doing.Task;
            workspace.Note("done");
            await scenario.EndAsync(static () => { });
        });
        await scenario.Begun.WaitAsync(Guard);
        workspace.Runner.RunDue();
        var journey = workspace.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.False(journey.IsCompleted);
        doing.SetResult();
        await journey.WaitAsync(Guard);
        await run.WaitAsync(Guard);
        Assert.Equal(Bench.Start, workspace.Notes().Notes.Rows.Last().At);
    }

    [Fact]
    public async Task Who_moves_the_clock_for_the_run_is_the_workspaces_own_journey()
    {
        using var bench = new Bench { Actor = waits };
        var workspace = bench.New();
        var scenario = workspace.Scenario(waits, (due, _) => workspace.Runner.TravelAsync(_ => due, isByActor: true));
        workspace.Plan(TimeSpan.FromMinutes(3), "on the way");
        for (var step = 1; step <= 3; step++) await scenario.PassAsync(5, step).WaitAsync(Guard);
        var isTold = false;
        await scenario.EndAsync(() => isTold = true).WaitAsync(Guard);
        Assert.True(isTold);
        Assert.Equal(Bench.Start.AddMinutes(15), workspace.Clock.Now);
        Assert.Contains(workspace.Notes().Notes, note => note.Name == "on the way");
        Assert.Empty(workspace.Current.Entries);
    }

    [Theory]
    [InlineData(ClockMode.Frozen)]
    [InlineData(ClockMode.Live)]
    public async Task Putting_the_workspace_back_ends_the_wait(ClockMode mode)
    {
        using var bench = new Bench { Actor = waits };
        var (workspace, scenario) = Begin(bench, mode);
        var passed = scenario.PassAsync(10, 1);
        await workspace.Runner.InterruptAsync(() => workspace.Reset(Bench.Why)).WaitAsync(Guard);
        await Assert.ThrowsAsync<StepFailedException>(() => passed.WaitAsync(Guard));
        await scenario.EndAsync(static () => { }).WaitAsync(Guard);
        Assert.Empty(await workspace.AdvanceAsync(TimeSpan.FromHours(1)).WaitAsync(Guard));
    }

    [Fact]
    public async Task A_moment_that_a_restore_brings_back_has_been_waited_for_long_ago()
    {
        using var bench = new Bench { Actor = waits };
        var (workspace, scenario) = Begin(bench);
        var passed = StepAsync(scenario, workspace, 10);
        await scenario.Begun.WaitAsync(Guard);
        var snapshot = workspace.TakeSnapshot(null, Bench.Why);
        await workspace.AdvanceAsync(TimeSpan.FromHours(1)).WaitAsync(Guard);
        await passed.WaitAsync(Guard);
        await workspace.Runner.InterruptAsync(() => workspace.Restore(snapshot, Bench.Why)).WaitAsync(Guard);
        Assert.Equal("Scenario run-1, step 1: a step", Assert.Single(await workspace.AdvanceAsync(TimeSpan.FromHours(1)).WaitAsync(Guard)).Summary);
        Assert.Equal(3, workspace.Notes().Notes.Count);
    }

    [Fact]
    public async Task Deleting_the_workspace_ends_the_wait_and_the_journey_that_carries_the_step()
    {
        using var bench = new Bench { Actor = waits };
        var (workspace, scenario) = Begin(bench);
        var doing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Task.Run(async () =>
        {
            await scenario.PassAsync(1, 1, workspace.Ended);
            doing.SetResult();
            await scenario.PassAsync(60 * 24, 2, workspace.Ended);
        });
        await scenario.Begun.WaitAsync(Guard);
        var journey = workspace.AdvanceAsync(TimeSpan.FromHours(1));
        await doing.Task.WaitAsync(Guard);
        bench.Registry.Delete(workspace);
        await Assert.ThrowsAnyAsync<Exception>(() => run.WaitAsync(Guard));
        Assert.IsNotType<TimeoutException>(run.Exception?.InnerException);
        await Task.WhenAny(journey, Task.Delay(Guard));
        Assert.True(journey.IsCompleted);
        await scenario.EndAsync(static () => { }).WaitAsync(Guard);
    }

    private (Workspace Workspace, StepWait Scenario) Begin(Bench bench, ClockMode mode = ClockMode.Frozen)
    {
        var workspace = bench.New(mode: mode);
        return (workspace, workspace.Scenario(waits));
    }

    private static async Task StepAsync(StepWait scenario, Workspace workspace, int minutes)
    {
        await scenario.PassAsync(minutes, 1);
        workspace.Note("step");
        await scenario.EndAsync(static () => { });
    }
}
