using Emulator.Core.Journal;

namespace Emulator.Tests.Core;

public class JournalFollowerTests
{
    [Fact]
    public void Who_keeps_up_reads_all_in_the_order_in_which_it_was_written_also_what_the_journal_has_let_go()
    {
        var journal = new ExchangeJournal(3, 100_000);
        journal.Add(Exchanges.Small());
        using var follower = journal.Follow(new Bell());
        var written = Enumerable.Range(0, 10).Select(_ => journal.Add(Exchanges.Small())).ToList();
        Assert.Equal(written, ReadAll(follower).Select(followed => followed.Exchange!.Value.Number));
        Assert.False(follower.TryRead(out _));
        var late = journal.Add(Exchanges.Small(number: 1));
        Assert.Equal(late, Assert.Single(ReadAll(follower)).Exchange!.Value.Number);
    }

    [Fact]
    public void Who_falls_behind_in_number_loses_the_oldest_and_is_told_how_many()
    {
        var journal = new ExchangeJournal(10_000, 64 * 1024 * 1024);
        using var follower = journal.Follow(new Bell());
        var written = Enumerable.Range(0, 2500).Select(_ => journal.Add(Exchanges.Small())).ToList();
        var read = ReadAll(follower);
        Assert.Equal(2500 - JournalFollower.MostExchanges, read[0].Missed);
        Assert.Equal(written.TakeLast(JournalFollower.MostExchanges), read.Skip(1).Select(followed => followed.Exchange!.Value.Number));
    }

    [Fact]
    public void Who_falls_behind_in_size_loses_the_oldest_and_is_told_how_many()
    {
        var journal = new ExchangeJournal(10_000, 64 * 1024 * 1024);
        using var follower = journal.Follow(new Bell());
        var written = Enumerable.Range(0, 100).Select(_ => journal.Add(Exchanges.Small(bodyBytes: 50_000))).ToList();
        var read = ReadAll(follower);
        Assert.Equal(100, read[0].Missed + read.Count - 1);
        Assert.Equal(written.TakeLast(read.Count - 1), read.Skip(1).Select(followed => followed.Exchange!.Value.Number));
        Assert.InRange((read.Count - 1) * 50_000, JournalFollower.MostBytes / 2, JournalFollower.MostBytes);
    }

    [Fact]
    public void One_that_is_larger_than_all_that_may_wait_is_read_all_the_same()
    {
        var journal = new ExchangeJournal(10, 64 * 1024 * 1024);
        using var follower = journal.Follow(new Bell());
        journal.Add(Exchanges.Small());
        journal.Add(Exchanges.Small(bodyBytes: 2 * JournalFollower.MostBytes));
        var read = ReadAll(follower);
        Assert.Equal((1, 2 * JournalFollower.MostBytes), (read[0].Missed, read[1].Exchange!.Value.Request.Body.Length));
    }

    [Fact]
    public void What_is_forgotten_meanwhile_is_missed_and_the_rest_is_read()
    {
        var journal = new ExchangeJournal(100, 100_000);
        using var behind = journal.Follow(new Bell());
        for (var i = 0; i < 5; i++) journal.Add(Exchanges.Small());
        using var upToDate = journal.Follow(new Bell());
        journal.Clear();
        Assert.Equal((0, 0L), (journal.Count, journal.Bytes));
        var number = journal.Add(Exchanges.Small());
        Assert.Equal([(null, 5L), (number, 0L)], ReadAll(behind).Select(followed => (followed.Exchange?.Number, followed.Missed)));
        Assert.Equal([(number, 0L)], ReadAll(upToDate).Select(followed => (followed.Exchange?.Number, followed.Missed)));
    }

    [Fact]
    public void Who_never_reads_costs_nothing_for_each_exchange()
    {
        const int Times = 2000;
        var journal = new ExchangeJournal(500, 64 * 1024 * 1024);
        var exchange = Exchanges.Usual();
        for (var i = 0; i < Times; i++) journal.Add(exchange);
        using var follower = journal.Follow(new Bell());
        journal.Add(exchange);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++) journal.Add(exchange);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Times, 0, 100);
    }

    [Fact]
    public async Task He_hears_of_each_exchange_until_he_wants_no_more()
    {
        var journal = new ExchangeJournal(100, 100_000);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var news = journal.FollowAsync(stop.Token).GetAsyncEnumerator();
        var next = news.MoveNextAsync();
        Assert.False(next.IsCompleted);
        var number = journal.Add(Exchanges.Small());
        Assert.True(await next);
        Assert.Equal(number, news.Current.Exchange!.Value.Number);
        next = news.MoveNextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Fact]
    public async Task Of_what_many_write_while_he_reads_he_reads_or_misses_each_one_once()
    {
        var journal = new ExchangeJournal(50, 100_000);
        using var follower = journal.Follow(new Bell());
        var (read, writers) = (new List<Followed>(), Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 2000; i++) journal.Add(Exchanges.Small(bodyBytes: i % 700));
        })).ToList());
        while (!writers.TrueForAll(writer => writer.IsCompleted)) read.AddRange(ReadAll(follower));
        await Task.WhenAll(writers);
        read.AddRange(ReadAll(follower));
        Assert.Equal(8000, read.Sum(followed => followed.Exchange is null ? followed.Missed : 1));
        var numbers = read.Where(followed => followed.Exchange is not null).Select(followed => followed.Exchange!.Value.Number).ToList();
        Assert.Equal(numbers.Order().Distinct(), numbers);
    }

    private static List<Followed> ReadAll(JournalFollower follower)
    {
        var read = new List<Followed>();
        while (follower.TryRead(out var followed)) read.Add(followed);
        return read;
    }
}
