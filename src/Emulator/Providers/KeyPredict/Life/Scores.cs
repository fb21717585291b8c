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

    public static ImmutableArray<FactorScore> Of(KeyPredictState state, Assessment assessment, IReadOnlyDictionary<int, decimal> given, long seed)
    {
        var draw = new Draw(seed, "scores of " + assessment.Id.ToString(CultureInfo.InvariantCulture));
        var scores = ImmutableSortedDictionary.CreateBuilder<int, decimal>();
        foreach (var factor in state.FactorsOf(assessment.TestId))
        {
            // Every factor draws, so that giving one does not move the others.
            var drawn = Round((decimal)(Middle + (Spread * draw.Normal())));
            scores[factor.Id] =
                given.TryGetValue(factor.Id, out var own) ? Round(own)
                : factor.OpposedId is not { } opposed ? drawn
                : given.TryGetValue(opposed, out var other) ? KeyPredictSettings.HighestScore - Round(other)
                : scores.TryGetValue(opposed, out var first) ? KeyPredictSettings.HighestScore - first
                : drawn;
        }

        return [.. scores.Select(score => new FactorScore(score.Key, score.Value))];
    }

    private static decimal Round(decimal score) =>
        Math.Round(Math.Clamp(score, KeyPredictSettings.LowestScore, KeyPredictSettings.HighestScore), 1, MidpointRounding.AwayFromZero);
}
