using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Tests.Core;

public class ExchangeJournalTests
{
    [Fact]
    public void The_oldest_go_when_the_journal_is_larger_than_it_may_be()
    {
        var journal = new ExchangeJournal(mostExchanges: 1000, mostBytes: 100_000);
        for (var i = 0; i < 50; i++) journal.Add(Exchange(bodyBytes: 10_000));
        var kept = journal.Newest();
        Assert.InRange(kept.Sum(exchange => exchange.Size), 80_000, 100_000);
        Assert.Equal(kept.Select(exchange => exchange.Number).OrderDescending(), kept.Select(exchange => exchange.Number));
        Assert.Null(journal.Find(kept[^1].Number - 1));
    }

    [Fact]
    public void The_newest_is_kept_however_large_it_is()
    {
        var journal = new ExchangeJournal(mostExchanges: 1000, mostBytes: 2000);
        journal.Add(Exchange(bodyBytes: 10));
        var large = journal.Add(Exchange(bodyBytes: 50_000));
        Assert.Equal([large.Number], journal.Newest().Select(exchange => exchange.Number));
    }

    [Fact]
    public async Task Numbers_are_unique_and_grow_in_each_journal_when_many_threads_write()
    {
        ExchangeJournal[] journals = [new(10_000, long.MaxValue), new(10_000, long.MaxValue)];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
        {
            for (var n = 0; n < 500; n++) journals[i % 2].Add(Exchange(bodyBytes: 1));
        })));
        var numbers = journals.SelectMany(journal => journal.Newest()).Select(exchange => exchange.Number).ToList();
        Assert.Equal(4000, numbers.Distinct().Count());
        Assert.All(journals, journal => Assert.Equal(journal.Newest().Select(exchange => exchange.Number).OrderDescending(), journal.Newest().Select(exchange => exchange.Number)));
    }

    private static Exchange Exchange(int bodyBytes) => new()
    {
        At = DateTimeOffset.UnixEpoch,
        Provider = "p",
        Request = new Request { Surface = new Surface("main", "/x", "x.test"), Method = "POST", Path = "/", BaseUrl = "http://x.test", Body = new byte[bodyBytes] },
        Answer = Answer.Empty(204),
        DurationMs = 0,
        Verdict = Verdict.Empty,
        FullPath = "/x/",
    };
}
