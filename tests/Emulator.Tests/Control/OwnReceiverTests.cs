using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>The webhook servers of the emulator's own: they answer as told, to the letter.</summary>
public class OwnReceiverTests
{
    [Fact]
    public async Task A_break_at_the_emulators_own_receiver_counts_once_also_after_a_call_that_went_well()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var url = (await workspace.MustAsync(HttpMethod.Put, "receivers/hr", new { answers = "200" })).GetProperty("url").GetString()!;
        await workspace.CompletedAsync(url);
        await workspace.SettleAsync();
        await workspace.MustAsync(HttpMethod.Put, "receivers/hr", new { answers = "down", times = 1 });
        var broken = await workspace.CompletedAsync(url);
        await workspace.SettleAsync();
        var delivery = (await workspace.WebhooksAsync("?subject=" + broken))[0];
        Assert.Equal(("scheduled", 1), (delivery.GetProperty("state").GetString(), delivery.GetProperty("attempts").GetArrayLength()));
        Assert.Equal(2, (await workspace.MustAsync(HttpMethod.Get, "receivers/hr")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_refusal_of_the_emulators_own_receiver_has_no_body()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var url = (await workspace.MustAsync(HttpMethod.Put, "receivers/hr", new { answers = "503" })).GetProperty("url").GetString()!;
        using (var answer = await workspace.Http.PostAsync(url, new StringContent("x")))
            Assert.Equal((503, "", null), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType));
        await workspace.CompletedAsync(url);
        await workspace.SettleAsync();
        var attempt = (await workspace.WebhooksAsync())[0].GetProperty("attempts")[0];
        Assert.Equal((503, ""), (attempt.GetProperty("status").GetInt32(), attempt.GetProperty("responseBody").GetString()));
    }

    [Fact]
    public async Task What_receivers_keep_is_bounded_the_oldest_call_goes_first()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--bounds:receivedBytes", "3000");
        foreach (var letter in "abc")
        {
            using var answer = await emulator.Http.PostAsync($"/_emulator/workspaces/default/receivers/{letter}", new StringContent(new string(letter, 1000)));
            Assert.True(answer.IsSuccessStatusCode);
        }

        var kept = new List<int>();
        foreach (var letter in "abc")
        {
            var receiver = JsonDocument.Parse(await emulator.Http.GetStringAsync($"/_emulator/workspaces/default/receivers/{letter}")).RootElement;
            Assert.Equal(1, receiver.GetProperty("count").GetInt32());
            kept.Add(receiver.GetProperty("received").GetArrayLength());
        }

        Assert.Equal([0, 1, 1], kept);
    }

    [Fact]
    public async Task Of_a_long_body_the_beginning_is_kept_and_its_length_told()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var url = (await workspace.MustAsync(HttpMethod.Put, "receivers/hr", new { answers = "200" })).GetProperty("url").GetString()!;
        foreach (var text in new[] { "x" + new string('é', 40_000), new string('é', 32 * 1024) })
            using (var answer = await workspace.Http.PostAsync(url, new StringContent(text))) Assert.True(answer.IsSuccessStatusCode);
        var calls = (await workspace.MustAsync(HttpMethod.Get, "receivers/hr")).GetProperty("received");
        Assert.Equal("x" + new string('é', (32 * 1024) - 1), calls[0].GetProperty("body").GetString());
        Assert.Equal(80_001, calls[0].GetProperty("cutFrom").GetInt32());
        Assert.Equal(new string('é', 32 * 1024), calls[1].GetProperty("body").GetString());
        Assert.False(calls[1].TryGetProperty("cutFrom", out _));
    }

    [Fact]
    public async Task A_reset_leaves_receivers_and_what_they_got_alone()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var url = (await workspace.MustAsync(HttpMethod.Put, "receivers/hr", new { answers = "503", times = 2 })).GetProperty("url").GetString()!;
        using (var answer = await workspace.Http.PostAsync(url, new StringContent("x"))) Assert.Equal(503, (int)answer.StatusCode);
        await workspace.MustAsync(HttpMethod.Post, "reset");
        var receiver = await workspace.MustAsync(HttpMethod.Get, "receivers/hr");
        Assert.Equal(
            ("503", 1, 1), (receiver.GetProperty("answers").GetString(), receiver.GetProperty("times").GetInt32(), receiver.GetProperty("count").GetInt32()));
        Assert.Equal("x", receiver.GetProperty("received")[0].GetProperty("body").GetString());
        Assert.DoesNotContain(
            (await workspace.MustAsync(HttpMethod.Get, "timeline")).EnumerateArray(), entry => entry.GetProperty("kind").GetString() == "change");
    }
}
