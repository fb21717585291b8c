using System.Collections.Immutable;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Life;

/// <summary>How well a result meets a predictive model: 0 to 100, and the matching of each competency. Documented: the global match is the mean of the
/// competencies' matches weighted by importance; the higher the importance, the harder it is to reach. The numbers are inferred.</summary>
/// <param name="Fit">Rounded half away from zero; null when no competency of the model is measured.</param>
/// <param name="Competencies">Those that count, in the model's order.</param>
internal sealed record FitScore(int? Fit, ImmutableArray<CompetencyMatch> Competencies)
{
    private const decimal Whole = 100m;

    /// <summary>The fit of these factor scores. A competency none of whose factors is measured is left out, as is one of importance 0.</summary>
    public static FitScore Of(PredictiveModel model, Func<int, Competency?> competencies, IReadOnlyDictionary<int, decimal> scores)
    {
        var matches = ImmutableArray.CreateBuilder<CompetencyMatch>();
        foreach (var requirement in model.Requirements)
        {
            if (requirement.Importance == 0 || competencies(requirement.CompetencyId) is not { } competency) continue;
            if (Level(competency, scores) is { } level)
                matches.Add(new CompetencyMatch(competency.Label, requirement.Importance, Math.Min(Whole, Whole * level / Target(requirement.Importance))));
        }

        var weight = matches.Sum(match => match.Importance);
        return new FitScore(
            weight == 0 ? null : (int)Math.Round(matches.Sum(match => match.Importance * match.Score) / weight, MidpointRounding.AwayFromZero),
            matches.ToImmutable());
    }

    /// <summary>The level, 0 to 10, from which a competency of this importance (1 to 5) is fully met: 5 to 9.</summary>
    private static decimal Target(int importance) => 4 + importance;

    /// <summary>The weighted mean of the factors; a negative weight counts by its absolute value, and the score from the other end.</summary>
    public static decimal? Level(Competency competency, IReadOnlyDictionary<int, decimal> scores)
    {
        var (sum, weight) = (0m, 0);
        foreach (var trait in competency.Traits)
        {
            if (trait.Weight == 0 || !scores.TryGetValue(trait.FactorId, out var score)) continue;
            sum += Math.Abs(trait.Weight) * (trait.Weight > 0 ? score : KeyPredictSettings.HighestScore - score);
            weight += Math.Abs(trait.Weight);
        }

        return weight == 0 ? null : sum / weight;
    }
}

/// <summary>How far a competency of a model is met.</summary>
/// <param name="Label">The competency.</param>
/// <param name="Importance">1 to 5 (essential).</param>
/// <param name="Score">The matching, 0 to 100.</param>
internal sealed record CompetencyMatch(string Label, int Importance, decimal Score);
