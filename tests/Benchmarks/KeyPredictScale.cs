using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Providers.KeyPredict;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Benchmarks;

/// <summary>Key Predict's candidates at any number, each with a completed assessment.</summary>
internal static class KeyPredictScale
{
    private const string Rest = KeyPredictRoutes.Rest + "/", Token = "a-token-of-the-measurement";

    /// <summary>The calls on so many candidates.</summary>
    public static IReadOnlyList<ScaleCall> Calls(int count)
    {
        var world = Open(count);
        const string completed = Rest + KeyPredictRoutes.AssessmentPaginateCompleted + "/json";
        return
        [
            new("Key Predict: look-up by id", i => world.Call(
                "GET", $"{Rest}{KeyPredictRoutes.RetrieveCandidate}/json?id={KeyPredictSettings.FirstCandidateId + Spread.Of(i, count)}")),
            new("Key Predict: look-up by e-mail address", i => world.Call(
                "GET", $"{Rest}{KeyPredictRoutes.RetrieveCandidate}/json?email=person{Spread.Of(i, count)}@people.example")),
            new("Key Predict: create", i => world.Call(
                "GET", $"{Rest}{KeyPredictRoutes.CreateCandidate}/json?firstname=A&lastname=B&email=new{i}@people.example")),
            new("Key Predict: list of 20", _ => world.Call("GET", completed + "?per_page=20")),
            new("Key Predict: page of 500 in the middle", _ => world.Call("GET", $"{completed}?per_page=500&page={Math.Max(1, count / 500 / 2)}")),
            new("Key Predict: list filtered by test", _ => world.Call("GET", $"{completed}?per_page=20&test_id={CatalogueTests.Reasoning}"), LooksAtAll: true),
        ];
    }

    private static ScaleWorld Open(int count)
    {
        var provider = new KeyPredictProvider();
        var state = ((KeyPredictState)ScaleWorld.Seeded(provider)).WithToken(Token, ScaleWorld.Now);
        var (ids, candidates, assessments) = (new NewIds(state.Ids), new Candidate[count], new Assessment[count]);
        for (var i = 0; i < count; i++)
        {
            var at = ScaleWorld.Now.AddDays(-100).AddSeconds(i);
            candidates[i] = new Candidate(
                ids.Candidate(), "Anna", "Berg", Text($"person{i}@people.example"), Text($"login {i}"), at);
            assessments[i] = new Assessment(
                ids.Assessment(),
                candidates[i].Id,
                i % 100 == 0 ? CatalogueTests.Reasoning : CatalogueTests.Professional,
                CatalogueLists.English,
                at,
                Text($"session {i}"),
                Text($"report {i}"))
            { StartedAt = at, CompletedAt = at.AddMinutes(14) };
        }

        state = state with { Ids = ids.After, Candidates = state.Candidates.Put(candidates), Assessments = state.Assessments.Put(assessments) };
        return new ScaleWorld(provider, state, provider.Surfaces[0], [new(KeyPredictRoutes.TokenHeader, Token)]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
