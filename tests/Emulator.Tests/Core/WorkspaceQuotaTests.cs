using Emulator.Core.Clock;
using Emulator.Core.Quotas;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>Calls that count: a decision looks, the commit counts, and no thread finds a place that another has taken.</summary>
public class WorkspaceQuotaTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(true, true, ClockMode.Frozen)]
    [InlineData(true, false, ClockMode.Frozen)]
    [InlineData(false, true, ClockMode.Frozen)]
    [InlineData(false, false, ClockMode.Frozen)]
    [InlineData(true, true, ClockMode.Live)]
    [InlineData(true, false, ClockMode.Live)]
    [InlineData(false, true, ClockMode.Live)]
    [InlineData(false, false, ClockMode.Live)]
    public async Task Of_a_thousand_calls_at_once_exactly_the_limit_is_taken(bool isWriting, bool isSliding, ClockMode mode)
    {
        using var bench = new Bench();
        var workspace = bench.New(mode: mode);
        var (taken, refused) = (0, 0);
        await Many.AtOnceAsync(20, _ =>
        {
            for (var i = 0; i < 50; i++)
            {
                if (Call(workspace, new QuotaUse("key", 120, TimeSpan.FromHours(1), isSliding), isWriting)) Interlocked.Increment(ref taken);
                else Interlocked.Increment(ref refused);
            }
        });
        Assert.Equal((120, 880), (taken, refused));
        Assert.Equal(isWriting ? 3 + 120 : 3, workspace.Notes().Notes.Count);
    }

    [Fact]
    public void A_decision_that_is_made_twice_counts_once()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var tries = 0;
        workspace.Decide(
            (before, now) =>
            {
                if (++tries <= 2) workspace.Note("in between");
                return new Decision<bool>(true, before.WithNote("mine", now)) { Counted = new QuotaUse("key", 9, Minute, IsSliding: false) };
            },
            Bench.Why);
        Assert.Equal(3, tries);
        Assert.Equal(1, workspace.Quotas.Save()["key"].Taken);
    }

    [Fact]
    public void A_call_whose_place_was_taken_while_it_decided_is_decided_again_and_refused()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var use = new QuotaUse("key", 1, Minute, IsSliding: true);
        var isFirst = true;
        var isTaken = workspace.Decide(
            (before, now) =>
            {
                var looked = workspace.Quotas.Look(use, now).IsTaken;
                if (isFirst) Assert.True(Call(workspace, use, isWriting: false));
                isFirst = false;
                return looked ? new Decision<bool>(true, before.WithNote("mine", now)) { Counted = use } : new Decision<bool>(false, before);
            },
            Bench.Why);
        Assert.False(isTaken);
        Assert.Equal(3, workspace.Notes().Notes.Count);
    }

    [Fact]
    public async Task A_restore_swaps_the_counters_in_one_step_for_those_who_count_at_the_same_time()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        // Whoever sees a counter between clearing and filling would find a place that is not there.
        var full = new QuotaUse("full", 5, Minute, IsSliding: false);
        for (var i = 0; i < 5; i++) Assert.True(Call(workspace, full, isWriting: false));
        var snapshot = workspace.TakeSnapshot(null, Bench.Why);
        var (found, stop) = (0, false);
        var readers = Many.AtOnceAsync(6, thread =>
        {
            while (!Volatile.Read(ref stop))
            {
                var isFree = workspace.Quotas.Look(full, workspace.Clock.Now).IsTaken;
                if (isFree || Call(workspace, full, isWriting: thread % 2 == 0)) Interlocked.Increment(ref found);
            }
        });
        for (var i = 0; i < 500; i++) workspace.Restore(snapshot, Bench.Why);
        Volatile.Write(ref stop, true);
        await readers;
        Assert.Equal(0, found);
        Assert.Equal(5, workspace.Quotas.Save()["full"].Taken);
    }

    [Fact]
    public async Task Calls_between_two_restores_are_counted_once_each()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var snapshot = workspace.TakeSnapshot(null, Bench.Why);
        var use = new QuotaUse("key", 50, Minute, IsSliding: true);
        for (var round = 0; round < 20; round++)
        {
            var taken = 0;
            await Many.AtOnceAsync(4, _ =>
            {
                for (var i = 0; i < 25; i++)
                    if (Call(workspace, use, isWriting: i % 2 == 0)) Interlocked.Increment(ref taken);
            });
            Assert.Equal(50, taken);
            Assert.Equal(50, workspace.Quotas.Save()["key"].Times.Length);
            workspace.Restore(snapshot, Bench.Why);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_that_comes_a_little_late_to_the_counter_takes_no_place_from_those_before(bool isSliding)
    {
        // Two threads read a live clock, and the earlier reading comes to the counter after the later one.
        var ledger = new QuotaLedger();
        var use = new QuotaUse("key", 2, Minute, isSliding);
        Assert.True(ledger.Take(use, Bench.Start.AddMilliseconds(2)).IsTaken);
        Assert.True(ledger.Take(use, Bench.Start.AddMilliseconds(1)).IsTaken);
        Assert.False(ledger.Look(use, Bench.Start).IsTaken);
        Assert.False(ledger.Take(use, Bench.Start).IsTaken);
        Assert.True(ledger.Take(use, Bench.Start.AddMilliseconds(2) + Minute).IsTaken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_that_was_counted_in_a_future_that_a_restore_took_back_bars_nobody(bool isSliding)
    {
        var ledger = new QuotaLedger();
        var use = new QuotaUse("key", 1, Minute, isSliding);
        Assert.True(ledger.Take(use, Bench.Start.AddYears(1)).IsTaken);
        Assert.True(ledger.Take(use, Bench.Start).IsTaken);
        Assert.False(ledger.Take(use, Bench.Start).IsTaken);
    }

    [Fact]
    public void A_fixtures_calls_are_counted_at_the_start_and_again_after_a_reset()
    {
        using var bench = new Bench();
        var chosen = new Emulator.Core.Hosting.ChosenFixture(bench.Provider, bench.Provider.Fixtures[0], new Dictionary<string, object>());
        Assert.True(bench.Registry.TryCreate(Bench.Spec("w") with { Chosen = chosen }, out var workspace, out _));
        var use = new QuotaUse("fixture", 2, Minute, IsSliding: false);
        for (var round = 0; round < 2; round++)
        {
            Assert.True(Call(workspace, use, isWriting: true));
            Assert.False(Call(workspace, use, isWriting: true));
            workspace.Reset(Bench.Why);
        }
    }

    /// <summary>A call as the pipeline makes it: looks, decides, and is counted when it is committed.</summary>
    private static bool Call(Workspace workspace, QuotaUse use, bool isWriting) => workspace.Decide(
        (before, now) =>
        {
            if (!workspace.Quotas.Look(use, now).IsTaken) return new Decision<bool>(false, before);
            return new Decision<bool>(true, isWriting ? before.WithNote("call", now) : before) { Counted = use };
        },
        Bench.Why);
}
