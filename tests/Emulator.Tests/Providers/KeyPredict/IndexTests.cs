using Emulator.Core.State;
using Emulator.Providers.KeyPredict;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>After any series of writes each index answers what a walk over all rows would, and a page is what sorting and cutting would give.</summary>
public class IndexTests
{
    private const int People = 12, Steps = 400;
    private static readonly int[] TestIds = [CatalogueTests.Reasoning, CatalogueTests.BigFive, CatalogueTests.Vocation];

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 8));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Candidates_are_found_as_by_a_walk(int seed)
    {
        var (draw, state) = (new Draw(seed, "candidates"), BareAccount.Demo());
        for (var i = 0; i < Steps; i++)
        {
            var id = draw.Between(1, 40);
            state = state with { Candidates = draw.Chance(0.3) ? state.Candidates.Remove(id) : state.Candidates.Put(Someone(draw, id)) };
        }

        var rows = state.Candidates;
        foreach (var id in Enumerable.Range(1, 40))
        {
            Assert.Equal(rows.FirstOrDefault(one => Same(one.Email, $"person{id}@people.example")), state.CandidateOf($"PERSON{id}@people.example"));
            Assert.Equal(rows.FirstOrDefault(one => Same(one.Login, $"Login {id}")), rows.By(KeyPredictState.CandidateByLogin, $"login {id}"));
            Assert.Equal(rows.FirstOrDefault(one => one.ProfileKey == $"key {id}"), rows.By(KeyPredictState.CandidateByProfileKey, $"key {id}"));
        }

        foreach (var group in Enumerable.Range(2_101, 4))
            Assert.Equal(rows.Where(one => one.GroupIds.Contains(group)), rows.In(KeyPredictState.CandidatesOfGroup, group).ToList());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Assessments_are_found_as_by_a_walk(int seed)
    {
        var (draw, state) = (new Draw(seed, "assessments"), Lived(seed));
        var (all, now) = (state.Assessments.ToList(), BareAccount.Now);
        Assert.Equal(
            all.Where(one => one.IsPendingAt(now)).OrderBy(one => one.InvitedAt),
            state.Assessments.In(KeyPredictState.OpenByInvitation, KeyPredictState.Everyone).Where(one => one.IsPendingAt(now)));
        Assert.Equal(
            all.Where(one => one.IsCompleted).OrderBy(one => one.CompletedAt),
            state.Assessments.In(KeyPredictState.CompletedByEnd, KeyPredictState.Everyone).ToList());
        foreach (var candidate in Enumerable.Range(1, People))
        {
            var own = all.Where(one => one.CandidateId == candidate).ToList();
            Assert.Equal(own.Where(one => one.IsOpen).OrderBy(one => one.InvitedAt), state.Assessments.In(KeyPredictState.OpenOfCandidate, candidate).ToList());
            Assert.Equal(
                own.Where(one => one.IsCompleted).OrderBy(one => one.CompletedAt),
                state.Assessments.In(KeyPredictState.CompletedOfCandidate, candidate).ToList());
            foreach (var test in TestIds)
            {
                Assert.Equal(own.FirstOrDefault(one => one.TestId == test && one.IsPendingAt(now)), state.PendingOf(candidate, test, now));
                Assert.Equal(
                    own.Where(one => one.TestId == test && one.IsCompleted).MaxBy(one => (one.CompletedAt, one.Id)),
                    state.Assessments.In(KeyPredictState.CompletedOfTest, (candidate, test)).Max);
            }
        }

        foreach (var one in all)
        {
            Assert.Same(one, state.Assessments.By(KeyPredictState.AssessmentBySessionKey, one.SessionKey));
            Assert.Same(one, state.Assessments.By(KeyPredictState.AssessmentByReportKey, one.ReportKey));
        }

        Assert.Null(state.Assessments.By(KeyPredictState.AssessmentByReportKey, all[draw.Between(0, all.Count)].SessionKey));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_page_is_what_filtering_sorting_and_cutting_gives(int seed)
    {
        var (draw, state) = (new Draw(seed, "pages"), Lived(seed));
        for (var i = 0; i < 200; i++)
        {
            var (from, to) = (Some(() => Instant(draw)), Some(() => Instant(draw)));
            var input = new PageInput(draw.Chance(0.1) ? long.MaxValue : draw.Between(1, 6), draw.Between(1, 25), draw.Chance(0.5))
            {
                TestId = Some(() => (long)draw.Pick(TestIds)),
                GroupId = Some(() => (long)draw.Between(2_101, 2_106)),
                CandidateId = Some(() => draw.Chance(0.1) ? long.MaxValue : draw.Between(1, People + 2)),
                From = from <= to || to is null ? from : to,
                To = to,
            };
            var expected = state.Assessments.Where(one => one.CompletedAt is { } end
                && (input.TestId is null || one.TestId == input.TestId)
                && (input.CandidateId is null || one.CandidateId == input.CandidateId)
                && (input.GroupId is null || state.Candidates.Find(one.CandidateId)!.GroupIds.Any(group => group == input.GroupId))
                && (input.From is null || end >= input.From)
                && (input.To is null || end <= input.To)).OrderBy(one => one.CompletedAt).ThenBy(one => one.Id).ToList();
            if (!input.IsAscending) expected.Reverse();
            var page = CompletedPage.Of(state, input);
            Assert.Equal(Math.Max(1, (expected.Count + input.Size - 1) / input.Size), page.Last);
            Assert.Equal(expected.Skip((int)Math.Min(expected.Count, (Math.Min(input.Page, 1_000) - 1) * input.Size)).Take(input.Size), page.Shown);
        }

        T? Some<T>(Func<T> value)
            where T : struct => draw.Chance(0.4) ? value() : null;
    }

    private static KeyPredictState Lived(int seed)
    {
        var (draw, state) = (new Draw(seed, "lived"), BareAccount.Demo());
        state = state with
        {
            Candidates = state.Candidates.Put(Enumerable.Range(1, People).Select(id => Someone(draw, id))),
            Assessments = (Table<int, Assessment>)((ITable)state.Assessments).Of([]),
        };
        for (var i = 0; i < Steps; i++)
        {
            var id = draw.Between(1, 150);
            state = state with { Assessments = draw.Chance(0.15) ? state.Assessments.Remove(id) : state.Assessments.Put(Something(draw, id)) };
        }

        return state;
    }

    private static Candidate Someone(Draw draw, int id) => new(
        id, "A", "B", draw.Chance(0.8) ? $"Person{id}@people.example" : null, $"login {id}", BareAccount.Now)
    {
        GroupIds = [.. Enumerable.Range(2_101, 4).Where(_ => draw.Chance(0.4))],
        ProfileKey = draw.Chance(0.5) ? $"key {id}" : null,
    };

    private static Assessment Something(Draw draw, int id) => new(
        id, draw.Between(1, People + 1), draw.Pick(TestIds), CatalogueLists.English, Instant(draw), $"session {id}", $"report {id}")
    {
        ExpiresAt = draw.Chance(0.3) ? BareAccount.Now.AddHours(draw.Between(-9, 9)) : null,
        CompletedAt = draw.Chance(0.6) ? Instant(draw) : null,
        CancelledAt = draw.Chance(0.1) ? Instant(draw) : null,
    };

    // Few instants, so that many are the same.
    private static DateTimeOffset Instant(Draw draw) => BareAccount.Now.AddHours(-draw.Between(0, 40));

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
