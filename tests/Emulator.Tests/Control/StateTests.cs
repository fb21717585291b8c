using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class StateTests
{
    [Fact]
    public async Task The_state_is_grouped_by_provider_and_table()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var state = await workspace.MustAsync(HttpMethod.Get, "state");
        Assert.Equal(["kelio", "key-predict", "predictive-index"], state.EnumerateObject().Select(provider => provider.Name));
        Assert.True(state.GetProperty("kelio").GetProperty("applicants").GetArrayLength() > 20);
        Assert.True(state.GetProperty("predictive-index").GetProperty("assessments").GetArrayLength() > 10);
        Assert.True(state.GetProperty("key-predict").GetProperty("candidates").GetArrayLength() > 5);
    }

    [Fact]
    public async Task A_diff_tells_what_was_added_changed_and_removed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var kept = await workspace.SendAssessmentAsync();
        var snapshot = await workspace.ControlAsync(HttpMethod.Post, "snapshots", new { name = "before" });
        Assert.Equal(201, snapshot.Status);
        var id = snapshot.Body.GetProperty("id").GetString();
        var added = await workspace.SendAssessmentAsync();
        await workspace.CompleteAsync(kept);
        var diff = await workspace.MustAsync(HttpMethod.Get, $"snapshots/{id}/diff");
        var line = Assert.Single(diff.GetProperty("added").EnumerateArray(), one => one.GetProperty("table").GetString() == "assessments");
        Assert.Equal("predictive-index", line.GetProperty("provider").GetString());
        Assert.Equal(added, line.GetProperty("id").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Object, line.GetProperty("record").ValueKind);
        var changed = Assert.Single(diff.GetProperty("changed").EnumerateArray(), one => one.GetProperty("table").GetString() == "assessments");
        Assert.Equal(kept, changed.GetProperty("id").GetString());
        Assert.NotEqual(changed.GetProperty("before").ToString(), changed.GetProperty("after").ToString());
        Assert.Equal(0, diff.GetProperty("removed").GetArrayLength());
    }

    [Fact]
    public async Task A_restore_brings_back_records_credentials_agenda_deliveries_mails_faults_and_the_instant()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => 503;
        await workspace.CompletedAsync(receiver.Url);
        await workspace.SettleAsync();
        var owner = workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("id").GetString();
        var id = (await workspace.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString();
        var before = await EverythingAsync(workspace);

        await workspace.MustAsync(HttpMethod.Post, $"predictive-index/users/{owner}/api-key", new { actingUserId = owner });
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status" });
        await workspace.AdvanceAsync("P3D");
        using (var dead = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments")) Assert.Equal(401, (int)dead.StatusCode);
        Assert.NotEqual(before, await EverythingAsync(workspace));

        await workspace.MustAsync(HttpMethod.Post, $"snapshots/{id}/restore");
        Assert.Equal(before, await EverythingAsync(workspace));
        using (var alive = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments")) Assert.Equal(200, (int)alive.StatusCode);
        var received = receiver.Received.Count;
        await workspace.AdvanceAsync("PT5M");
        Assert.Equal(received + 1, receiver.Received.Count);
    }

    [Fact]
    public async Task An_unknown_snapshot_is_not_found()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Get, "snapshots/9/diff")).Status);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Post, "snapshots/9/restore")).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "snapshots", new { nome = "x" })).Status);
    }

    private static async Task<string> EverythingAsync(TestWorkspace workspace)
    {
        var parts = await Task.WhenAll(new[] { "", "state", "webhooks", "mails", "faults", "clock" }.Select(path => workspace.MustAsync(HttpMethod.Get, path)));
        return string.Join('\n', parts);
    }
}
