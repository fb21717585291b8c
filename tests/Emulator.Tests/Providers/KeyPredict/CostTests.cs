using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>What a call costs does not grow with the records that it does not show: counted in allocated bytes, which are the same on a busy machine.</summary>
public class CostTests
{
    private const int Few = 500, Many = 20_000;
    private const long Slack = 20_000;

    private static readonly Lazy<KeyPredictState> Small = new(() => Filled(Few)), Large = new(() => Filled(Many));

    public static TheoryData<string> Calls => new(
        "/customer/REST/assessment/paginate/completed/json?per_page=50&page={middle}",
        "/customer/REST/assessment/paginate/completed/json?per_page=50&page=2&order_asc=1&due_date_from=2026-02-28 12:00:00",
        "/customer/REST/assessment/paginate/completed/json?per_page=50&test_id=9",
        "/customer/REST/assessment/completed/json?candidate_id=100",
        "/customer/REST/assessment/pending/json?candidate_id=100",
        "/customer/REST/retrieve/candidate/json?email=Person100@people.example",
        "/customer/REST/create/candidate/json?firstname=A&lastname=B&email=new@people.example",
        "/customer/REST/candidate/invite/json?id=100&test_id=13,9",
        "/customer/REST/campaign/invite/json?id=501&candidate_id=100",
        "/customer/REST/campaign/scores/json?id=501",
        "/customer/REST/candidate/profile/json?id=100",
        "/customer/REST/retrieve/group/json?id=2101",
        "/assessment/report?key=report 100",
        "/assessment/session?key=session 1000100");

    [Theory]
    [MemberData(nameof(Calls))]
    public void Forty_times_the_records_cost_hardly_more(string call)
    {
        var few = Cost(Small.Value, call.Replace("{middle}", $"{Few / 100}", StringComparison.Ordinal));
        var many = Cost(Large.Value, call.Replace("{middle}", $"{Many / 100}", StringComparison.Ordinal));
        Assert.True(many < (2 * few) + Slack, $"{few} bytes among {Few}, {many} among {Many}");
    }

    private static long Cost(KeyPredictState state, string target)
    {
        BareAccount.TextOf(BareAccount.Decide(state, Request(target)).Outcome);
        var request = Request(target);
        var before = GC.GetAllocatedBytesForCurrentThread();
        BareAccount.TextOf(BareAccount.Decide(state, request).Outcome);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Request Request(string target) => BareAccount.Get(target.Replace(" ", "%20", StringComparison.Ordinal));

    /// <summary>So many candidates, each with a completed and an open assessment; the demo's campaign and groups beside them.</summary>
    private static KeyPredictState Filled(int count)
    {
        var state = BareAccount.Demo().WithToken(BareAccount.Token, BareAccount.Now);
        return state with
        {
            Candidates = state.Candidates.Put(Enumerable.Range(1, count).Select(Someone)),
            Assessments = state.Assessments.Put(Enumerable.Range(1, count).SelectMany(id => Both(id, BareAccount.Now.AddDays(-1).AddSeconds(id)))),
        };
    }

    private static Candidate Someone(int id) => new(id, "A", "B", $"person{id}@people.example", $"login {id}", BareAccount.Now);

    private static IEnumerable<Assessment> Both(int id, DateTimeOffset at) =>
    [
        Invited(id, id, CatalogueTests.Reasoning, at) with { StartedAt = at, CompletedAt = at, Scores = [new(901, 5m)] },
        Invited(1_000_000 + id, id, CatalogueTests.Professional, at),
    ];

    private static Assessment Invited(int id, int candidateId, int testId, DateTimeOffset at) =>
        new(id, candidateId, testId, CatalogueLists.English, at, $"session {id}", $"report {id}");
}
