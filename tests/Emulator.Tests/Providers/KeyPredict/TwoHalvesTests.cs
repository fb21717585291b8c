using Emulator.Core.Agenda;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict;
using Emulator.Providers.KeyPredict.Life;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>What changes something is read before the decision and written after it: inside the gate nothing is parsed and nothing is serialised.</summary>
public class TwoHalvesTests
{
    private static readonly KeyPredictState State = BareAccount.Demo().WithToken(BareAccount.Token, BareAccount.Now);

    public static TheoryData<string> Changing => new(BareAccount.Provider.Operations.Where(operation => operation.Changes).Select(operation => operation.Name));

    [Theory]
    [MemberData(nameof(Changing))]
    public void A_call_that_was_read_outside_the_gate_is_decided_in_it_and_its_answer_written_afterwards(string operation)
    {
        var request = RequestFor(operation);
        var expected = BareAccount.TextOf(BareAccount.Decide(State, request).Outcome);
        var inside = InsideGate(() => BareAccount.Decide(State, request).Outcome);
        Assert.Null(inside.Refusal);
        Assert.Equal(expected, BareAccount.TextOf(inside));
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public void A_call_that_was_not_read_is_not_read_in_the_gate(string operation) =>
        Assert.Throws<NotPreparedException>(() => InsideGate(() => BareAccount.Decide(State, RequestFor(operation))));

    [Theory]
    [InlineData("create/candidate", "{broken")]
    [InlineData("candidate/invite", """{"id":410001,"test_id":"x","expiration_date":"2001-01-01 00:00:00","level":9}""")]
    public void A_refusal_too_is_worded_after_the_decision(string method, string body)
    {
        var request = BareAccount.Post($"/customer/REST/{method}/xml", body);
        Assert.NotNull(BareAccount.Decide(State, request).Outcome.Refusal);
        var answer = InsideGate(() => BareAccount.Provider.Dialect.Refuse(BareAccount.Decide(State, request).Outcome.Refusal!, request));
        Assert.NotEqual(0, answer.Body.Length);
    }

    [Fact]
    public void An_end_that_is_over_keeps_its_place_among_the_mistakes()
    {
        const string Body = """{"id":410001,"test_id":"x","expiration_date":"2001-01-01 00:00:00","level":9}""";
        var refusal = BareAccount.Decide(State, BareAccount.Post("/customer/REST/candidate/invite/json", Body)).Outcome.Refusal!;
        Assert.Equal(["test_id", "expiration_date", "level"], refusal.Errors.Select(error => error.Key));
    }

    [Fact]
    public void An_act_that_was_put_off_runs_in_the_gate()
    {
        var pending = State.Assessments.First(assessment => assessment.IsPendingAt(BareAccount.Now));
        var factor = State.FactorsOf(pending.TestId)[0].Id;
        var entry = new AgendaEntry(1, BareAccount.Now, "key-predict", "complete assessment", $"{pending.Id}", $$"""{"{{factor}}":6.2}""");
        var after = (KeyPredictState)InsideGate(() => BareAccount.Provider.Run(entry, BareAccount.MomentOf(State))).Change.State!;
        Assert.Equal(6.2m, after.Assessments.Find(pending.Id)!.Scores.Single(score => score.FactorId == factor).Score);
    }

    private static T InsideGate<T>(Func<T> decide)
    {
        using var scope = InGate.Enter();
        return decide();
    }

    private static Request RequestFor(string operation)
    {
        var candidate = State.Candidates.First().Id;
        var fresh = State.Candidates.Last().Id;
        var session = State.Assessments.First(assessment => assessment.IsPendingAt(BareAccount.Now)).SessionKey;
        if (operation == "session page, a step")
            return BareAccount.Post($"/assessment/session?key={session}", "do=start&q1=1", "application/x-www-form-urlencoded", token: null);
        var body = operation switch
        {
            "connect" => $$"""{"login":"{{State.Integration.Login}}","password":"{{State.Integration.Password}}"}""",
            "create/candidate" => """{"firstname":"A","lastname":"B","email":"new@people.example","group_ids":[2101]}""",
            "update/candidate" => $$"""{"id":{{candidate}},"firstname":"A","phone":"","title_id":2}""",
            "candidate/invite" => $$"""{"id":{{fresh}},"test_id":[9,13],"expiration_date":"2030-01-01 00:00:00"}""",
            "company/giveCredits" => """{"company_id":7302,"credits":5}""",
            "create/campaign" => """{"label":"L","test_ids":"9,13","predictive_model_id":1,"expiration_date":"2030-01-01 00:00:00"}""",
            "update/campaign" => """{"id":501,"label":"M","expiration_date":""}""",
            "campaign/invite" => $$"""{"id":501,"candidate_id":"{{fresh}}"}""",
            "candidate/profile" => $$"""{"id":{{candidate}}}""",
            _ => throw new InvalidOperationException($"The test has no call for {operation}."),
        };
        return BareAccount.Post($"/customer/REST/{operation}/json", body, token: operation == "connect" ? null : BareAccount.Token);
    }
}
