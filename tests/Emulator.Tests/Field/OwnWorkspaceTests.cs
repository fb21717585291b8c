using System.Text.Json;
using Emulator.Core.Clock;
using Emulator.Core.Workspaces;
using Emulator.Scenarios;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Field;

/// <summary>Each run left a workspace behind for hours: one that a run made for itself goes soon after the run, and sooner when there are many, unless
/// somebody said that it is to stay.</summary>
public class OwnWorkspaceTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("?keep=false", false)]
    [InlineData("?keep=true", true)]
    public async Task It_goes_soon_after_the_run_unless_it_is_to_stay(string query, bool stays)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var (_, started) = await ScenarioRunning.PostAsync(emulator.Http, "/_emulator", ScenarioRunning.With("  - wait: 1 day\n", "empty"), pace: query);
        var own = emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Find(started.GetProperty("workspace").GetString()!)!;
        var planned = own.ExpiresAt!.Value;
        Assert.Equal("passed", (await ScenarioRunning.EndAsync(emulator.Http, started)).GetProperty("state").GetString());
        if (stays)
        {
            // Another run is left by then, so this one would be too.
            await ScenarioRunning.PassAsync(emulator.Http, ScenarioRunning.With("  - wait: 1 day\n", "empty"));
            Assert.Equal(planned, own.ExpiresAt);
            return;
        }

        // The run may have ended before anybody looked at what was planned.
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(own.ExpiresAt < RealTime.Now + TimeSpan.FromHours(1))));
        // Until then it is there to be looked at, as it always was.
        using var timeline = await emulator.Http.GetAsync($"/_emulator/workspaces/{own.Id}/timeline");
        Assert.Equal(200, (int)timeline.StatusCode);
    }

    [Fact]
    public async Task Of_many_the_latest_are_left_and_those_that_are_to_stay()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        var (_, kept) = await ScenarioRunning.PostAsync(emulator.Http, "/_emulator", ScenarioRunning.With("  - wait: 1 day\n", "empty"), pace: "?keep=true");
        await ScenarioRunning.EndAsync(emulator.Http, kept);
        for (var i = 0; i < OwnWorkspaces.MostLeft + 5; i++)
            await ScenarioRunning.PassAsync(emulator.Http, ScenarioRunning.With("  - wait: 1 day\n", "empty"));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(registry.Count == OwnWorkspaces.MostLeft + 2)), $"{registry.Count} workspaces");
        Assert.NotNull(registry.Find(kept.GetProperty("workspace").GetString()!));
    }

    [Theory]
    [InlineData("?keep=")]
    [InlineData("?keep=yes")]
    [InlineData("?keep=True")]
    [InlineData("?keep=1")]
    public async Task Any_other_wish_is_refused(string query)
    {
        using var http = await EmulatorHost.ClientAsync();
        var (status, problem) = await ScenarioRunning.PostAsync(http, "/_emulator", ScenarioRunning.With("  - wait: 1 day\n", "empty"), pace: query);
        Assert.Equal(400, status);
        Assert.Contains("true or false", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_workspace_that_was_asked_tells_of_the_run_when_its_own_is_gone()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("empty");
        var run = await ScenarioRunning.PassAsync(workspace.Http, ScenarioRunning.With("  - wait: 1 day\n"), workspace.Path);
        using (await workspace.Http.DeleteAsync("/_emulator/workspaces/" + run.GetProperty("workspace").GetString())) { }
        var told = await workspace.MustAsync(HttpMethod.Get, "scenarios/" + run.GetProperty("runId").GetString());
        Assert.Equal(("passed", 1), (told.GetProperty("state").GetString(), told.GetProperty("steps").GetArrayLength()));
    }

    [Fact]
    public async Task The_own_workspace_of_a_run_goes_with_the_one_that_was_asked()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        var own = new List<string>();
        Assert.True(registry.TryCreate(new WorkspaceSpec("mine", "empty", 1, ClockMode.Live, null, 1, null), out _, out _));
        foreach (var steps in new[] { "  - let: { a: b }\n", "  - wait: 3 days\n" })
        {
            var (_, started) = await ScenarioRunning.PostAsync(emulator.Http, "/_emulator/workspaces/mine", ScenarioRunning.With(steps), pace: "?pace=manual");
            own.Add(started.GetProperty("workspace").GetString()!);
        }

        Assert.All(own, name => Assert.NotNull(registry.Find(name)));
        using (await emulator.Http.DeleteAsync("/_emulator/workspaces/mine")) { }
        Assert.All(own, name => Assert.Null(registry.Find(name)));
        Assert.Equal(1, registry.Count);
    }

    [Fact]
    public async Task Workspaces_of_runs_that_are_over_count_and_make_room_before_anybody_is_refused()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--maxWorkspaces", "3");
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        var runs = new List<JsonElement>();
        for (var i = 0; i < 6; i++) runs.Add(await ScenarioRunning.PassAsync(emulator.Http, ScenarioRunning.With("  - wait: 1 day\n", "empty")));
        Assert.Equal(3, registry.Count);
        Assert.Equal([false, false, false, false, true, true], runs.Select(run => registry.Find(run.GetProperty("workspace").GetString()!) is not null));
    }
}
