using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Core;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Receivers still got calls of workspaces that their tests had deleted, and streams stayed open: what is deleted or has expired says nothing any
/// more.</summary>
public class SilentWorkspaceTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("PT10S")]
    public async Task A_workspace_that_is_deleted_or_has_expired_says_nothing_any_more(string? ttl)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        await using var receiver = await HangingReceiver.StartAsync();
        await using var next = await WebhookReceiver.StartAsync();
        var other = await NewAsync(emulator, null);
        var workspace = await NewAsync(emulator, ttl);
        var key = workspace.OwnerKey();
        await other.MustAsync(HttpMethod.Post, "snapshots", new { name = $"with {key}" });
        var streams = new List<Task<string>>();
        foreach (var stream in (string[])["journal/stream", "timeline/stream"])
        {
            // Its answer has begun: who is not yet there when the workspace goes is told of nothing.
            var opened = await emulator.Http.GetAsync($"{workspace.Path}/{stream}", HttpCompletionOption.ResponseHeadersRead);
            streams.Add(opened.Content.ReadAsStringAsync());
        }

        for (var i = 0; i < 3; i++) await workspace.CompletedAsync(receiver.Url);
        await receiver.HasAsync(3);
        Assert.DoesNotContain(key, await NameAsync(other));

        if (ttl is null) (await emulator.Http.DeleteAsync(workspace.Path)).Dispose();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.BrokenOff == 3)), $"{receiver.BrokenOff} were broken off");
        Assert.Equal(404, (int)(await emulator.Http.GetAsync(workspace.Path)).StatusCode);
        var told = await Task.WhenAll(streams).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.All(told, events => Assert.StartsWith(": open", events));
        using (var answer = await other.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments", key: key)) Assert.Equal(401, (int)answer.StatusCode);
        Assert.Contains(key, await NameAsync(other));
        // What others tell goes out all the while, and nothing of it that is gone.
        await other.CompletedAsync(next.Url);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(next.Received.Count == 1)));
        Assert.Equal(3, receiver.Received.Count);
        Assert.DoesNotContain(workspace.Id, await emulator.Http.GetStringAsync("/_emulator/workspaces"));
    }

    private static async Task<string> NameAsync(TestWorkspace workspace) =>
        (await workspace.MustAsync(HttpMethod.Get, "snapshots"))[0].GetProperty("name").GetString()!;

    private static async Task<TestWorkspace> NewAsync(OwnEmulator emulator, string? ttl)
    {
        using var answer = await emulator.Http.PostAsJsonAsync("/_emulator/workspaces", new { fixture = "empty", ttl }, TestJson.Options);
        return new TestWorkspace(emulator.Http, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
