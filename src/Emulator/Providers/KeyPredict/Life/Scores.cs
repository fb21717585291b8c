using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.State;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Life;

/// <summary>The result of an assessment: what was given, the other end of what was given, and the rest drawn from the seed and the assessment's id.</summary>
internal static class Scores
{
    private const double Middle = 5.5;
    private const double Spread = 1.8;

    public static ImmutableArray<FactorScore> Of(KeyPredictState state, Assessment assessment, IReadOnlyDictionary<int, decimal>? given, long seed)
    {
        var draw = new Draw(seed, "scores of " + assessment.Id.ToString(CultureInfo.InvariantCulture));
        var scores = new List<FactorScore>();
        foreach (var factor in state.FactorsOf(assessment.TestId))
        {
            // Every factor draws, so that giving one does not move the others.
            var drawn = Round((decimal)(Middle + (Spread * draw.Normal())));
            var score = Given(factor.Id) is { } own ? Round(own)
                : factor.OpposedId is not { } opposed ? drawn
                : Given(opposed) is { } other ? KeyPredictSettings.HighestScore - Round(other)
                : scores.Find(known => known.FactorId == opposed) is { } first ? KeyPredictSettings.HighestScore - first.Score
                : drawn;
            scores.Add(new FactorScore(factor.Id, score)); // Factors come by their ids.
        }

        return [.. scores];

        decimal? Given(int factorId) => given is not null && given.TryGetValue(factorId, out var one) ? one : null;
    }

    private static decimal Round(decimal score) =>
        Math.Round(Math.Clamp(score, KeyPredictSettings.LowestScore, KeyPredictSettings.HighestScore), 1, MidpointRounding.AwayFromZero);
}
