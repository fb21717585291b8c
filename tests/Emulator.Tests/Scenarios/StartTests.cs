using System.Text.Json;
using Emulator.Core.Clock;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Scenarios;

/// <summary>Starting a run: one at a time in a workspace, no more workspaces than there may be, and nobody is barred by one that could not begin.</summary>
public class StartTests
{
    private const string Waiting = "title: A test\nsteps:\n  - wait: 3 days\n";

    [Fact]
    public async Task Of_many_that_are_started_at_once_in_a_workspace_one_wins()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var answers =
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ScenarioRunning.PostAsync(workspace.Http, workspace.Path, Waiting, pace: "?pace=manual")));
        Assert.Equal([202, .. Enumerable.Repeat(409, 7)], answers.Select(answer => answer.Status).Order());
        var run = Assert.Single((await workspace.MustAsync(HttpMethod.Get, "scenarios")).EnumerateArray().ToList());
        Assert.Matches("^run-[0-9]+$", run.GetProperty("runId").GetString());
        Assert.Equal(run.GetProperty("runId").GetString(), answers.Single(answer => answer.Status == 202).Body.GetProperty("runId").GetString());
    }

    [Fact]
    public async Task A_run_whose_workspace_cannot_be_put_back_fails_with_the_reason_and_bars_nobody()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        var spec = new WorkspaceSpec("mine", "demo", 42, ClockMode.Frozen, new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), 1, null);
        Assert.True(registry.TryCreate(spec, out var made, out _));
        static void Refuse() => throw new InvalidOperationException("Somebody holds it fast.");
        made!.Restored += Refuse;
        var failed = await ScenarioRunning.RunAsync(emulator.Http, ScenarioRunning.With("  - wait: 1 day\n  - let: { a: b }\n"), "/_emulator/workspaces/mine");
        Assert.Equal(("failed", "mine"), (failed.GetProperty("state").GetString(), failed.GetProperty("workspace").GetString()));
        Assert.Equal(["failed", "skipped"], failed.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("outcome").GetString()));
        Assert.Equal(
            "The workspace could not be put back to its start: Somebody holds it fast.", failed.GetProperty("steps")[0].GetProperty("detail").GetString());
        made.Restored -= Refuse;
        await ScenarioRunning.PassAsync(emulator.Http, ScenarioRunning.With("  - wait: 1 day\n"), "/_emulator/workspaces/mine");
    }

    [Fact]
    public async Task The_largest_number_of_workspaces_holds_for_scenarios_too()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--maxWorkspaces", "2");
        Assert.Equal(202, (await ScenarioRunning.PostAsync(emulator.Http, "/_emulator", Waiting, pace: "?pace=manual")).Status);
        var (status, problem) = await ScenarioRunning.PostAsync(emulator.Http, "/_emulator", Waiting, pace: "?pace=manual");
        Assert.True(status == 503, problem.ToString());
        Assert.Equal(2, emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Count);
    }

    [Fact]
    public async Task The_workspace_that_was_asked_tells_of_a_run_whose_own_workspace_is_gone()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("empty");
        var (_, started) = await ScenarioRunning.PostAsync(workspace.Http, workspace.Path, ScenarioRunning.With("  - wait: 3 days\n"), pace: "?pace=manual");
        var (name, own) = (started.GetProperty("runId").GetString()!, started.GetProperty("workspace").GetString()!);
        Assert.NotEqual(workspace.Id, own);
        Assert.Equal("running", (await workspace.MustAsync(HttpMethod.Get, "scenarios/" + name)).GetProperty("state").GetString());
        using (var deleted = await workspace.Http.DeleteAsync("/_emulator/workspaces/" + own)) Assert.Equal(204, (int)deleted.StatusCode);
        JsonElement run = default;
        Assert.True(await Eventually.TrueAsync(async () =>
            (run = await workspace.MustAsync(HttpMethod.Get, "scenarios/" + name)).GetProperty("steps")[0].GetProperty("outcome").GetString() == "failed"));
        Assert.Equal(("failed", own), (run.GetProperty("state").GetString(), run.GetProperty("workspace").GetString()));
        Assert.Equal("The run was stopped.", run.GetProperty("steps")[0].GetProperty("detail").GetString());
        Assert.Single((await workspace.MustAsync(HttpMethod.Get, "scenarios")).EnumerateArray().ToList());
    }

    [Fact]
    public async Task Who_moves_the_clock_from_within_a_step_is_known_by_what_no_client_can_show()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var runner = emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Default.Runner;
        Assert.All([null, "", "provider-emulator-scenario", new string('0', runner.ActorPass.Length)], pass => Assert.False(runner.IsActor(pass)));
        Assert.True(runner.IsActor(runner.ActorPass));

        // Not even to a receiver of the emulator's own, whatever path a step says.
        const string Steps = "  - control: POST clock/../receivers/hr\n    body: { a: b }\n  - control: POST clock/advance/\n    body: { by: PT1H }\n";
        var run = await ScenarioRunning.PassAsync(emulator.Http, ScenarioRunning.With(Steps));
        var got = await emulator.Http.GetStringAsync($"/_emulator/workspaces/{run.GetProperty("workspace").GetString()}/receivers/hr");
        Assert.Contains("provider-emulator-scenario", got);
        Assert.DoesNotContain("Actor", got);
    }
}
