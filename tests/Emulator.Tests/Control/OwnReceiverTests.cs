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
}
