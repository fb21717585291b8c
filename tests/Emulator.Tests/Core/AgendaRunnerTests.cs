using Emulator.Core.Agenda;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.State;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>What falls due in one workspace: in which order, at which instant, and where it ends.</summary>
public class AgendaRunnerTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Entries_run_by_their_instants_and_then_by_their_numbers()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var draw = new Draw(1, "instants");
        for (var i = 0; i < 100; i++) workspace.Plan(TimeSpan.FromMinutes(draw.Between(0, 10)), $"{i}");
        var planned = workspace.Current.Entries.OrderBy(entry => entry.Due).ThenBy(entry => entry.Number)
            .Select(entry => (entry.Due, $"note {entry.Subject}")).ToList();
        var ran = await workspace.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(planned, ran.Select(run => (run.At, run.Summary)));
        Assert.Equal(planned, workspace.Notes().Notes.Skip(3).Select(note => (note.At, $"note {note.Name}")));
        Assert.Equal(Bench.Start.AddHours(1), workspace.Clock.Now);
    }

    [Fact]
    public async Task What_is_planned_beyond_the_journey_stays_and_what_lies_on_its_end_runs()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        workspace.Plan(TimeSpan.FromMinutes(10), "on the end");
        workspace.Plan(TimeSpan.FromMinutes(10) + TimeSpan.FromMilliseconds(1), "beyond");
        Assert.Equal("note on the end", Assert.Single(await workspace.AdvanceAsync(TimeSpan.FromMinutes(10))).Summary);
        Assert.Equal("beyond", Assert.Single(workspace.Current.Entries).Subject);
        Assert.Empty(await workspace.Runner.TravelAsync(static _ => Bench.Start));
        Assert.Equal(Bench.Start.AddMinutes(10), workspace.Clock.Now);
    }

    [Fact]
    public async Task A_hundred_thousand_and_one_entries_of_one_instant_all_run()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var due = Bench.Start.AddMinutes(1);
        var honest = Enumerable.Range(0, 100_001).Select(i => new AgendaEntry(0, due, "", NotesProvider.Kind, $"{i}", null));
        workspace.Do((_, _) => new Change { Entries = [.. honest] });
        Assert.Equal(100_001, (await workspace.AdvanceAsync(TimeSpan.FromMinutes(1))).Count);
        Assert.Empty(workspace.Current.Entries);
    }

    [Fact]
    public async Task An_entry_that_brings_itself_forth_for_ever_ends_the_journey_and_not_the_workspace()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        workspace.Plan(TimeSpan.FromMinutes(1), "again", new Follow(TimeSpan.Zero, int.MaxValue));
        var ended = await Assert.ThrowsAsync<JourneyEndedException>(() => workspace.AdvanceAsync(TimeSpan.FromHours(1)).WaitAsync(Guard));
        Assert.Equal(
            "What falls due at 2026-03-02T09:01:00.000Z seems to bring itself forth again and again: “note” of notes. The clock stands there.", ended.Message);
        Assert.Equal(Bench.Start.AddMinutes(1), workspace.Clock.Now);
        workspace.Do((_, _) => Change.None.Cancel(NotesProvider.Kind, "again"));
        workspace.Plan(TimeSpan.FromMinutes(1), "honest");
        Assert.Equal("note honest", Assert.Single(await workspace.AdvanceAsync(TimeSpan.FromHours(1))).Summary);
        Assert.Equal(Bench.Start.AddMinutes(61), workspace.Clock.Now);
    }

    [Fact]
    public async Task One_that_brings_forth_two_of_itself_ends_the_journey_while_they_can_be_counted()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        workspace.Plan(TimeSpan.FromMinutes(1), "twice", new Follow(TimeSpan.Zero, int.MaxValue, Branches: 2));
        var ended = await Assert.ThrowsAsync<JourneyEndedException>(() => workspace.AdvanceAsync(TimeSpan.FromHours(1)).WaitAsync(Guard));
        Assert.StartsWith("What falls due at 2026-03-02T09:01:00.000Z seems to bring itself forth again and again: “note” of notes.", ended.Message);
        Assert.Equal(Bench.Start.AddMinutes(1), workspace.Clock.Now);
        Assert.InRange(workspace.Current.Entries.Count, Instant.MostBorn / 4, Instant.MostBorn);
    }

    [Fact]
    public async Task So_many_of_one_instant_may_each_bring_forth_one_more_of_that_instant()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var most = Instant.MostBorn + 1_000;
        for (var i = 0; i < most; i += 1_000)
            workspace.Do((_, _) => Enumerable.Range(i, 1_000).Aggregate(
                Change.None, static (change, one) => NotesProvider.Later(change, Bench.Start.AddMinutes(1), $"{one}", new Follow(TimeSpan.Zero, Depth: 1))));
        Assert.Equal(2 * most, (await workspace.AdvanceAsync(TimeSpan.FromMinutes(1))).Count);
    }

    [Fact]
    public async Task Such_an_entry_ends_the_journey_also_when_it_is_due_while_attempts_are_still_under_way()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New();
        await receiver.HoldAsync(workspace);
        workspace.Plan(TimeSpan.Zero, "again", new Follow(TimeSpan.Zero, int.MaxValue));
        var journey = Task.Run(() => workspace.AdvanceAsync(TimeSpan.FromHours(1)));
        receiver.Open();
        await Assert.ThrowsAsync<JourneyEndedException>(() => journey.WaitAsync(Guard));
        Assert.Equal(DeliveryState.Delivered, workspace.Current.Deliveries.Single().State);
    }

    [Fact]
    public async Task Whoever_goes_on_at_later_instants_may_go_on_for_long()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        workspace.Plan(TimeSpan.Zero, "each millisecond", new Follow(TimeSpan.FromMilliseconds(1), int.MaxValue));
        Assert.Equal(12_001, (await workspace.AdvanceAsync(TimeSpan.FromSeconds(12))).Count);
    }

    [Fact]
    public async Task A_bug_in_one_entry_is_told_and_the_next_runs()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        workspace.Plan(TimeSpan.FromMinutes(1), "bug", new Follow { Breaks = true });
        workspace.Plan(TimeSpan.FromMinutes(2), "taken", new Follow { Claims = true });
        workspace.Plan(TimeSpan.FromMinutes(3), "fine");
        bench.New("other").Do((_, _) => Change.None.Claim(new Emulator.Core.Keys.Claim("note key", "taken")));
        Assert.Equal(
            ["failed by a fault of the emulator: InvalidOperationException", "not done: a credential that it makes belongs to another workspace", "note fine"],
            (await workspace.AdvanceAsync(TimeSpan.FromHours(1))).Select(run => run.Summary));
        Assert.Equal(["fine"], workspace.Notes().Notes.Skip(3).Select(note => note.Name));
        Assert.Empty(workspace.Current.Entries);
    }

    [Fact]
    public async Task An_attempt_is_told_with_the_instant_at_which_it_began_and_not_with_that_at_which_it_queued()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench { Delivery = new DeliverySettings { AttemptsPerWorkspace = 1, LongestAttempt = TimeSpan.FromMinutes(5) } };
        var workspace = bench.New();
        await receiver.HoldAsync(workspace);
        workspace.Ring(receiver.Url);
        workspace.Runner.RunDue();
        Assert.Equal(1, workspace.Runner.UnderWay);
        workspace.SetClock(clock => clock.MoveTo(Bench.Start.AddHours(1)));
        receiver.Open();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(!workspace.Runner.RunDue() && workspace.Current.Entries.Count == 0)));
        Assert.Equal([Bench.Start, Bench.Start.AddHours(1)], workspace.Current.Deliveries.Select(delivery => delivery.Attempts.Single().At));
    }

    [Fact]
    public async Task In_time_travel_an_attempt_is_told_at_its_moment_though_the_receiver_takes_its_time()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New(mode: ClockMode.Live);
        workspace.Plan(TimeSpan.FromHours(1), "a", new Follow(Url: receiver.Url));
        var due = workspace.Current.Entries.Single().Due;
        var journey = workspace.AdvanceAsync(TimeSpan.FromHours(2));
        await receiver.HasAsync(1);
        // The clock stands while a journey is under way, also a live one, and what falls due by itself waits.
        Assert.Equal(due, workspace.Clock.Now);
        workspace.Plan(TimeSpan.Zero, "meanwhile");
        Assert.False(workspace.Runner.RunDue());
        Assert.DoesNotContain(workspace.Notes().Notes, note => note.Name == "meanwhile");
        receiver.Open();
        Assert.Equal([due, due, due], (await journey.WaitAsync(Guard)).Select(run => run.At));
        Assert.True(workspace.Clock.Now >= due.AddMinutes(59));
    }

    [Fact]
    public async Task Journeys_of_one_workspace_go_one_after_the_other()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        for (var i = 0; i < 40; i++) workspace.Plan(TimeSpan.FromMinutes(i), $"{i}");
        var ran = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => workspace.AdvanceAsync(TimeSpan.FromMinutes(5)))));
        Assert.Equal(40, ran.Sum(one => one.Count));
        Assert.All(ran, one => Assert.True(one.Count == 0 || one[^1].At - one[0].At <= TimeSpan.FromMinutes(5)));
        Assert.Equal(Bench.Start.AddMinutes(50), workspace.Clock.Now);
    }

    [Fact]
    public async Task Quietly_waits_for_attempts_and_lets_nothing_begin()
    {
        await using var receiver = await HangingReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New(mode: ClockMode.Live);
        await receiver.HoldAsync(workspace);
        var attempts = -1;
        var quiet = workspace.Runner.QuietlyAsync(() => attempts = workspace.Current.Deliveries.Find(1)!.Attempts.Length);
        workspace.Ring(receiver.Url, subject: "other");
        workspace.Runner.RunDue();
        Assert.False(quiet.IsCompleted);
        Assert.Equal(1, workspace.Runner.UnderWay);
        receiver.Open();
        await quiet.WaitAsync(Guard);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task The_history_tells_each_entry_and_each_attempt_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => receiver.Received.Count < 3 ? 503 : 200;
        using var bench = new Bench();
        var workspace = bench.New();
        workspace.Plan(TimeSpan.FromMinutes(1), "a", new Follow(Url: receiver.Url));
        await workspace.AdvanceAsync(TimeSpan.FromHours(1));
        var told = workspace.History.All().Where(entry => entry.Cause.Kind is CauseKind.Agenda or CauseKind.Attempt).ToList();
        Assert.Equal([CauseKind.Agenda, CauseKind.Attempt, CauseKind.Attempt, CauseKind.Attempt], told.Select(entry => entry.Cause.Kind));
        Assert.Equal([0, 10, 70], told.Skip(1).Select(entry => (int)(entry.At - Bench.Start.AddMinutes(1)).TotalSeconds));
        Assert.Equal([1, 2, 3], told.Skip(1).Select(entry => entry.Attempted.Single().Attempts.Length));
    }
}
