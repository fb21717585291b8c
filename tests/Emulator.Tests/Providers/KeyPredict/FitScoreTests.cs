using System.Collections.Immutable;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The formula of the fit, over generated models and scores.</summary>
public class FitScoreTests
{
    private const int Factors = 6;

    private static readonly Gen<(PredictiveModel Model, ImmutableArray<Competency> Competencies, decimal[] Scores)> Cases =
        from weights in Gen.Choose(-3, 3).ArrayOf(Factors * 3)
        from importances in Gen.Choose(0, 5).ArrayOf(3)
        from tenths in Gen.Choose(0, 100).ArrayOf(Factors)
        let competencies = Enumerable.Range(0, 3)
            .Select(c => new Competency(c + 1, "C" + c, [.. Enumerable.Range(0, Factors).Select(f => new Trait(f + 1, weights[(c * Factors) + f]))]))
            .ToImmutableArray()
        let model = new PredictiveModel(1, "M", "O", [.. importances.Select((importance, c) => new Requirement(c + 1, importance))])
        select (model, competencies, tenths.Select(tenth => tenth / 10m).ToArray());

    [Fact]
    public void A_fit_and_each_match_lie_from_0_to_100() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Cases.ToArbitrary(), one =>
    {
        var fit = Fit(one.Model, one.Competencies, one.Scores);
        return (fit.Fit is null or (>= 0 and <= 100)) && fit.Competencies.All(match => match.Score is >= 0 and <= 100);
    }));

    [Fact]
    public void More_of_a_factor_never_lowers_the_matches_that_want_it_nor_raises_those_that_do_not() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Cases.ToArbitrary(), Gen.Choose(0, Factors - 1).ToArbitrary(), (one, factor) =>
        {
            var more = one.Scores.ToArray();
            more[factor] = Math.Min(10m, more[factor] + 1.5m);
            var (before, after) = (Fit(one.Model, one.Competencies, one.Scores), Fit(one.Model, one.Competencies, more));
            var isMonotone = before.Competencies.Zip(after.Competencies).All(pair =>
            {
                var weight = one.Competencies.First(competency => competency.Label == pair.First.Label).Traits[factor].Weight;
                return weight > 0 ? pair.Second.Score >= pair.First.Score
                    : weight < 0 ? pair.Second.Score <= pair.First.Score
                    : pair.Second.Score == pair.First.Score;
            });
            var directions = one.Competencies.Where((_, c) => one.Model.Requirements[c].Importance > 0)
                .Select(competency => Math.Sign(competency.Traits[factor].Weight)).ToHashSet();
            return isMonotone && (directions.Contains(-1) || after.Fit >= before.Fit || before.Fit is null)
                && (directions.Contains(1) || after.Fit <= before.Fit || before.Fit is null);
        }));

    [Fact]
    public void A_competency_of_importance_0_and_one_that_nothing_measures_play_no_part() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var fit = Fit(one.Model, one.Competencies, one.Scores);
            var without = one.Model with { Requirements = [.. one.Model.Requirements.Where(requirement => requirement.Importance > 0)] };
            var unmeasured = one.Model with { Requirements = [.. one.Model.Requirements, new Requirement(9, 5)] };
            var strangers = one.Competencies.Add(new Competency(9, "Nothing", [new Trait(99, 3)]));
            return Same(fit, Fit(without, one.Competencies, one.Scores)) && Same(fit, Fit(unmeasured, strangers, one.Scores));
        }));

    [Fact]
    public void The_stated_formula_is_met_by_hand()
    {
        var competencies = ImmutableArray.Create(new Competency(1, "A", [new Trait(1, 3), new Trait(2, -1)]), new Competency(2, "B", [new Trait(3, 2)]));
        var model = new PredictiveModel(1, "M", "O", [new Requirement(1, 5), new Requirement(2, 1)]);
        // A: (3*6 + 1*(10-2))/4 = 6.5, target 9: 72.2. B: 4, target 5: 80. Fit: (5*72.22 + 80)/6 = 73.5, up to 74.
        var fit = Fit(model, competencies, [6m, 2m, 4m]);
        Assert.Equal(74, fit.Fit);
        Assert.Equal([72.2m, 80m], fit.Competencies.Select(match => Math.Round(match.Score, 1)));
        Assert.Null(Fit(model, competencies, []).Fit);
    }

    private static FitScore Fit(PredictiveModel model, ImmutableArray<Competency> competencies, decimal[] scores) => FitScore.Of(
        model,
        id => competencies.FirstOrDefault(competency => competency.Id == id),
        scores.Select((score, index) => (index, score)).ToDictionary(one => one.index + 1, one => one.score));

    private static bool Same(FitScore left, FitScore right) => left.Fit == right.Fit && left.Competencies.SequenceEqual(right.Competencies);
}
