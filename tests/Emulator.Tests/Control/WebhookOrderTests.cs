using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>What a receiver sees of many webhooks: each once, in order.</summary>
public class WebhookOrderTests
{
    [Fact]
    public async Task While_the_clock_stands_a_receiver_is_told_in_the_order_of_events_and_of_release()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await workspace.MustAsync(HttpMethod.Post, "webhooks/hold");
        var ids = new List<string>();
        for (var i = 0; i < 20; i++) ids.Add(await workspace.CompletedAsync(receiver.Url));
        receiver.Answer = call => ids.FindIndex(id => call.Body.Contains(id, StringComparison.Ordinal)) % 2 == 0 && receiver.Received.Count <= 20 ? 503 : 200;
        await workspace.MustAsync(HttpMethod.Post, "webhooks/release", new { });
        await workspace.AdvanceAsync("PT5M");
        Assert.Equal(
            [.. ids, .. ids.Where((_, i) => i % 2 == 0)], receiver.Received.Select(call => ids.Single(id => call.Body.Contains(id, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Each_attempt_has_a_connection_of_its_own_so_that_none_is_lost_or_sent_twice()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await MisbehavingReceiver.StartAsync();
        var connections = new List<string>();
        receiver.Behave = context =>
        {
            connections.Add(context.Connection.Id);
            if (connections.Count == 2) context.Abort();
            else context.Response.StatusCode = connections.Count < 4 ? 503 : 200;
            return Task.CompletedTask;
        };
        await workspace.CompletedAsync(receiver.Url);
        await workspace.AdvanceAsync("P1D");
        var delivery = (await workspace.WebhooksAsync())[0];
        Assert.Equal("delivered", delivery.GetProperty("state").GetString());
        Assert.Equal([503, null, 503, 200], delivery.GetProperty("attempts").EnumerateArray()
            .Select(attempt => attempt.GetProperty("status") is { ValueKind: JsonValueKind.Number } status ? status.GetInt32() : (int?)null));
        Assert.Equal(4, connections.Distinct().Count());
        Assert.Equal(4, receiver.Received.Count);
    }
}
