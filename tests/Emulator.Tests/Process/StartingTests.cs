using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Core.Keys;
using Emulator.Tests.Core;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>The server listens before the default workspace is there: who asks then is told so, or waits.</summary>
public class StartingTests
{
    [Fact]
    public async Task Health_says_starting_until_the_default_workspace_is_there_and_all_others_wait_for_it()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new NotesProvider
        {
            Claims = seed =>
            {
                release.Task.Wait();
                return [new Claim("note key", seed.Secrets.Letters(24))];
            },
        };
        await using var app = EmulatorApp.Build(["--urls", "http://127.0.0.1:0"], [slow]);
        var started = app.StartAsync();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(app.Urls.All(url => !url.EndsWith(":0", StringComparison.Ordinal)))));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var early = await client.GetAsync("/_emulator/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.Equal("starting", (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        var (listed, called) = (client.GetFromJsonAsync<string[]>("/_emulator/workspaces"), client.GetAsync("/notes/any"));
        Assert.False(started.IsCompleted || listed.IsCompleted || called.IsCompleted);

        release.SetResult();
        await started;
        Assert.Equal(["default"], (await listed)!);
        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await called).StatusCode);
        using var late = await client.GetAsync("/_emulator/health");
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal("ready", (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        await app.StopAsync();
    }

    [Fact]
    public async Task Health_is_answered_in_any_case_to_HEAD_too_and_to_nothing_else()
    {
        using var client = await EmulatorHost.ClientAsync();
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/_emulator/health"));
        Assert.Equal((200, "application/json; charset=utf-8"), ((int)head.StatusCode, head.Content.Headers.ContentType!.ToString()));
        Assert.Equal("", await head.Content.ReadAsStringAsync());
        foreach (var path in new[] { "/_EMULATOR/Health", "/_emulator/health/" })
        {
            var health = await client.GetFromJsonAsync<JsonElement>(path);
            Assert.Equal(["status", "version", "startedAt", "workspaces"], health.EnumerateObject().Select(member => member.Name));
        }

        using var posted = await client.PostAsync("/_emulator/health", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
    }
}
