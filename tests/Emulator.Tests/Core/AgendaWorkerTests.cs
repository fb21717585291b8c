using System.Runtime.CompilerServices;
using Emulator.Core.Clock;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emulator.Tests.Core;

/// <summary>Live time for all workspaces: each has its turn, however busy another is.</summary>
public class AgendaWorkerTests
{
    [Fact]
    public async Task A_busy_workspace_does_not_keep_the_others_waiting()
    {
        using var bench = new Bench();
        await using var worker = await bench.WorkAsync();
        // A day of seconds in less than one second of ours: never done with what is due.
        var busy = bench.New("busy", ClockMode.Scaled, WorkspaceClock.LargestFactor);
        busy.Plan(TimeSpan.FromSeconds(1), "tick", new Follow(TimeSpan.FromSeconds(1), int.MaxValue));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(busy.Notes().Tally.Value.Made > 1000)));
        var others = Enumerable.Range(0, 20).Select(i => bench.New($"other {i}", ClockMode.Live)).ToList();
        foreach (var other in others) other.Plan(TimeSpan.FromMilliseconds(50), "live");
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(others.All(other => other.Notes().Notes.Count == 4))));
        // And its own order is kept, each at its moment or later.
        var made = busy.Notes().Notes.Skip(3).Select(note => note.At).ToList();
        Assert.Equal(made.Order(), made);
    }

    [Fact]
    public async Task An_entry_that_never_ends_does_not_keep_the_others_waiting_and_ends_with_its_workspace()
    {
        using var bench = new Bench();
        await using var worker = await bench.WorkAsync();
        var endless = bench.New("endless", ClockMode.Live);
        endless.Plan(TimeSpan.Zero, "again", new Follow(TimeSpan.Zero, int.MaxValue));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(endless.Notes().Tally.Value.Made > 500)));
        var other = bench.New("other", ClockMode.Live);
        other.Plan(TimeSpan.FromMilliseconds(20), "live");
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(other.Notes().Notes.Count == 4)));
        bench.Registry.Delete(endless);
        var (made, commits) = (endless.Notes().Tally.Value.Made, bench.Log.Of(endless));
        Assert.True(commits[^1].IsEnd);
        other.Plan(TimeSpan.FromMilliseconds(20), "live");
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(other.Notes().Notes.Count == 5)));
        Assert.Equal((made, commits.Count), (endless.Notes().Tally.Value.Made, bench.Log.Of(endless).Count));
    }

    [Fact]
    public async Task What_is_due_runs_when_the_clock_is_moved_or_goes_on()
    {
        using var bench = new Bench();
        await using var worker = await bench.WorkAsync();
        var workspace = bench.New();
        workspace.Plan(TimeSpan.FromHours(1), "a");
        workspace.Plan(TimeSpan.FromHours(2), "b");
        workspace.SetClock(clock => clock.MoveTo(Bench.Start.AddMinutes(61)));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Notes().Notes.Count == 4)));
        Assert.Equal("b", workspace.Current.Agenda.Next!.Subject);
        workspace.SetClock(clock => clock.Go(ClockMode.Scaled, WorkspaceClock.LargestFactor));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Notes().Notes.Count == 5)));
    }

    [Fact]
    public async Task Live_attempts_go_out_beside_each_other_up_to_the_places_there_are()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench { Delivery = new DeliverySettings { AttemptsPerWorkspace = 4, LongestAttempt = TimeSpan.FromMinutes(5) } };
        await using var worker = await bench.WorkAsync();
        var workspace = bench.New(mode: ClockMode.Live);
        for (var i = 0; i < 12; i++) workspace.Ring(receiver.Url, subject: $"{i}", body: $"{i}");
        await receiver.HasAsync(4);
        // What waits for no receiver happens all the same, and nothing else went out until it had.
        workspace.Plan(TimeSpan.FromMilliseconds(20), "beside");
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Notes().Notes.Count == 4)));
        Assert.Equal((4, 4), (workspace.Runner.UnderWay, receiver.Received.Count));
        receiver.Open();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Current.Deliveries.All(delivery => delivery.State == DeliveryState.Delivered))));
        Assert.Equal(12, receiver.Received.Select(call => call.Body).Distinct().Count());
        Assert.Equal(12, receiver.Received.Count);
    }

    [Fact]
    public async Task A_workspace_that_is_deleted_is_not_kept_for_what_was_due_in_it_in_weeks()
    {
        using var bench = new Bench();
        using var registry = new WorkspaceRegistry(bench.House with { Store = new MemoryStore() }, 100);
        using var worker = new AgendaWorker(registry, NullLogger<AgendaWorker>.Instance);
        await worker.StartAsync(CancellationToken.None);
        var gone = Enumerable.Range(0, 20).Select(i => MakeAndDelete(registry, $"gone {i}")).ToList();
        Assert.True(await Eventually.TrueAsync(() =>
        {
            GC.Collect();
            return Task.FromResult(gone.All(one => !one.TryGetTarget(out _)));
        }));
        await worker.StopAsync(CancellationToken.None);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<Workspace> MakeAndDelete(WorkspaceRegistry registry, string id)
    {
        Assert.True(registry.TryCreate(Bench.Spec(id, ClockMode.Live), out var made, out _));
        for (var days = 30; days > 20; days--) made.Plan(TimeSpan.FromDays(days), "later");
        Assert.True(SpinWait.SpinUntil(() => made.Current.Agenda.Next is not null, TimeSpan.FromSeconds(10)));
        registry.Delete(made);
        return new WeakReference<Workspace>(made);
    }
}
