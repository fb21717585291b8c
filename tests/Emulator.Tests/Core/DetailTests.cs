using Emulator.Core.Journal;
using Emulator.Core.Judging;

namespace Emulator.Tests.Core;

public sealed class DetailTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, 7, TimeSpan.Zero);

    public static TheoryData<Detail, string?> Details => new()
    {
        { default(Detail), null },
        { "words as they are, {0} and all", "words as they are, {0} and all" },
        { "", "" },
        { Detail.Of("the key of {0}", "Łucja {1}"), "the key of Łucja {1}" },
        { Detail.Of("{0} of {1}", 3, long.MinValue), "3 of -9223372036854775808" },
        { Detail.Of("{0:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}, {1}", Noon, ""), "2026-03-02T12:00:00.007Z, " },
        { Detail.Of("until {0:R}", Noon.ToOffset(TimeSpan.FromHours(5))), "until Mon, 02 Mar 2026 12:00:00 GMT" },
    };

    [Theory]
    [MemberData(nameof(Details))]
    public void A_detail_says_the_same_words_after_it_was_kept(Detail detail, string? words)
    {
        Assert.Equal(words, detail.Text);
        var journal = new ExchangeJournal(10, 100_000);
        var lines = new[] { new CheckLine(new Check("one", Provenance.Inferred("a test"), null), CheckOutcome.Passed, detail) };
        var kept = journal.Find(journal.Add(Exchanges.Small() with { Verdict = new Verdict(lines, null) }))!.Value.Verdict.Lines[0].Detail;
        Assert.Equal(words, kept.Text);
        Assert.Equal(detail, kept);
    }

    [Fact]
    public void A_line_that_is_lent_anew_says_nothing_of_the_call_before()
    {
        var judgements = new Queue<Judgement>(
            [Judgement.Passed(Detail.Of("the key of {0}", "one")), Judgement.Passed(), Judgement.Skipped("left out"), Judgement.Passed()]);
        var seen = new List<string?>();
        var lines = new CheckLine[1];
        while (judgements.TryDequeue(out var judgement))
        {
            CheckRunner.Put(ref lines[0], new Check("one", Provenance.Inferred("a test"), null), judgement);
            seen.Add(lines[0].Detail.Text);
        }

        Assert.Equal(["the key of one", null, "left out", null], seen);
    }
}
