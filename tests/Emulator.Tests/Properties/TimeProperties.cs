using System.Text.RegularExpressions;
using Emulator.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Properties;

public partial class TimeProperties
{
    private static readonly Gen<(int[] Delays, int First, int Second, int Failures)> Plans =
        from delays in Gen.ArrayOf(Gen.Choose(0, 40 * 60), 4)
        from first in Gen.Choose(0, 30 * 60)
        from second in Gen.Choose(0, 30 * 60)
        from failures in Gen.Choose(0, 10)
        select (delays, first, second, failures);

    [Fact]
    public void Advancing_by_a_and_then_by_b_is_advancing_by_both_at_once() => Checking.All(Plans, 25, async plan =>
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        for (var i = 0; i < plan.Delays.Length; i++)
        {
            var id = await workspace.SendAssessmentAsync($"{receiver.Url}/{i}");
            await workspace.CompleteAsync(id, after: $"PT{plan.Delays[i]}M");
        }

        var start = (await workspace.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString();
        var atOnce = await RunAsync($"PT{plan.First + plan.Second}M");
        await workspace.MustAsync(HttpMethod.Post, $"snapshots/{start}/restore");
        var inTwo = await RunAsync($"PT{plan.First}M", $"PT{plan.Second}M");
        Assert.Equal(atOnce, inTwo);

        async Task<string> RunAsync(params string[] steps)
        {
            var before = receiver.Received.Count;
            // Each delivery fails so often, counted by its path, before it is taken.
            receiver.Answer = call => receiver.Received.Skip(before).Count(one => one.Path == call.Path) <= plan.Failures ? 503 : 200;
            List<string> ran = [];
            foreach (var step in steps) ran.AddRange((await workspace.AdvanceAsync(step)).GetProperty("ran").EnumerateArray().Select(one => one.ToString()));
            var parts = await Task.WhenAll(new[] { "state", "webhooks", "clock", "mails" }.Select(path => workspace.MustAsync(HttpMethod.Get, path)));
            return DurationPattern().Replace(
                string.Join('\n', ran) + string.Join('\n', parts) + string.Join('\n', receiver.Received.Skip(before).Select(call => call.Path + call.Body)),
                "");
        }
    });

    [GeneratedRegex("\"durationMs\":[0-9.E+-]+")]
    private static partial Regex DurationPattern();
}
