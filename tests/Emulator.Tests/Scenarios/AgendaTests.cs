using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Scenarios;

/// <summary>The steps of a scenario are on the agenda: they happen at their moments, whoever moves the clock.</summary>
public class AgendaTests
{
    private static readonly string[] Moments = ["09:00:00", "09:00:00", "11:00:00", "11:15:00", "11:15:00", "13:15:00"];

    [Theory]
    [InlineData("P2D")]
    [InlineData("PT1H", "PT1H", "PT7M", "PT8M", "P1D", "PT1H", "PT1H")]
    [InlineData("PT2H30M", "PT23H59M", "P1D")]
    public async Task Moved_by_hand_each_step_happens_at_its_own_moment_however_the_way_is_cut(params string[] moves)
    {
        await using var workspace = await WorkspaceAsync();
        var started = await StartAsync(workspace, LateAttempts.Story);
        foreach (var move in moves) await workspace.AdvanceAsync(move);
        var run = await workspace.MustAsync(HttpMethod.Get, "scenarios/" + started);
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run) + run);
        Assert.Equal(Moments, run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("at").GetString()![11..19]));
        var reads = (await workspace.MustAsync(HttpMethod.Get, "journal")).EnumerateArray()
            .Where(call => call.GetProperty("method").GetString() == "GET").Select(call => call.GetProperty("at").GetString()![..19]);
        Assert.Equal(["2026-03-03T13:15:00", "2026-03-03T12:15:00", "2026-03-03T11:15:00"], reads);
        Assert.DoesNotContain(
            (await workspace.MustAsync(HttpMethod.Get, "agenda")).EnumerateArray(), entry => entry.GetProperty("kind").GetString() == "scenario step");
    }

    [Fact]
    public async Task What_is_due_next_is_the_next_step_and_going_there_runs_it()
    {
        await using var workspace = await WorkspaceAsync();
        var started = await StartAsync(workspace, ScenarioRunning.With("  - title: Later\n    after: 90 minutes\n    let: { a: 1 }\n  - wait: 3 days\n"));
        var next = (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("nextDue");
        Assert.Equal("scenario step", next.GetProperty("kind").GetString());
        Assert.Equal("2026-03-02T10:30:00Z", next.GetProperty("at").GetString());
        Assert.Equal(
            "2026-03-02T10:30:00Z", (await workspace.MustAsync(HttpMethod.Get, "scenarios/" + started)).GetProperty("steps")[0].GetProperty("at").GetString());

        var went = await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { toNext = true });
        Assert.Equal($"Scenario {started}, step 1: Later", went.GetProperty("ran")[0].GetProperty("summary").GetString());
        var steps = (await workspace.MustAsync(HttpMethod.Get, "scenarios/" + started)).GetProperty("steps");
        Assert.Equal(["passed", "waiting"], steps.EnumerateArray().Select(step => step.GetProperty("outcome").GetString()));
        Assert.Contains(
            (await workspace.MustAsync(HttpMethod.Get, "timeline")).EnumerateArray(),
            entry => entry.GetProperty("title").GetString() == $"Scenario {started}, step 1: Later");
    }

    [Fact]
    public async Task A_step_that_moves_the_clock_itself_ends_while_the_clock_is_moved_by_hand()
    {
        await using var workspace = await WorkspaceAsync();
        var started = await StartAsync(workspace, ScenarioRunning.With(
            "  - after: 1 hour\n    control: POST clock/advance\n    body: { by: P3D }\n  - webhooks: hold\n  - after: 1 hour\n    let: { a: 1 }\n"));
        await workspace.AdvanceAsync("PT2H");
        Assert.Equal("2026-03-05T10:00:00Z", (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("now").GetString());
        await workspace.AdvanceAsync("PT1H");
        Assert.Equal("passed", (await workspace.MustAsync(HttpMethod.Get, "scenarios/" + started)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_client_under_test_may_move_the_clock_while_it_is_waited_for()
    {
        await using var workspace = await WorkspaceAsync();
        var started = await StartAsync(workspace, ScenarioRunning.With(
            "  - expect call: GET /api/v1/behavioralassessments*\n    at: predictive-index\n    within: 5 minutes\n  - after: 1 hour\n    let: { a: 1 }\n"));
        await workspace.AdvanceAsync("P1D");
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments")).Dispose();
        await Eventually.TrueAsync(async () =>
            (await workspace.MustAsync(HttpMethod.Get, "agenda")).EnumerateArray().Any(entry => entry.GetProperty("kind").GetString() == "scenario step"));
        await workspace.AdvanceAsync("PT1H");
        var run = await workspace.MustAsync(HttpMethod.Get, "scenarios/" + started);
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run));
    }

    [Fact]
    public async Task A_workspace_that_is_put_back_or_deleted_ends_the_run_in_plain_words()
    {
        await using var workspace = await WorkspaceAsync();
        var started = await StartAsync(workspace, ScenarioRunning.With("  - wait: 3 days\n"));
        await workspace.MustAsync(HttpMethod.Post, "reset");
        var run = await EndAsync(workspace, started);
        Assert.Equal(
            "The workspace was put back to an earlier state while the scenario waited.", run.GetProperty("steps")[0].GetProperty("detail").GetString());

        // A moment of a run that is over comes back with a snapshot, and does nothing.
        var second = await StartAsync(workspace, ScenarioRunning.With("  - wait: 3 days\n"));
        var snapshot = (await workspace.MustAsync(HttpMethod.Post, "snapshots", new { })).GetProperty("id").GetString();
        await workspace.AdvanceAsync("P3D");
        Assert.Equal("passed", (await EndAsync(workspace, second)).GetProperty("state").GetString());
        await workspace.MustAsync(HttpMethod.Post, $"snapshots/{snapshot}/restore");
        await workspace.AdvanceAsync("P4D");
        Assert.Equal(2, (await workspace.MustAsync(HttpMethod.Get, "scenarios")).GetArrayLength());

        var third = await StartAsync(workspace, ScenarioRunning.With("  - wait: 3 days\n"));
        var stream = workspace.Http.GetStringAsync($"{workspace.Path}/scenarios/{third}/stream");
        Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, "")).Status);
        Assert.Contains("The run was stopped.", await stream.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_moment_to_which_no_clock_goes_fails_the_step()
    {
        using var http = await EmulatorHost.ClientAsync();
        var run = await ScenarioRunning.RunAsync(http, ScenarioRunning.With("  - wait: 36000 days\n  - wait: 36000 days\n"));
        Assert.Equal(["passed", "failed"], run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("outcome").GetString()));
        Assert.Contains("from 1980 to 2199", run.GetProperty("steps")[1].GetProperty("detail").GetString());
    }

    private static Task<TestWorkspace> WorkspaceAsync() => EmulatorHost.NewWorkspaceAsync("demo", now: "2026-03-02T09:00:00Z");

    private static async Task<string> StartAsync(TestWorkspace workspace, string text)
    {
        var (status, started) = await ScenarioRunning.PostAsync(workspace.Http, workspace.Path, text, pace: "?pace=manual");
        Assert.True(status == 202, started.ToString());
        Assert.Equal(workspace.Id, started.GetProperty("workspace").GetString());
        return started.GetProperty("runId").GetString()!;
    }

    private static async Task<JsonElement> EndAsync(TestWorkspace workspace, string run)
    {
        JsonElement now = default;
        Assert.True(await Eventually.TrueAsync(async () =>
            (now = await workspace.MustAsync(HttpMethod.Get, "scenarios/" + run)).GetProperty("state").GetString() != "running"));
        return now;
    }
}
