using System.Runtime.CompilerServices;
using Emulator.Control.Watching;
using Emulator.Core.History;
using Emulator.Core.Journal;
using Emulator.Tests.Core;

namespace Emulator.Tests.Control;

public sealed class TimelineFeedTests : IAsyncDisposable
{
    private readonly ExchangeJournal journal = new(10_000, 64 * 1024 * 1024);
    private readonly WorkspaceHistory history = new(5_000);
    private readonly CancellationTokenSource stop = new(TimeSpan.FromMinutes(1));
    private readonly IAsyncEnumerator<Happened> feed;
    private Task<bool> next;

    public TimelineFeedTests()
    {
        feed = new TimelineFeed(journal, history).FollowAsync(stop.Token).GetAsyncEnumerator();
        next = feed.MoveNextAsync().AsTask();
    }

    [Fact]
    public async Task A_call_comes_before_what_it_changed_also_when_the_change_was_noted_first()
    {
        Assert.False(next.IsCompleted);
        Change(12, causedBy: 11);
        Change(14, causedBy: 13);
        Call(13);
        Assert.Equal(["call 13", "entry 14"], await TakeAsync(2));
        Call(11);
        Assert.Equal(["call 11", "entry 12"], await TakeAsync(2));
        Act(15);
        Change(16, causedBy: 11);
        Assert.Equal(["entry 15", "entry 16"], await TakeAsync(2));
    }

    [Fact]
    public async Task A_reader_who_comes_late_still_hears_in_order()
    {
        Call(1);
        Assert.Equal(["call 1"], await TakeAsync(1, andGoOn: false));
        for (var i = 10; i < 300; i += 10)
        {
            Change(i + 1, causedBy: i);
            Call(i);
            Act(i + 5);
        }

        next = feed.MoveNextAsync().AsTask();
        var told = await TakeAsync(3 * 29);
        Assert.Equal(Enumerable.Range(1, 29).SelectMany(i => new[] { $"call {i}0", $"entry {i}1", $"entry {i}5" }), told);
    }

    [Fact]
    public async Task What_belongs_to_a_call_that_is_never_journalled_is_told_soon_all_the_same()
    {
        Change(12, causedBy: 11);
        Assert.Equal(["entry 12"], await TakeAsync(1));
    }

    [Fact]
    public async Task Only_so_much_waits_for_calls_that_are_never_journalled()
    {
        for (var i = 0; i < TimelineFeed.MostWaiting + 3; i++) Change(1000 + i, causedBy: 1);
        Assert.Equal(["entry 1000", "entry 1001", "entry 1002"], await TakeAsync(3));
        Call(1);
        Assert.Equal(["call 1", "entry 1003"], await TakeAsync(2));
    }

    [Fact]
    public async Task A_reader_who_never_reads_is_told_how_much_he_missed()
    {
        // He has asked for the next thing, gets it, and then does not come back for long.
        Call(1);
        Assert.Equal(["call 1"], await TakeAsync(1, andGoOn: false));
        for (var i = 0; i < 3000; i++)
        {
            Act(10 + (2 * i));
            Call(11 + (2 * i));
        }

        next = feed.MoveNextAsync().AsTask();
        var (told, missed) = (0L, 0L);
        while (told + missed < 6000)
        {
            Assert.True(await next);
            if (feed.Current.Missed > 0) missed += feed.Current.Missed;
            else told++;
            if (told + missed < 6000) next = feed.MoveNextAsync().AsTask();
        }

        Assert.Equal(6000, told + missed);
        Assert.InRange(told, 1, JournalFollower.MostExchanges + HistoryFollower.MostEntries);
        next = Task.FromResult(false);
    }

    [Fact]
    public async Task A_reader_who_never_reads_keeps_nothing_alive()
    {
        Call(1);
        Assert.Equal(["call 1"], await TakeAsync(1, andGoOn: false));
        var first = Old();
        for (var i = 0; i < 6_000; i++) Act(100 + i);
        GC.Collect();
        Assert.False(first.TryGetTarget(out _));
        next = feed.MoveNextAsync().AsTask();
        Assert.Equal([$"missed {6_001 - HistoryFollower.MostEntries}"], await TakeAsync(1));
    }

    [Fact]
    public async Task Who_goes_away_in_the_middle_leaves_nobody_behind_who_listens()
    {
        Call(1);
        await TakeAsync(1, andGoOn: false);
        await feed.DisposeAsync();
        Assert.Equal(0, history.Followers);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await next;
            await feed.DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // He has gone.
        }

        stop.Dispose();
    }

    private void Call(long number) => journal.Add(Exchanges.Small(number: number));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<HistoryEntry> Old()
    {
        Act(2);
        return new WeakReference<HistoryEntry>(history.All()[0]);
    }

    private void Act(long number) => history.Add(new HistoryEntry(number, DateTimeOffset.UnixEpoch, new Cause(CauseKind.Act) { Number = number }));

    private void Change(long number, long causedBy) =>
        history.Add(new HistoryEntry(number, DateTimeOffset.UnixEpoch, new Cause(CauseKind.Call) { Number = causedBy }));

    private async Task<List<string>> TakeAsync(int count, bool andGoOn = true)
    {
        var told = new List<string>();
        while (told.Count < count)
        {
            Assert.True(await next);
            var (call, entry, missed) = feed.Current;
            told.Add(call is { } made ? $"call {made.Number}" : entry is not null ? $"entry {entry.Number}" : $"missed {missed}");
            next = told.Count < count || andGoOn ? feed.MoveNextAsync().AsTask() : Task.FromResult(false);
        }

        return told;
    }
}
