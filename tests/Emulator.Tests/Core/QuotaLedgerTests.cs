using Emulator.Core.Quotas;

namespace Emulator.Tests.Core;

public class QuotaLedgerTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_fixed_window_opens_with_its_first_call_and_closes_exactly_a_minute_later()
    {
        var ledger = new QuotaLedger();
        for (var i = 0; i < 120; i++) Assert.True(ledger.Take(new QuotaUse("key", 120, Minute, IsSliding: false), Start.AddMilliseconds(i)).IsTaken);
        Assert.False(ledger.Take(new QuotaUse("key", 120, Minute, IsSliding: false), Start.AddSeconds(59.999)).IsTaken);
        var reopened = ledger.Take(new QuotaUse("key", 120, Minute, IsSliding: false), Start.AddSeconds(60));
        Assert.True(reopened.IsTaken);
        Assert.Equal(1, reopened.Used);
        Assert.Equal(Start.AddSeconds(120), reopened.OpensAt);
    }

    [Fact]
    public void A_refused_call_does_not_lengthen_a_fixed_window()
    {
        var ledger = new QuotaLedger();
        ledger.Take(new QuotaUse("key", 1, Minute, IsSliding: false), Start);
        for (var second = 1; second < 60; second++)
            Assert.False(ledger.Take(new QuotaUse("key", 1, Minute, IsSliding: false), Start.AddSeconds(second)).IsTaken);
        Assert.True(ledger.Take(new QuotaUse("key", 1, Minute, IsSliding: false), Start.AddSeconds(60)).IsTaken);
    }

    [Fact]
    public void A_sliding_window_frees_each_call_a_minute_after_it()
    {
        var ledger = new QuotaLedger();
        Assert.True(ledger.Take(new QuotaUse("key", 2, Minute, IsSliding: true), Start).IsTaken);
        Assert.True(ledger.Take(new QuotaUse("key", 2, Minute, IsSliding: true), Start.AddSeconds(30)).IsTaken);
        var refused = ledger.Take(new QuotaUse("key", 2, Minute, IsSliding: true), Start.AddSeconds(59));
        Assert.False(refused.IsTaken);
        Assert.Equal(Start.AddSeconds(60), refused.OpensAt);
        Assert.True(ledger.Take(new QuotaUse("key", 2, Minute, IsSliding: true), Start.AddSeconds(60)).IsTaken);
        Assert.False(ledger.Take(new QuotaUse("key", 2, Minute, IsSliding: true), Start.AddSeconds(89)).IsTaken);
        Assert.True(ledger.Take(new QuotaUse("key", 2, Minute, IsSliding: true), Start.AddSeconds(90)).IsTaken);
    }

    [Fact]
    public void Keys_are_counted_apart()
    {
        var ledger = new QuotaLedger();
        Assert.True(ledger.Take(new QuotaUse("one", 1, Minute, IsSliding: false), Start).IsTaken);
        Assert.True(ledger.Take(new QuotaUse("other", 1, Minute, IsSliding: false), Start).IsTaken);
        Assert.False(ledger.Take(new QuotaUse("one", 1, Minute, IsSliding: false), Start).IsTaken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Exactly_the_limit_passes_when_many_threads_call_at_once(bool isFixed)
    {
        var ledger = new QuotaLedger();
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
                if ((isFixed
                    ? ledger.Take(new QuotaUse("key", 1000, Minute, IsSliding: false), Start)
                    : ledger.Take(new QuotaUse("key", 1000, Minute, IsSliding: true), Start)).IsTaken)
                    Interlocked.Increment(ref taken);
        })));
        Assert.Equal(1000, taken);
    }

    [Fact]
    public void A_restored_ledger_counts_on_from_where_it_was_saved()
    {
        var ledger = new QuotaLedger();
        ledger.Take(new QuotaUse("fixed", 2, Minute, IsSliding: false), Start);
        ledger.Take(new QuotaUse("sliding", 2, Minute, IsSliding: true), Start);
        var saved = ledger.Save();
        ledger.Take(new QuotaUse("fixed", 2, Minute, IsSliding: false), Start);
        ledger.Take(new QuotaUse("sliding", 2, Minute, IsSliding: true), Start);
        Assert.False(ledger.Take(new QuotaUse("fixed", 2, Minute, IsSliding: false), Start).IsTaken);
        ledger.Restore(saved);
        Assert.True(ledger.Take(new QuotaUse("fixed", 2, Minute, IsSliding: false), Start).IsTaken);
        Assert.False(ledger.Take(new QuotaUse("fixed", 2, Minute, IsSliding: false), Start).IsTaken);
        Assert.True(ledger.Take(new QuotaUse("sliding", 2, Minute, IsSliding: true), Start).IsTaken);
        Assert.False(ledger.Take(new QuotaUse("sliding", 2, Minute, IsSliding: true), Start).IsTaken);
    }
}
