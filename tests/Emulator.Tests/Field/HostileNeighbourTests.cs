using System.Globalization;
using Benchmarks.Soak;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>One workspace with receivers that hang, a journey that waits for them and streams that nobody reads made all others wait. How much slower a call
/// gets beside it is measured by <c>tests/Benchmarks -- neighbours</c>; here it is counted: all is done before one of those that hang has ended.</summary>
public class HostileNeighbourTests
{
    private const int Hanging = 40;

    [Fact]
    public async Task Calls_webhooks_and_journeys_of_others_are_done_while_all_of_a_hostile_workspace_hangs()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--webhooks:longestAttempt", "00:10:00");
        await using var good = await WebhookReceiver.StartAsync();
        using var hung = new HungReceiver();
        var caller = new SoakCaller(emulator.Http);
        var hostile = await SoakTarget.MakeAsync(caller, "hostile", "empty", "frozen");
        for (var i = 0; i < Hanging; i++) await CompleteAsync(hostile, hung.Url, i);
        using var streams = await UnreadStreams.OpenAsync(emulator.Http.BaseAddress!, hostile.Path, 16);
        var journey = hostile.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "P1D" });
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(hung.Count >= 16)), $"{hung.Count} hang");

        foreach (var mode in new[] { "frozen", "live" })
        {
            var other = await SoakTarget.MakeAsync(caller, "other-" + mode, "demo", mode);
            for (var i = 0; i < 30; i++)
            {
                await other.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=5");
                await other.KelioAsync(HttpMethod.Get, "/applicants?per_page=5");
                await hostile.ControlAsync(HttpMethod.Get, "timeline?limit=5"); // The hostile one itself still answers.
            }

            var told = good.Received.Count;
            for (var i = 0; i < 20; i++) await CompleteAsync(other, good.Url, i);
            if (mode == "frozen") await other.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "PT1H" });
            Assert.True(await Eventually.TrueAsync(() => Task.FromResult(good.Received.Count == told + 20)), $"{good.Received.Count - told} were told");
        }

        Assert.False(journey.IsCompleted);
        Assert.Empty(caller.Broken);
        var webhooks = await hostile.ControlAsync(HttpMethod.Get, "webhooks?limit=100");
        var attempts = webhooks.EnumerateArray().Sum(one => one.GetProperty("attempts").GetArrayLength());
        Assert.Equal(0, attempts);
        // What hangs goes at once when its workspace goes.
        await caller.CallAsync(HttpMethod.Delete, hostile.Path);
        await journey.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task CompleteAsync(SoakTarget one, string url, int number)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"n{number}@people.example");
        var sent = await one.PiAsync(
            HttpMethod.Post, "/api/v1/behavioralassessments", new { firstName = "N", lastName = "B", email, assessmentStatusWebHook = url });
        await one.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{sent.GetProperty("assessmentId").GetString()}/complete", new { });
    }
}
