using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Tests.Properties;
using FsCheck.Fluent;

namespace Emulator.Tests.Core;

public class ExchangeJournalTests
{
    private const int SmallestBlock = 4 * 1024;

    [Fact]
    public void What_was_put_in_is_what_is_seen_whatever_it_is_and_wherever_it_lies() => Checking.All(Gen.Choose(0, int.MaxValue), 60, seed =>
    {
        // Blocks of 4 KB: most exchanges lie across two of them, some across several.
        var journal = new ExchangeJournal(1000, 60_000);
        var expected = new Dictionary<long, Exchange>();
        for (var i = 0; i < 40; i++)
        {
            var exchange = Exchanges.Any(unchecked(seed + i));
            var number = journal.Add(exchange);
            expected[number] = exchange with { Number = number };
            Exchanges.Same(expected[number], journal.Find(number)!.Value);
        }

        foreach (var exchange in journal.Newest()) Exchanges.Same(expected[exchange.Number], exchange);
        Assert.Equal(expected.Keys.OrderDescending().Take(journal.Count), journal.Newest().Select(exchange => exchange.Number));
        return Task.CompletedTask;
    });

    [Fact]
    public void What_is_taken_after_all_was_taken_and_forgotten_is_what_came_since()
    {
        var (journal, mark) = (new ExchangeJournal(100, 100_000), default(JournalMark));
        journal.Add(Exchanges.Small(number: 1));
        Assert.Equal([1], JournalRecords.Numbers(journal.Take(ref mark).Records));
        journal.Clear();
        journal.Add(Exchanges.Small(number: 2));
        Assert.Equal([2], JournalRecords.Numbers(journal.Take(ref mark).Records));
        Assert.Equal(0, journal.Take(ref mark).Count);
        journal.Clear();
        Assert.Equal(0, journal.Take(ref mark).Count);
    }

    [Fact]
    public void Neither_the_number_nor_the_size_is_ever_exceeded_and_headers_and_verdict_count()
    {
        var journal = new ExchangeJournal(mostExchanges: 30, mostBytes: 100_000);
        for (var i = 0; i < 500; i++)
        {
            journal.Add(Exchanges.Any(i) with { Verdict = new Verdict([], new string('w', i % 2 == 0 ? 5000 : 10)) });
            Assert.InRange(journal.Count, 1, 30);
            Assert.True(journal.Bytes <= 100_000 || journal.Count == 1);
            Assert.Equal(journal.Count, journal.Newest().Count());
            Assert.InRange(journal.Taken, 0, 100_000 + (4 * 2 * SmallestBlock));
        }

        Assert.InRange(Grown(Exchanges.Small() with { Verdict = new Verdict([], new string('w', 1000)) }), 1000, 1200);
        Assert.InRange(Grown(Exchanges.Of(headers: [new("X", new string('h', 1000))])), 1000, 1200);

        static long Grown(Exchange exchange)
        {
            var journal = new ExchangeJournal(10, 100_000);
            journal.Add(exchange);
            return journal.Bytes;
        }
    }

    [Fact]
    public void The_oldest_go_when_the_journal_is_larger_than_it_may_be()
    {
        var journal = new ExchangeJournal(mostExchanges: 1000, mostBytes: 100_000);
        for (var i = 0; i < 50; i++) journal.Add(Exchanges.Small(bodyBytes: 10_000));
        var kept = journal.Newest().ToList();
        Assert.InRange(journal.Bytes, 80_000, 100_000);
        Assert.Equal(kept.Select(exchange => exchange.Number).OrderDescending(), kept.Select(exchange => exchange.Number));
        Assert.Null(journal.Find(kept[^1].Number - 1));
    }

    [Fact]
    public void The_newest_is_kept_however_large_it_is()
    {
        var journal = new ExchangeJournal(mostExchanges: 1000, mostBytes: 2000);
        journal.Add(Exchanges.Small(bodyBytes: 10));
        var large = journal.Add(Exchanges.Small(bodyBytes: 50_000));
        Assert.Equal([large], journal.Newest().Select(exchange => exchange.Number));
        journal.Add(Exchanges.Small(bodyBytes: 10));
        Assert.Equal(1, journal.Count);
    }

    [Fact]
    public async Task Numbers_are_unique_and_grow_in_each_journal_when_many_threads_write()
    {
        ExchangeJournal[] journals = [new(10_000, long.MaxValue), new(10_000, long.MaxValue)];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
        {
            for (var n = 0; n < 500; n++) journals[i % 2].Add(Exchanges.Small(bodyBytes: 1));
        })));
        var numbers = journals.SelectMany(journal => journal.Newest()).Select(exchange => exchange.Number).ToList();
        Assert.Equal(4000, numbers.Distinct().Count());
        Assert.All(
            journals,
            journal =>
                Assert.Equal(journal.Newest().Select(exchange => exchange.Number).OrderDescending(), journal.Newest().Select(exchange => exchange.Number)));
    }

    [Fact]
    public void A_number_given_beforehand_is_kept_and_found_also_when_it_comes_late()
    {
        var journal = new ExchangeJournal(4, 100_000);
        foreach (var number in new[] { 10, 12, 11, 30, 20 }) Assert.Equal(number, journal.Add(Exchanges.Small(number: number, bodyBytes: number)));
        Assert.Equal([30, 20, 12, 11], journal.Newest().Select(exchange => exchange.Number));
        Assert.Equal([30, 20], journal.Newest(after: 12).Select(exchange => exchange.Number));
        Assert.Equal(30, journal.LastNumber);
        Assert.All(new[] { 11, 12, 20, 30 }, number => Assert.Equal(number, journal.Find(number)!.Value.Request.Body.Length));
        Assert.All(new[] { 1, 10, 15, 31 }, number => Assert.Null(journal.Find(number)));
    }

    [Fact]
    public void A_body_is_cut_where_the_journal_keeps_no_more_of_it()
    {
        var journal = new ExchangeJournal(10, 100_000, mostBodyBytes: 16);
        var number = journal.Add(Exchanges.Usual(new string('b', 500)) with { Answer = Answer.Text(200, "text/plain", new string('a', 500)) });
        var kept = journal.Find(number)!;
        Assert.Equal((16, 16), (kept!.Value.Request.Body.Length, kept!.Value.Answer!.Body.Length));
    }

    [Fact]
    public void More_lists_of_checks_than_are_remembered_are_kept_all_the_same()
    {
        var journal = new ExchangeJournal(2000, long.MaxValue);
        for (var i = 0; i < 1100; i++)
            journal.Add(Exchanges.Small() with { Verdict = new Verdict([Line(i)], "fix") });
        Assert.Equal(Enumerable.Range(0, 1100).Reverse().Select(Line), journal.Newest().Select(exchange => exchange.Verdict.Lines[0]));

        static CheckLine Line(int i) => new(new Check($"check {i}", Provenance.Inferred("why"), null), CheckOutcome.Failed, "because");
    }

    [Fact]
    public void Who_looks_sees_the_journal_as_it_was_when_he_began()
    {
        var journal = new ExchangeJournal(50, 200_000);
        for (var i = 0; i < 50; i++) journal.Add(Exchanges.Usual($"before {i}"));
        var expected = journal.Newest().Select(exchange => exchange.Number).ToList();
        var seen = new List<Exchange>();
        foreach (var exchange in journal.Newest())
        {
            seen.Add(exchange);
            for (var i = 0; i < 20; i++) journal.Add(Exchanges.Usual("meanwhile"));
            if (seen.Count == 25) journal.Clear();
        }

        Assert.Equal(expected, seen.Select(exchange => exchange.Number));
        Assert.All(seen, exchange => Assert.StartsWith("before", System.Text.Encoding.UTF8.GetString(exchange.Request.Body.Span), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_may_look_while_many_write()
    {
        var journal = new ExchangeJournal(200, 150_000);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                foreach (var exchange in journal.Newest())
                    Assert.Equal(exchange.FullPath, "/x/" + System.Text.Encoding.UTF8.GetString(exchange.Request.Body.Span).Trim());
        })).ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 1500; i++)
            {
                var name = $"{thread}-{i}";
                var number = journal.Add(Exchanges.Usual(name.PadRight(i % 3000)) with { FullPath = "/x/" + name });
                if (i % 100 == 0 && journal.Find(number) is { } found) Assert.Equal("/x/" + name, found.FullPath);
            }
        })));
        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void A_number_that_was_given_before_is_kept()
    {
        var journal = new ExchangeJournal(10, 100_000);
        Assert.Equal(17, journal.Add(Exchanges.Small() with { Number = 17 }));
        Assert.Equal(16, journal.Add(Exchanges.Small() with { Number = 16 }));
        Assert.Equal([17, 16], journal.Newest().Select(exchange => exchange.Number));
        Assert.NotNull(journal.Find(16));
    }

    [Fact]
    public void Keeping_an_exchange_allocates_next_to_nothing()
    {
        const int Times = 5000;
        var journal = new ExchangeJournal(2000, 64 * 1024 * 1024);
        var exchange = Exchanges.Usual(new string('b', 2000));
        // Until the ring has gone round, blocks are made.
        for (var i = 0; i < Times; i++) journal.Add(exchange);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++) journal.Add(exchange);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Times, 0, 100);
    }

    [Fact]
    public void Nothing_of_a_call_stays_alive_because_it_is_kept()
    {
        var journal = new ExchangeJournal(10, 100_000);
        var (exchange, body) = Put();
        GC.Collect();
        Assert.False(exchange.IsAlive);
        Assert.False(body.IsAlive);
        Assert.Equal(1, journal.Count);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        (WeakReference Exchange, WeakReference Body) Put()
        {
            var bytes = new byte[100];
            var put = Exchanges.Of(body: bytes);
            journal.Add(put);
            return (new WeakReference(put), new WeakReference(bytes));
        }
    }
}
