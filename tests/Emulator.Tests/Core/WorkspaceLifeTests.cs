using Emulator.Control.Watching;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>A workspace's life: whoever ends it or puts it back waits for no receiver and leaves nothing behind.</summary>
public class WorkspaceLifeTests
{
    /// <summary>Longer than anything takes, and far shorter than a receiver holds a call.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_end_that_an_earlier_format_has_in_the_head_alone_is_kept()
    {
        using var bench = new Bench();
        var workspace = bench.New(life: TimeSpan.FromHours(1));
        var saved = workspace.Save();
        Assert.NotNull(saved.Head.ExpiresAt);
        Assert.True(bench.Registry.Delete(workspace));
        var earlier = saved with { State = saved.State with { Tag = saved.State.Tag.Set(WorkspaceTag.None) } };
        Assert.True(bench.Registry.TryLoad(earlier, out var back, out _));
        Assert.Equal(saved.Head.ExpiresAt, back.ExpiresAt);
        Assert.Equal(saved.Head.ExpiresAt, back.Save().Head.ExpiresAt);
    }

    [Fact]
    public async Task Deleting_stops_attempts_at_once_though_the_receiver_hangs()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New(mode: ClockMode.Live);
        for (var i = 0; i < 20; i++) workspace.Ring(receiver.Url, subject: $"{i}");
        await using var worker = await bench.WorkAsync();
        await receiver.HasAsync(16);
        Assert.True(bench.Registry.Delete(workspace));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Runner.UnderWay == 0)));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.BrokenOff == 16)), $"{receiver.BrokenOff} were broken off");
        Assert.Equal(16, receiver.Received.Count);
        Assert.All(workspace.Current.Deliveries, delivery => Assert.Empty(delivery.Attempts));
        Assert.True(bench.Log.Of(workspace)[^1].IsEnd);
    }

    [Fact]
    public async Task Deleting_ends_journeys_at_once_though_the_receiver_hangs()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New();
        workspace.Ring(receiver.Url);
        var (first, second) = (workspace.AdvanceAsync(TimeSpan.FromDays(1)), workspace.AdvanceAsync(TimeSpan.FromDays(1)));
        await receiver.HasAsync(1);
        bench.Registry.Delete(workspace);
        foreach (var journey in new[] { first, second })
            Assert.Equal("The workspace was deleted on the way.", (await Assert.ThrowsAsync<JourneyEndedException>(() => journey.WaitAsync(Soon))).Message);
        Assert.Equal(Bench.Start, workspace.Clock.Now);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.BrokenOff == 1)));
    }

    [Fact]
    public async Task Who_deletes_holds_up_nobody_who_goes_on_because_of_it()
    {
        // What waits for the end of a workspace goes on inside of Delete, and may look at the workspace from another thread.
        using var bench = new Bench();
        var workspace = bench.New();
        var wasOpen = false;
        var late = new Action(() => Assert.Throws<WorkspaceEndedException>(() => workspace.Note("late")));
        using var watch = workspace.Ended.Register(() => wasOpen = Task.Run(late).Wait(Soon));
        bench.Registry.Delete(workspace);
        Assert.True(wasOpen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Putting_back_waits_for_no_receiver_and_what_was_broken_off_is_told_nowhere(bool isReset)
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New(mode: ClockMode.Live);
        await using var worker = await bench.WorkAsync();
        var snapshot = workspace.TakeSnapshot(null, Bench.Why);
        for (var i = 0; i < 5; i++) workspace.Ring(receiver.Url, subject: $"{i}", body: $"{i}");
        await receiver.HasAsync(5);
        await workspace.Runner.InterruptAsync(() => workspace.Restore(isReset ? workspace.Start : snapshot, Bench.Why)).WaitAsync(Soon);

        Assert.Equal(0, workspace.Runner.UnderWay);
        Assert.Empty(workspace.Current.Deliveries);
        Assert.Empty(workspace.Current.Entries);
        Assert.DoesNotContain(workspace.History.All(), entry => entry.Attempted.Count > 0);
        // Nothing was sent a second time in the meantime.
        Assert.Equal(["0", "1", "2", "3", "4"], receiver.Received.Select(call => call.Body).Order());
        // The same numbers come again, and are not taken for those that were broken off.
        receiver.Open();
        workspace.Ring(receiver.Url, body: "after");
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Current.Deliveries.All(delivery => delivery.State == DeliveryState.Delivered))));
        Assert.Single(workspace.Current.Deliveries.Single().Attempts);
        Assert.Single(receiver.Received, call => call.Body == "after");
    }

    [Fact]
    public async Task Putting_back_ends_the_journey_that_is_under_way_and_the_one_that_waits()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New();
        workspace.Plan(TimeSpan.FromMinutes(1), "a", new Follow(Url: receiver.Url));
        var (first, second) = (workspace.AdvanceAsync(TimeSpan.FromDays(1)), workspace.AdvanceAsync(TimeSpan.FromDays(1)));
        await receiver.HasAsync(1);
        await workspace.Runner.InterruptAsync(() => workspace.Reset(Bench.Why)).WaitAsync(Soon);
        foreach (var journey in new[] { first, second })
        {
            var ended = await Assert.ThrowsAsync<JourneyEndedException>(() => journey.WaitAsync(Soon));
            Assert.Equal("The workspace was put back to an earlier state on the way.", ended.Message);
        }

        Assert.Equal(Bench.Start, workspace.Clock.Now);
        Assert.Equal(3, workspace.Notes().Notes.Count);
        Assert.Single(receiver.Received);
        Assert.Empty(await workspace.AdvanceAsync(TimeSpan.FromHours(1)).WaitAsync(Soon));
        Assert.Equal(Bench.Start.AddHours(1), workspace.Clock.Now);
    }

    [Fact]
    public async Task Whoever_waits_at_a_workspace_that_is_deleted_is_told_so()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New(mode: ClockMode.Live);
        await receiver.HoldAsync(workspace);
        var quiet = workspace.Runner.QuietlyAsync(() => Assert.Fail("It was deleted before."));
        bench.Registry.Delete(workspace);
        await Assert.ThrowsAsync<WorkspaceEndedException>(() => quiet.WaitAsync(Soon));
        await Assert.ThrowsAsync<WorkspaceEndedException>(() => workspace.Runner.InterruptAsync(() => Assert.Fail("It was deleted before.")).WaitAsync(Soon));
        await Assert.ThrowsAsync<JourneyEndedException>(() => workspace.AdvanceAsync(TimeSpan.FromDays(1)).WaitAsync(Soon));
    }

    [Fact]
    public async Task A_journey_whose_caller_stops_waiting_goes_to_its_end_exactly_once()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New();
        for (var i = 0; i < 10; i++) workspace.Plan(TimeSpan.FromMinutes(i), $"{i}", new Follow(Url: receiver.Url));
        var journey = workspace.AdvanceAsync(TimeSpan.FromHours(1));
        using var caller = new CancellationTokenSource();
        var waiting = journey.WaitAsync(caller.Token);
        await receiver.HasAsync(1);
        caller.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        receiver.Open();
        Assert.Equal(20, (await journey.WaitAsync(Soon)).Count);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), receiver.Received.Select(call => call.Body));
        Assert.All(workspace.Current.Deliveries, delivery => Assert.Equal((DeliveryState.Delivered, 1), (delivery.State, delivery.Attempts.Length)));
        Assert.Equal(Bench.Start.AddHours(1), workspace.Clock.Now);
    }

    [Fact]
    public async Task Streams_of_a_workspace_end_with_it()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var seen = new List<string>();
        var following = Task.Run(async () =>
        {
            await foreach (var happened in new TimelineFeed(workspace.Journal, workspace.History).FollowAsync(workspace.Ended))
                foreach (var record in happened.Entry?.Records ?? [])
                    if (record.After is Note note) lock (seen) seen.Add(note.Name);
        });
        Assert.True(await Eventually.TrueAsync(() =>
        {
            workspace.Note("told");
            lock (seen) return Task.FromResult(seen.Contains("told"));
        }));
        bench.Registry.Delete(workspace);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following.WaitAsync(Soon));
    }

    [Fact]
    public async Task What_is_made_anew_under_a_name_has_nothing_of_the_one_before()
    {
        using var bench = new Bench { Provider = new NotesProvider { Claims = static _ => [new Claim("note key", "always the same")] } };
        await Many.AtOnceAsync(8, _ =>
        {
            for (var i = 0; i < 100; i++)
            {
                try
                {
                    if (!bench.Registry.TryCreate(Bench.Spec("w"), out var made, out var _)) continue;
                    Assert.Same(made.Place, bench.Directory.OwnerOf("note key", "always the same"));
                    made.Do((_, _) => Change.None.Claim(new Claim("note key", "one more")));
                    Assert.True(bench.Registry.Delete(made));
                    Assert.False(bench.Registry.Delete(made));
                }
                catch (WorkspaceEndedException)
                {
                    Assert.Fail("It was deleted by somebody who had another of this name in hand.");
                }
            }
        });
        Assert.Equal((0, 0), (bench.Directory.Count, bench.Registry.Count));
    }
}
