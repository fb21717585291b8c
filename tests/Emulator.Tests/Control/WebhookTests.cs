using System.Net.Sockets;
using Emulator.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Emulator.Tests.Control;

public class WebhookTests
{
    [Fact]
    public async Task What_is_due_now_is_sent_at_once_also_on_a_frozen_clock()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var id = await workspace.CompletedAsync(receiver.Url);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.Received.Count == 1)));
        await workspace.SettleAsync();
        var delivery = Assert.Single((await workspace.WebhooksAsync()).EnumerateArray());
        Assert.Equal("delivered", delivery.GetProperty("state").GetString());
        Assert.Equal("assessment.completed", delivery.GetProperty("event").GetString());
        Assert.Equal(id, delivery.GetProperty("subject").GetString());
        Assert.Equal("predictive-index", delivery.GetProperty("provider").GetString());
        var attempt = Assert.Single(delivery.GetProperty("attempts").EnumerateArray());
        Assert.Equal(200, attempt.GetProperty("status").GetInt32());
        Assert.Equal("2026-03-02T09:00:00Z", attempt.GetProperty("at").GetString());
        Assert.Equal(receiver.Received[0].Body, attempt.GetProperty("requestBody").GetString());
    }

    [Fact]
    public async Task A_failing_receiver_is_tried_nine_times_in_a_day_each_at_its_moment()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => 503;
        await workspace.CompletedAsync(receiver.Url);
        await workspace.AdvanceAsync("PT24H");
        Assert.Equal(9, receiver.Received.Count);
        var delivery = (await workspace.WebhooksAsync())[0];
        Assert.Equal("failed", delivery.GetProperty("state").GetString());
        var start = DateTimeOffset.Parse("2026-03-02T09:00:00Z");
        Assert.Equal(
            new double[] { 0, 5, 15, 35, 75, 155, 315, 635, 1275 },
            delivery.GetProperty("attempts").EnumerateArray().Select(attempt => (attempt.GetProperty("at").GetDateTimeOffset() - start).TotalMinutes));
        Assert.Single(receiver.Received.Select(call => call.Body).Distinct());
    }

    [Fact]
    public async Task The_report_of_an_advance_tells_each_attempt()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => receiver.Received.Count < 3 ? 500 : 200;
        await workspace.MustAsync(HttpMethod.Post, "webhooks/hold");
        await workspace.CompletedAsync(receiver.Url);
        await workspace.MustAsync(HttpMethod.Post, "webhooks/release");
        await workspace.SettleAsync();
        var report = await workspace.AdvanceAsync("PT1H");
        Assert.Equal(
            ["2026-03-02T09:05:00Z", "2026-03-02T09:15:00Z"], report.GetProperty("ran").EnumerateArray().Select(ran => ran.GetProperty("at").GetString()));
        Assert.All(report.GetProperty("ran").EnumerateArray(), ran => Assert.Equal("webhook", ran.GetProperty("kind").GetString()));
        Assert.Equal("delivered", (await workspace.WebhooksAsync())[0].GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("reset")]
    [InlineData("redirect")]
    [InlineData("garbage")]
    [InlineData("endless")]
    public async Task Whatever_a_receiver_does_ends_as_an_attempt(string behaviour)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--Emulator:Webhooks:LongestAttempt", "00:00:01");
        await using var receiver = await MisbehavingReceiver.StartAsync();
        receiver.Behave = context => BehaveAsync(context, behaviour);
        await using var workspace = await NewIn(emulator);
        await workspace.CompletedAsync(receiver.Url);
        await workspace.SettleAsync();
        var attempt = Assert.Single((await workspace.WebhooksAsync())[0].GetProperty("attempts").EnumerateArray());
        var hasStatus = attempt.GetProperty("status").ValueKind == System.Text.Json.JsonValueKind.Number;
        // The status counts as soon as it has come, also when the body never ends.
        Assert.Equal(behaviour is "redirect" or "garbage" or "endless", hasStatus);
        if (!hasStatus) Assert.False(string.IsNullOrEmpty(attempt.GetProperty("error").GetString()));
        if (behaviour == "redirect") Assert.DoesNotContain(receiver.Received, call => call.Path == "/elsewhere");
        Assert.Equal(
            behaviour is "redirect" ? "failed" : behaviour is "garbage" or "endless" ? "delivered" : "scheduled",
            (await workspace.WebhooksAsync())[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_receiver_that_answers_no_HTTP_ends_as_an_attempt()
    {
        var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var talking = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("I do not speak HTTP\r\n\r\n"u8.ToArray());
        });
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.CompletedAsync($"http://{listener.LocalEndpoint}/");
        await workspace.SettleAsync();
        await talking;
        listener.Stop();
        var attempt = (await workspace.WebhooksAsync())[0].GetProperty("attempts")[0];
        Assert.Equal(System.Text.Json.JsonValueKind.Null, attempt.GetProperty("status").ValueKind);
        Assert.False(string.IsNullOrEmpty(attempt.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_public_target_is_blocked_and_says_how_to_allow_it()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.CompletedAsync("http://203.0.113.9/hook");
        await workspace.SettleAsync();
        var delivery = Assert.Single((await workspace.WebhooksAsync("?state=blocked")).EnumerateArray());
        Assert.Contains("allowPublicTargets", delivery.GetProperty("attempts")[0].GetProperty("error").GetString());
        Assert.Equal(0, (await workspace.WebhooksAsync("?state=scheduled")).GetArrayLength());
    }

    [Fact]
    public async Task A_slow_receiver_keeps_no_caller_waiting_and_no_other_workspace()
    {
        await using var slow = await EmulatorHost.NewWorkspaceAsync();
        await using var quick = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await MisbehavingReceiver.StartAsync();
        await using var good = await WebhookReceiver.StartAsync();
        var open = new TaskCompletionSource();
        receiver.Behave = _ => open.Task;
        for (var i = 0; i < 40; i++) await slow.CompletedAsync(receiver.Url);
        await quick.CompletedAsync(good.Url);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(good.Received.Count == 1)));
        Assert.InRange(receiver.Received.Count, 1, 16);
        open.SetResult();
        await slow.SettleAsync();
        Assert.Equal(40, receiver.Received.Count);
    }

    [Fact]
    public async Task Webhooks_are_held_stepped_and_let_go()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        Assert.True((await workspace.MustAsync(HttpMethod.Post, "webhooks/hold")).GetProperty("holding").GetBoolean());
        for (var i = 0; i < 3; i++) await workspace.CompletedAsync(receiver.Url);
        await workspace.AdvanceAsync("P2D");
        Assert.Empty(receiver.Received);
        Assert.Equal(3, (await workspace.WebhooksAsync("?state=held")).GetArrayLength());
        await workspace.MustAsync(HttpMethod.Post, "webhooks/release", new { count = 1 });
        await workspace.SettleAsync();
        Assert.Single(receiver.Received);
        await workspace.MustAsync(HttpMethod.Post, "webhooks/release");
        await workspace.SettleAsync();
        Assert.Equal(3, receiver.Received.Count);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "webhooks/release", new { count = 0 })).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "webhooks/release", new { ids = new[] { "77" } })).Status);
    }

    [Fact]
    public async Task A_replay_is_a_new_delivery_that_names_its_origin()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var other = await WebhookReceiver.StartAsync();
        await workspace.CompletedAsync(receiver.Url);
        await workspace.SettleAsync();
        var origin = (await workspace.WebhooksAsync())[0].GetProperty("id").GetString();
        var again = await workspace.ControlAsync(HttpMethod.Post, $"webhooks/{origin}/replay");
        var elsewhere = await workspace.ControlAsync(HttpMethod.Post, $"webhooks/{origin}/replay", new { url = other.Url });
        Assert.Equal((201, 201), (again.Status, elsewhere.Status));
        Assert.Equal(origin, again.Body.GetProperty("replayOf").GetString());
        await workspace.SettleAsync();
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(receiver.Received[0].Body, Assert.Single(other.Received).Body);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Post, "webhooks/999/replay")).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, $"webhooks/{origin}/replay", new { url = "file:///etc/passwd" })).Status);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Get, "webhooks/none")).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "webhooks?state=lost")).Status);
    }

    [Fact]
    public async Task Credentials_in_a_URL_become_Basic_authentication_and_are_shown_to_nobody()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await workspace.CompletedAsync(receiver.Url.Replace("http://", "http://me%40home:p%3Ass@"));
        await workspace.SettleAsync();
        var call = Assert.Single(receiver.Received);
        Assert.Equal("Basic " + Convert.ToBase64String("me@home:p:ss"u8), call.Headers["Authorization"]);
        var shown = (await workspace.WebhooksAsync()).ToString();
        Assert.DoesNotContain("p%3Ass", shown);
        Assert.DoesNotContain(Convert.ToBase64String("me@home:p:ss"u8), shown);
        Assert.DoesNotContain("p%3Ass", (await workspace.MustAsync(HttpMethod.Get, "state")).ToString());
        Assert.DoesNotContain("p%3Ass", (await workspace.MustAsync(HttpMethod.Get, "journal?limit=1000")).ToString());
    }

    [Fact]
    public async Task Live_time_runs_retries_by_itself()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(mode: "scaled", factor: 3600);
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => 503;
        await workspace.CompletedAsync(receiver.Url);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.Received.Count >= 4)));
    }

    private static async Task<TestWorkspace> NewIn(OwnEmulator emulator)
    {
        using var answer = await emulator.Http.PostAsync(
            "/_emulator/workspaces",
            new StringContent("""{"fixture":"empty","clock":{"mode":"frozen","now":"2026-03-02T09:00:00Z"}}""", System.Text.Encoding.UTF8, "application/json"));
        return new TestWorkspace(emulator.Http, System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    private static async Task BehaveAsync(HttpContext context, string behaviour)
    {
        switch (behaviour)
        {
            case "hang":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { });
                break;
            case "reset":
                context.Abort();
                break;
            case "redirect":
                context.Response.Redirect("/elsewhere");
                break;
            case "garbage":
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray());
                break;
            case "endless":
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(new byte[16]);
                    await context.Response.Body.FlushAsync();
                    await Task.Delay(50);
                }

                break;
        }
    }
}
