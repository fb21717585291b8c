using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class AgendaTests
{
    [Fact]
    public async Task The_agenda_tells_what_is_due_earliest_first()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var id = await workspace.SendAssessmentAsync();
        await workspace.CompleteAsync(id, after: "P2D");

        var agenda = await workspace.MustAsync(HttpMethod.Get, "agenda");
        Assert.Equal("2026-03-04T09:00:00Z", agenda[0].GetProperty("at").GetString());
        Assert.Equal(("predictive-index", id), (agenda[0].GetProperty("provider").GetString(), agenda[0].GetProperty("subject").GetString()));
        Assert.Equal(
            (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("nextDue").GetProperty("kind").GetString(),
            agenda[0].GetProperty("kind").GetString());
        Assert.Equal(
            agenda.EnumerateArray().Select(entry => entry.GetProperty("at").GetDateTimeOffset()).Order(),
            agenda.EnumerateArray().Select(entry => entry.GetProperty("at").GetDateTimeOffset()));
        Assert.Equal(1, (await workspace.MustAsync(HttpMethod.Get, "agenda?limit=1")).GetArrayLength());
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "agenda?limit=some")).Status);

        await workspace.AdvanceAsync("P2D");
        Assert.DoesNotContain("2026-03-04T09:00:00Z", (await workspace.MustAsync(HttpMethod.Get, "agenda")).ToString());
    }

    [Fact]
    public async Task Whether_webhooks_are_held_can_be_asked()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.False((await HoldAsync()).GetProperty("holding").GetBoolean());
        await workspace.MustAsync(HttpMethod.Post, "webhooks/hold");
        await workspace.CompletedAsync("http://127.0.0.1:9/hook");
        var held = await HoldAsync();
        Assert.True(held.GetProperty("holding").GetBoolean());
        Assert.Equal(1, held.GetProperty("held").GetInt32());

        Task<JsonElement> HoldAsync() => workspace.MustAsync(HttpMethod.Get, "webhooks/hold");
    }
}
