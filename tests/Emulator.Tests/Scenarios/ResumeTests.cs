using System.Net.Http.Json;
using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Store;
using Emulator.Core.Workspaces;
using Emulator.Scenarios;
using Emulator.Scenarios.Running;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Scenarios;

/// <summary>A run is data: it goes on in a workspace that was kept and loaded again, from the step that it had come to.</summary>
public class ResumeTests
{
    private const string Story = LateAttempts.Story + "\n  - let: { begun: \"${start}\" }";

    private static readonly string[] Moves = ["PT1H", "PT1H", "PT7M", "PT8M", "P1D", "PT1H", "PT1H"];
    private static readonly string[] Moments = ["09:00:00", "09:00:00", "11:00:00", "11:15:00", "11:15:00", "13:15:00", "13:15:00"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // Nobody says so: the moment itself finds the run.
    public async Task A_run_goes_on_after_each_reload_with_its_names_its_receivers_and_the_webhooks_on_the_way(bool isResumed)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var workspace = await WorkspaceAsync(emulator);
        var name = await StartAsync(workspace, Story);
        var reads = 0;
        foreach (var move in Moves)
        {
            await WaitingAsync(emulator, workspace, name);
            reads += await ReadsAsync(workspace);
            Reload(emulator, workspace.Id, isResumed);
            await workspace.AdvanceAsync(move);
        }

        var run = await EndAsync(workspace, name);
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run) + run);
        Assert.Equal(Moments, run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("at").GetString()![11..19]));
        Assert.Equal(3, reads + await ReadsAsync(workspace));
        // All nine attempts of the provider, each once, whatever was reloaded in between.
        Assert.Equal(9, (await workspace.MustAsync(HttpMethod.Get, "receivers/hr")).GetProperty("count").GetInt32());
        Assert.DoesNotContain(
            (await workspace.MustAsync(HttpMethod.Get, "agenda")).EnumerateArray(), entry => entry.GetProperty("kind").GetString() == "scenario step");
    }

    [Fact]
    public async Task A_fast_run_moves_the_clock_again_once_it_goes_on()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var workspace = await WorkspaceAsync(emulator);
        var name = await StartAsync(workspace, Story);
        await WaitingAsync(emulator, workspace, name);
        Reload(emulator, workspace.Id, isResumed: true, run => run with { Pace = ScenarioPace.Fast });
        var run = await EndAsync(workspace, name);
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run) + run);
        Assert.Equal("2026-03-03T13:15:00Z", (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("now").GetString());
    }

    [Theory]
    [InlineData("call: GET /v2/applicants\n    at: kelio\n    as: customer", "The process ended in the middle of this step.")]
    [InlineData("webhooks: hold", "The process ended in the middle of this step.")]
    [InlineData("let: { a: \"${start}\" }", null)]
    [InlineData("expect mail: nobody@people.example\n    none: true", null)]
    public async Task A_step_that_was_cut_off_begins_again_only_when_it_looks_waits_or_names(string step, string? failure)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var workspace = await WorkspaceAsync(emulator);
        var name = await StartAsync(workspace, ScenarioRunning.With($"  - after: 1 hour\n    {step}\n"));
        await WaitingAsync(emulator, workspace, name);
        Reload(emulator, workspace.Id, isResumed: true, run => run with { Position = run.Position with { Phase = RunPhase.Acting } });
        var run = await EndAsync(workspace, name);
        Assert.Equal(failure is null ? "passed" : "failed", run.GetProperty("state").GetString());
        if (failure is not null) Assert.Equal(failure, run.GetProperty("steps")[0].GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_end_of_a_process_leaves_its_runs_as_they_are_and_the_next_process_goes_on_and_counts_on()
    {
        byte[] kept;
        string name;
        await using (var first = await EmulatorHost.OwnAsync())
        {
            var workspace = await WorkspaceAsync(first);
            await ScenarioRunning.PassAsync(first.Http, ScenarioRunning.With("  - let: { a: b }\n"));
            name = await StartAsync(workspace, ScenarioRunning.With("  - let: { a: b }\n  - wait: 1 day\n  - let: { c: \"${a}\" }\n"));
            await WaitingAsync(first, workspace, name);
            await first.App.StopAsync();
            var ended = first.App.Services.GetRequiredService<WorkspaceRegistry>().Find(workspace.Id)!;
            var run = ScenarioState.Of(ended.State).Runs.Single();
            var runs = first.App.Services.GetRequiredService<ScenarioRuns>();
            Assert.True(await Eventually.TrueAsync(() => Task.FromResult(runs.FindActive(ended, run) is null)));
            kept = new WorkspaceFormat(first.App.Services.GetRequiredService<WorkspaceHouse>()).Write(ended);
        }

        await using var second = await EmulatorHost.OwnAsync();
        var saved = new WorkspaceFormat(second.App.Services.GetRequiredService<WorkspaceHouse>()).Read(kept);
        Assert.True(second.App.Services.GetRequiredService<WorkspaceRegistry>().TryLoad(saved, out var loaded, out _));
        second.App.Services.GetRequiredService<ScenarioRuns>().Resume(loaded);
        var again = new TestWorkspace(second.Http, JsonSerializer.SerializeToElement(new { id = saved.Head.Id }));
        Assert.Equal("running", (await again.MustAsync(HttpMethod.Get, "scenarios/" + name)).GetProperty("state").GetString());
        await again.AdvanceAsync("P1D");
        Assert.Equal("passed", (await EndAsync(again, name)).GetProperty("state").GetString());
        var (_, started) = await ScenarioRunning.PostAsync(second.Http, "/_emulator", ScenarioRunning.With("  - let: { a: b }\n"));
        Assert.Equal("run-3", started.GetProperty("runId").GetString());
    }

    [Fact]
    public async Task A_run_that_is_kept_on_the_disk_goes_on_in_the_next_process_by_itself()
    {
        using var folder = new ScratchFolder();
        TestWorkspace workspace;
        string name;
        await using (var first = await EmulatorHost.OwnAsync("--data", folder.Path))
        {
            workspace = await WorkspaceAsync(first);
            name = await StartAsync(workspace, ScenarioRunning.With("  - let: { a: b }\n  - wait: 1 day\n  - let: { c: \"${a}\" }\n"));
            await WaitingAsync(first, workspace, name);
        }

        await using var second = await EmulatorHost.OwnAsync("--data", folder.Path);
        var again = new TestWorkspace(second.Http, workspace.Body);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(
            second.App.Services.GetRequiredService<WorkspaceRegistry>().InMemory.Any(one => one.Id == workspace.Id))));
        Assert.Equal("running", (await again.MustAsync(HttpMethod.Get, "scenarios/" + name)).GetProperty("state").GetString());
        await again.AdvanceAsync("P1D");
        Assert.Equal("passed", (await EndAsync(again, name)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_run_that_nobody_has_gone_on_with_can_be_stopped()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var workspace = await WorkspaceAsync(emulator);
        var name = await StartAsync(workspace, ScenarioRunning.With("  - wait: 1 day\n"));
        await WaitingAsync(emulator, workspace, name);
        Reload(emulator, workspace.Id, isResumed: false);
        Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, "scenarios/" + name)).Status);
        Assert.Equal("The run was stopped.", (await EndAsync(workspace, name)).GetProperty("steps")[0].GetProperty("detail").GetString());
    }

    private static async Task<TestWorkspace> WorkspaceAsync(OwnEmulator emulator)
    {
        var wanted = new { fixture = "demo", seed = 42, clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } };
        using var answer = await emulator.Http.PostAsJsonAsync("/_emulator/workspaces", wanted);
        return new TestWorkspace(emulator.Http, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<string> StartAsync(TestWorkspace workspace, string text)
    {
        var (status, started) = await ScenarioRunning.PostAsync(workspace.Http, workspace.Path, text, pace: "?pace=manual");
        Assert.True(status == 202, started.ToString());
        Assert.Equal(workspace.Id, started.GetProperty("workspace").GetString());
        return started.GetProperty("runId").GetString()!;
    }

    /// <summary>The run has come to where it waits for the clock.</summary>
    private static async Task WaitingAsync(OwnEmulator emulator, TestWorkspace workspace, string name) => Assert.True(await Eventually.TrueAsync(() =>
    {
        var run = ScenarioState.Of(Find(emulator, workspace.Id).State).Runs.Find(ScenarioRun.Number(name)!.Value)!;
        return Task.FromResult(run.Position is { Phase: RunPhase.Waiting or RunPhase.Pausing } at && at.Due > Find(emulator, workspace.Id).Clock.Now);
    }));

    private static Workspace Find(OwnEmulator emulator, string id) => emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Find(id)!;

    /// <summary>Takes the workspace for one whose process has ended: all but what is kept of it is gone.</summary>
    private static void Reload(OwnEmulator emulator, string id, bool isResumed, Func<ScenarioRun, ScenarioRun>? change = null)
    {
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        var before = registry.Find(id)!;
        var saved = before.Save();
        var scenarios = ScenarioState.Of(saved.State);
        if (change is not null) scenarios = scenarios with { Runs = scenarios.Runs.Put(scenarios.Runs.Select(change)) };
        var format = new WorkspaceFormat(emulator.App.Services.GetRequiredService<WorkspaceHouse>());
        var bytes = format.Write(saved with { State = saved.State.With(ScenarioState.Area, scenarios) });
        Assert.True(registry.Delete(before));
        Assert.True(registry.TryLoad(format.Read(bytes), out var after, out _));
        if (isResumed) emulator.App.Services.GetRequiredService<ScenarioRuns>().Resume(after);
    }

    private static async Task<int> ReadsAsync(TestWorkspace workspace) =>
        (await workspace.MustAsync(HttpMethod.Get, "journal")).EnumerateArray().Count(call => call.GetProperty("method").GetString() == "GET");

    private static async Task<JsonElement> EndAsync(TestWorkspace workspace, string run)
    {
        JsonElement now = default;
        Assert.True(await Eventually.TrueAsync(async () =>
            (now = await workspace.MustAsync(HttpMethod.Get, "scenarios/" + run)).GetProperty("state").GetString() != "running"));
        return now;
    }
}
