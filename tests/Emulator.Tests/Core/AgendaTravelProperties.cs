using System.Collections.Concurrent;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Running;
using Emulator.Tests.Properties;
using Emulator.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Core;

/// <summary>Time travel in steps is time travel at once, whatever lies on the way: entries that bring forth others, webhooks that fail, scenarios that wait
/// and move the clock themselves.</summary>
public class AgendaTravelProperties
{
    private static readonly Gen<Entry[]> Entries = Gen.ArrayOf(
        from due in Gen.Choose(0, 30)
        from wait in Gen.Choose(0, 12)
        from depth in Gen.Choose(0, 2)
        from branches in Gen.Choose(1, 2)
        from rings in Gen.Elements(true, false)
        select new Entry(due, new Follow(TimeSpan.FromMinutes(wait), depth, branches, rings ? "" : null) { Posts = !rings }));

    private static readonly Gen<Journey> Journeys =
        from entries in Entries
        from waits in Gen.ArrayOf(Gen.Choose(0, 20), 3)
        from moves in Gen.Elements(true, false)
        from failures in Gen.Choose(0, 4)
        from first in Gen.Choose(0, 40)
        from second in Gen.Choose(0, 40)
        select new Journey(entries, waits, moves, failures, first, second);

    [Fact]
    public async Task Going_to_a_and_then_to_b_is_going_to_b()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        Checking.All(Journeys, 25, async journey =>
        {
            var atOnce = await GoAsync(journey, receiver, journey.First + journey.Second);
            var inTwo = await GoAsync(journey, receiver, journey.First, journey.First + journey.Second);
            Assert.Equal(atOnce, inTwo);
        });
    }

    /// <summary>Goes to these minutes after the start, one after the other, and tells all that came of it.</summary>
    private static async Task<List<string>> GoAsync(Journey journey, WebhookReceiver receiver, params int[] minutes)
    {
        var (told, tries) = (new List<string>(), new ConcurrentDictionary<string, int>());
        receiver.Answer = call =>
        {
            lock (told) told.Add($"received {call.Body}");
            return tries.AddOrUpdate(call.Body, 1, static (_, count) => count + 1) <= journey.Failures ? 503 : 200;
        };
        var waits = new StepWaits(static (_, _) => Task.CompletedTask);
        using var bench = new Bench { Actor = waits };
        var workspace = bench.New();
        foreach (var (entry, index) in journey.Entries.Select((entry, index) => (entry, index)))
            workspace.Plan(TimeSpan.FromMinutes(entry.Due), $"{index}", entry.Follow with { Url = entry.Follow.Url is null ? null : receiver.Url });
        var scenario = workspace.Scenario(waits);
        var run = RunAsync(workspace, scenario, journey);
        await scenario.Begun;

        foreach (var minute in minutes) await workspace.Runner.TravelAsync(_ => Bench.Start.AddMinutes(minute));
        // What the scenario did not come to is called off, so that both have an end.
        bench.Registry.Delete(workspace);
        await run;
        told.AddRange(Replay.Lines(workspace.State).Where(line => !line.StartsWith("workspace ", StringComparison.Ordinal)).Select(WithoutDuration));
        told.AddRange(workspace.History.All().Select(entry => $"{entry.At:O} {entry.Cause.Kind} {entry.Cause.Summary}"));
        told.Add($"{workspace.Clock.Now:O}");
        return told;
    }

    /// <summary>A scenario: waits, does something, moves the clock by itself now and then, and waits again.</summary>
    private static async Task RunAsync(Workspace workspace, StepWait scenario, Journey journey)
    {
        try
        {
            foreach (var (wait, step) in journey.Waits.Select((wait, step) => (wait, step)))
            {
                await scenario.PassAsync(wait, step, workspace.Ended);
                workspace.Note($"step {step}");
                workspace.Plan(TimeSpan.FromMinutes(1), $"after step {step}");
                if (journey.Moves) await workspace.Runner.TravelAsync(one => one.Clock.Now.AddMinutes(step * 2), isByActor: true);
            }

            await scenario.EndAsync(static () => { });
        }
        catch (Exception error) when (error is OperationCanceledException or WorkspaceEndedException or JourneyEndedException)
        {
            // The workspace was deleted while it waited.
        }
    }

    private static string WithoutDuration(string line) => System.Text.RegularExpressions.Regex.Replace(line, "DurationMs = [0-9.E+-]+", "");

    private sealed record Entry(int Due, Follow Follow);

    private sealed record Journey(Entry[] Entries, int[] Waits, bool Moves, int Failures, int First, int Second);
}
