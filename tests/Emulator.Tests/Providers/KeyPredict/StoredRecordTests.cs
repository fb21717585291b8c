using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Core.State;
using Emulator.Providers.KeyPredict;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>What is stored has a shape of its own, and comes back from plain JSON as it was.</summary>
public class StoredRecordTests
{
    private static readonly JsonSerializerOptions Plain = new() { IncludeFields = false, Converters = { new JsonStringEnumConverter() } };

    [Fact]
    public void No_type_of_the_wire_is_stored()
    {
        var reached = new HashSet<Type>();
        foreach (var (_, table) in BareAccount.Demo().Tables) Reach(table.RowType, reached);
        Assert.Contains(typeof(FactorScore), reached);
        Assert.DoesNotContain(reached, type => type.Assembly == typeof(Contracts.Control.HealthView).Assembly);
    }

    [Fact]
    public void Every_row_comes_back_from_plain_JSON_and_every_table_from_its_rows()
    {
        var state = LivedIn();
        foreach (var (name, table) in state.Tables)
        {
            var rows = table.Records.Select(record => record.Value).ToList();
            var texts = rows.Select(row => JsonSerializer.Serialize(row, table.RowType, Plain)).ToList();
            var back = texts.Select(text => JsonSerializer.Deserialize(text, table.RowType, Plain)!).ToList();
            Assert.True(rows.Count > 0, name);
            Assert.Equal(texts, back.Select(row => JsonSerializer.Serialize(row, table.RowType, Plain)));
            var made = table.Of(back);
            Assert.Equal(table.Records.Select(record => record.Key), made.Records.Select(record => record.Key));
            Assert.Equal(texts, made.Records.Select(record => JsonSerializer.Serialize(record.Value, table.RowType, Plain)));
        }
    }

    [Fact]
    public void The_indices_come_back_with_the_rows()
    {
        var state = LivedIn();
        var back = state with
        {
            Candidates = (Table<int, Candidate>)((ITable)state.Candidates).Of(state.Candidates),
            Assessments = (Table<int, Assessment>)((ITable)state.Assessments).Of(state.Assessments),
        };
        foreach (var candidate in state.Candidates)
            if (candidate.Email is { } email) Assert.Same(candidate, back.CandidateOf(email.ToUpperInvariant()));
        foreach (var assessment in state.Assessments)
            Assert.Same(assessment, back.Assessments.By(KeyPredictState.AssessmentBySessionKey, assessment.SessionKey));
        Assert.Equal(
            state.Assessments.In(KeyPredictState.CompletedByEnd, KeyPredictState.Everyone).ToList(),
            back.Assessments.In(KeyPredictState.CompletedByEnd, KeyPredictState.Everyone).ToList());
    }

    /// <summary>The demo after some calls and acts, so that no table is empty and every member was written once.</summary>
    private static KeyPredictState LivedIn()
    {
        var now = BareAccount.Now;
        var state = BareAccount.Demo().WithToken("dead", now).WithoutTokens("of the test", now).WithToken(BareAccount.Token, now);
        state = After(state, 2, "candidate/invite", $$"""{"id":{{state.Candidates.Last().Id}},"test_id":315,"level":2,"proctoring":1,"show_report":1}""");
        var invited = state.Assessments.Last();
        var drawn = ImmutableDictionary<int, decimal>.Empty;
        state = (KeyPredictState)AssessmentActs.Do(AssessmentActs.Complete, BareAccount.MomentOf(state), invited, drawn).Change.State!;
        state = After(state, 3, "candidate/profile", $$"""{"id":{{invited.CandidateId}}}""");
        state = After(state, 4, "create/candidate", """{"firstname":"A","lastname":"B","login":"without an address","observations":"\"<é>"}""");
        return After(state, 5, "campaign/invite", $$"""{"id":501,"candidate_id":{{invited.CandidateId}}}""");
    }

    private static KeyPredictState After(KeyPredictState state, long decision, string method, string body)
    {
        var outcome = BareAccount.Decide(state, BareAccount.Post($"/customer/REST/{method}/json", body), decision).Outcome;
        Assert.Null(outcome.Refusal);
        return (KeyPredictState)outcome.Change.State!;
    }

    private static void Reach(Type type, HashSet<Type> reached)
    {
        if (!reached.Add(type)) return;
        foreach (var part in type.GetGenericArguments()) Reach(part, reached);
        if (type.GetElementType() is { } element) Reach(element, reached);
        if (type.Namespace!.StartsWith("System", StringComparison.Ordinal)) return;
        foreach (var property in type.GetProperties()) Reach(property.PropertyType, reached);
    }
}
