using System.Collections.Concurrent;
using Emulator.Control.Watching;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>Many at once make, delete, put back, move and call the same few workspaces: whatever comes first, nothing of a workspace outlives it.</summary>
public class WorkspaceInterleavingTests
{
    private readonly ConcurrentBag<Workspace> made = [];
    private readonly ConcurrentBag<Task> followers = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_of_a_workspace_outlives_it(int seed)
    {
        await using var receiver = await MisbehavingReceiver.StartAsync();
        // Some answers never come, some come at once, some are refusals.
        receiver.Behave = context =>
        {
            context.Response.StatusCode = receiver.Received.Count % 3 == 0 ? 503 : 200;
            if (receiver.Received.Count % 4 != 0) return Task.CompletedTask;
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        };
        using var bench = new Bench();
        await using (await bench.WorkAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => LiveAsync(bench, receiver.Url, new Draw(seed, $"thread {number}")))));
            foreach (var workspace in bench.Registry.InMemory.ToList()) bench.Registry.Delete(workspace);
            Assert.True(await Eventually.TrueAsync(() => Task.FromResult(made.All(workspace => workspace.Runner.UnderWay == 0))));
            await Task.WhenAll(followers).WaitAsync(TimeSpan.FromSeconds(30));
        }

        Assert.NotEmpty(made);
        Assert.Equal((0, 0), (bench.Directory.Count, bench.Registry.Count));
        foreach (var workspace in made)
        {
            var commits = bench.Log.Of(workspace);
            Assert.True(commits[^1].IsEnd);
            Assert.Equal(Enumerable.Range(1, commits.Count).Select(number => (long)number), commits.Select(commit => commit.Version));
            Assert.All(workspace.State.Claims.Where(issued => issued.Claim.IsSecret), issued => Assert.False(workspace.Secrets.Contains(issued.Claim.Value)));
        }
    }

    private async Task LiveAsync(Bench bench, string url, Draw draw)
    {
        for (var step = 0; step < 60; step++)
        {
            var name = $"w{draw.Between(0, 3)}";
            try
            {
                if (bench.Registry.Find(name) is { } workspace) await DoAsync(bench, workspace, url, draw.Between(0, 12), step);
                else if (bench.Registry.TryCreate(Bench.Spec(name, draw.Chance(0.5) ? ClockMode.Live : ClockMode.Frozen), out var fresh, out _)) Begin(fresh);
            }
            catch (Exception error) when (error is WorkspaceEndedException or JourneyEndedException)
            {
                // Somebody else ended it, or put it back.
            }
        }
    }

    private void Begin(Workspace fresh)
    {
        made.Add(fresh);
        followers.Add(Task.Run(async () =>
        {
            try
            {
                await foreach (var _ in new TimelineFeed(fresh.Journal, fresh.History).FollowAsync(fresh.Ended))
                {
                }
            }
            catch (OperationCanceledException)
            {
                // It ends with the workspace.
            }
        }));
    }

    /// <summary>Its caller does not wait for the journey.</summary>
    private static void Forget(Task journey) => _ = journey.ContinueWith(static one => one.Exception, TaskScheduler.Default);

    private static async Task DoAsync(Bench bench, Workspace workspace, string url, int what, int step)
    {
        switch (what)
        {
            case 0:
                bench.Registry.Delete(workspace);
                break;
            case 1:
                await workspace.Runner.InterruptAsync(() => workspace.Reset(Bench.Why));
                break;
            case 2:
                await workspace.Runner.InterruptAsync(() => workspace.Restore(workspace.State.Snapshots.Rows.Last(), Bench.Why));
                break;
            case 3:
                workspace.TakeSnapshot(null, Bench.Why);
                break;
            case 4:
                Forget(workspace.AdvanceAsync(TimeSpan.FromHours(1)));
                break;
            case 5:
                Forget(workspace.Runner.TravelAsync(static one => one.Current.Agenda.Next?.Due));
                break;
            case 6:
                workspace.Plan(TimeSpan.FromMinutes(step), $"{step}", new Follow(TimeSpan.FromMinutes(1), 2, 2, url) { Posts = true });
                break;
            case 7:
                workspace.Ring(url, subject: $"{step % 3}");
                break;
            case 8:
                workspace.SetClock(clock => clock.Go(step % 2 == 0 ? ClockMode.Live : ClockMode.Frozen));
                break;
            case 9:
                workspace.Do((state, _) => Change.None.Claim(new Claim("note key", $"{workspace.GetHashCode()} {state.Ids.Last("note")} {step}")));
                break;
            default:
                workspace.Note($"{step}");
                break;
        }
    }
}
