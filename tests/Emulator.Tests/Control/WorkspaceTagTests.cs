using System.Net;
using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Control;

/// <summary>What is said of workspaces: label, owner and time to live, at creation and later, and lists of them.</summary>
public sealed class WorkspaceTagTests
{
    [Fact]
    public async Task Label_owner_and_time_to_live_are_told_changed_and_left_alone_by_a_reset()
    {
        var control = new ControlClient(await EmulatorHost.ClientAsync());
        var made = await control.CreateAsync(new WorkspaceRequest { Fixture = "empty", Label = "nightly run", Owner = "Zoé", Ttl = TimeSpan.FromHours(1) });
        Assert.Equal(("nightly run", "Zoé", null), (made.Label, made.Owner, made.Team));
        var workspace = control.Workspace(made.Id);
        var longer = await workspace.ChangeAsync(new WorkspaceChange { Label = "weekly run", Ttl = TimeSpan.FromHours(3) });
        Assert.Equal(("weekly run", "Zoé"), (longer.Label, longer.Owner));
        Assert.InRange(longer.ExpiresAt!.Value - made.ExpiresAt!.Value, TimeSpan.FromHours(2), TimeSpan.FromHours(2.1));
        var told = await workspace.ResetAsync();
        Assert.Equal(("weekly run", "Zoé", longer.ExpiresAt), (told.Label, told.Owner, told.ExpiresAt));
        var cleared = await workspace.ChangeAsync(new WorkspaceChange { Owner = new Patch<string?>(null), Ttl = new Patch<TimeSpan?>(null) });
        Assert.Equal(("weekly run", null, null), (cleared.Label, cleared.Owner, cleared.ExpiresAt));
        Assert.Equal(cleared.Label, (await workspace.ChangeAsync(new WorkspaceChange())).Label);
        await workspace.DeleteAsync();
    }

    [Fact]
    public async Task A_time_to_live_that_is_set_later_ends_the_workspace()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("empty");
        await workspace.MustAsync(HttpMethod.Patch, "", new { ttl = "PT0.2S" });
        Assert.True(await Eventually.TrueAsync(async () => (await workspace.ControlAsync(HttpMethod.Get, "clock")).Status == 404));
    }

    [Theory]
    [InlineData("""{"label": ""}""", "label")]
    [InlineData("""{"label": " "}""", "label")]
    [InlineData("""{"owner": "one\ntwo"}""", "owner")]
    [InlineData("""{"ttl": "PT0S"}""", "ttl")]
    [InlineData("""{"ttl": "P400D"}""", "ttl")]
    [InlineData("""{"ttl": 5}""", "ttl")]
    [InlineData("""{"label": 5}""", "label")]
    [InlineData("""{"team": "qa"}""", "team")]
    public async Task What_cannot_be_said_is_refused_and_changes_nothing(string body, string member)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("empty");
        await workspace.MustAsync(HttpMethod.Patch, "", new { label = "as it was" });
        var refused = await workspace.ControlAsync(HttpMethod.Patch, "", body);
        Assert.Equal(400, refused.Status);
        Assert.Contains(member, refused.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal("as it was", (await workspace.MustAsync(HttpMethod.Get, "")).GetProperty("label").GetString());
    }

    [Fact]
    public async Task A_label_has_two_hundred_characters_and_no_more()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("empty");
        await workspace.MustAsync(HttpMethod.Patch, "", new { label = new string('é', 200) });
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Patch, "", new { label = new string('é', 201) })).Status);
    }

    [Fact]
    public async Task The_default_workspace_has_a_label_and_no_end()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var control = new ControlClient(emulator.Http);
        Assert.Equal("ours", (await control.Workspace("default").ChangeAsync(new WorkspaceChange { Label = "ours" })).Label);
        var refused = await Assert.ThrowsAsync<ControlException>(
            () => control.Workspace("default").ChangeAsync(new WorkspaceChange { Ttl = TimeSpan.FromMinutes(1) }));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
    }

    [Fact]
    public async Task Lists_tell_names_or_details_of_those_that_are_asked_for()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var control = new ControlClient(emulator.Http);
        await control.CreateAsync(new WorkspaceRequest { Id = "a", Label = "nightly", Owner = "Zoé", Clock = new ClockRequest { Mode = "frozen" } });
        await control.CreateAsync(new WorkspaceRequest { Id = "b", Label = "nightly", Ttl = TimeSpan.FromHours(1) });
        await control.CreateAsync(new WorkspaceRequest { Id = "c", Owner = "Zoé" });
        Assert.Equal("""["a","b","c","default"]""", await emulator.Http.GetStringAsync("/_emulator/workspaces"));
        Assert.Equal("""["a","b"]""", await emulator.Http.GetStringAsync("/_emulator/workspaces?label=nightly"));
        Assert.Equal("""["a"]""", await emulator.Http.GetStringAsync("/_emulator/workspaces?label=nightly&owner=Zo%C3%A9"));
        Assert.Equal("[]", await emulator.Http.GetStringAsync("/_emulator/workspaces?team=qa"));
        var details = await control.WorkspaceDetailsAsync();
        Assert.Equal(["a", "b", "c", "default"], details.Select(one => one.Id));
        Assert.Equal(("nightly", "Zoé", null, null, "frozen"), (details[0].Label, details[0].Owner, details[0].Team, details[0].ExpiresAt, details[0].Clock));
        Assert.NotNull(details[1].ExpiresAt);
        Assert.All(details, one => Assert.True(one.Bytes > 0));
        using var part = await emulator.Http.GetAsync("/_emulator/workspaces?details=true&limit=3&after=0");
        Assert.Equal("1; after=3", part.Headers.GetValues("X-Emulator-More").Single());
        using var wrong = await emulator.Http.GetAsync("/_emulator/workspaces?details=yes");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Details_of_workspaces_that_are_put_away_are_the_same_and_bring_none_back()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await EmulatorHost.OwnAsync("--data", folder.Path);
        var control = new ControlClient(emulator.Http);
        var (frozen, hour) = (new ClockRequest { Mode = "frozen" }, TimeSpan.FromHours(1));
        await control.CreateAsync(new WorkspaceRequest { Id = "a", Label = "nightly", Clock = frozen, Ttl = hour });
        var before = (await control.WorkspaceDetailsAsync())[0];
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(registry.PutAwayIdle(TimeSpan.FromMinutes(1)) > 0 || registry.FindHere("a") is null)));
        Assert.Equal(before, (await control.WorkspaceDetailsAsync())[0]);
        Assert.Equal(["a"], (await control.WorkspaceDetailsAsync(label: "nightly")).Select(one => one.Id));
        Assert.Null(registry.FindHere("a"));
        Assert.Equal("nightly", JsonDocument.Parse(await emulator.Http.GetStringAsync("/_emulator/workspaces/a")).RootElement.GetProperty("label").GetString());
    }
}
