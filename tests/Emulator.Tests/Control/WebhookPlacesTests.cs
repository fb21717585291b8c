using System.Collections.Concurrent;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>Many webhooks of one workspace at once: so many places, one line for each subject, and nothing else waits.</summary>
public class WebhookPlacesTests
{
    private const int Places = 16;

    [Fact]
    public async Task Receivers_that_hang_take_the_places_and_no_more_and_hold_up_nothing_else()
    {
        await using var receiver = await MisbehavingReceiver.StartAsync();
        var (open, underWay, most) = (new TaskCompletionSource(), 0, 0);
        receiver.Behave = async _ =>
        {
            var now = Interlocked.Increment(ref underWay);
            lock (receiver) most = Math.Max(most, now);
            await open.Task;
            Interlocked.Decrement(ref underWay);
        };
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: null, mode: "live");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { completedUrl = receiver.Url });
        await caller.SetAccountAsync(new { credits = 100_000 });
        var assessments = new List<string>();
        for (var i = 0; i < (2 * Places) + 8; i++) assessments.Add(await caller.InviteAsync(await caller.CandidateAsync($"c{i}@people.example"), "13"));
        var last = assessments[^1];
        Assert.Equal(202, (await caller.ActAsync(last, "complete", new { after = "PT1S" })).Status);
        await Task.WhenAll(assessments.SkipLast(1).Select(assessment => caller.MustActAsync(assessment, "complete")));

        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.Received.Count == Places)), $"{receiver.Received.Count} calls came");
        // The act of a second later happens though every place is taken.
        Assert.True(await Eventually.TrueAsync(async () => (await caller.MustAsync("assessment/completed", ("assessment_id", last))).GetArrayLength() == 1));
        Assert.Equal((Places, Places), (receiver.Received.Count, most));

        open.SetResult();
        Assert.True(await Eventually.TrueAsync(async () => (await workspace.WebhooksAsync("?state=delivered")).GetArrayLength() == assessments.Count));
        Assert.Equal(assessments.Count, receiver.Received.Select(call => call.Body).Distinct().Count());
        Assert.Equal(assessments.Count, receiver.Received.Count);
        Assert.InRange(most, 1, Places);
    }

    [Fact]
    public async Task However_many_go_out_at_once_each_subject_keeps_its_order_also_over_retries()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (turns, refused) = (0, new ConcurrentDictionary<string, bool>());
        // Every third started one is refused once; its completed one must not overtake the repetition.
        receiver.Answer = call => Interlocked.Increment(ref turns) % 3 == 0
            && call.Body.Contains("assessment_started", StringComparison.Ordinal) && refused.TryAdd(Subject(call), true) ? 503 : 200;
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url, completedUrl = receiver.Url });
        await caller.SetAccountAsync(new { credits = 100_000 });
        await workspace.MustAsync(HttpMethod.Post, "webhooks/hold");
        var assessments = new List<string>();
        for (var i = 0; i < 60; i++) assessments.Add(await caller.InviteAsync(await caller.CandidateAsync($"c{i}@people.example"), "13"));
        await Task.WhenAll(assessments.Select(assessment => caller.MustActAsync(assessment, "complete")));
        Assert.Equal(120, (await workspace.MustAsync(HttpMethod.Get, "webhooks?state=held")).GetArrayLength());

        await workspace.MustAsync(HttpMethod.Post, "webhooks/release", new { });
        await workspace.AdvanceAsync("PT2M");

        Assert.NotEmpty(refused);
        Assert.Equal(120 + refused.Count, receiver.Received.Count);
        foreach (var calls in receiver.Received.GroupBy(Subject))
        {
            string[] expected = refused.ContainsKey(calls.Key) ? ["started", "started", "completed"] : ["started", "completed"];
            Assert.Equal(expected, calls.Select(call => call.Body.Contains("assessment_started", StringComparison.Ordinal) ? "started" : "completed"));
        }

        Assert.All((await workspace.WebhooksAsync()).EnumerateArray(), delivery => Assert.Equal("delivered", delivery.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Repetitions_come_in_their_time_also_after_every_place_was_taken()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => 503;
        // Ten minutes pass in a second.
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: null, mode: "scaled", factor: 600);
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { completedUrl = receiver.Url });
        await caller.SetAccountAsync(new { credits = 100_000 });
        var assessments = new List<string>();
        for (var i = 0; i < 3 * Places; i++) assessments.Add(await caller.InviteAsync(await caller.CandidateAsync($"c{i}@people.example"), "13"));
        await Task.WhenAll(assessments.Select(assessment => caller.MustActAsync(assessment, "complete")));

        Assert.True(await Eventually.TrueAsync(async () => (await workspace.WebhooksAsync("?state=failed")).GetArrayLength() == assessments.Count));
        Assert.All((await workspace.WebhooksAsync()).EnumerateArray(), delivery => Assert.Equal(3, delivery.GetProperty("attempts").GetArrayLength()));
        Assert.Equal(3 * assessments.Count, receiver.Received.Count);
    }

    private static string Subject(ReceivedCall call) => call.Body.Split('&').Single(field => field.StartsWith("assessment_id=", StringComparison.Ordinal));
}
