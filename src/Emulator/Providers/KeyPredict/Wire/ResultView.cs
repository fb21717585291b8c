using System.Collections.Immutable;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>A completed assessment as all its readers see it: the methods under <c>report</c>, the result tree, the pages and the PDF file.</summary>
internal sealed class ResultView
{
    // Profiles of reference. That there are classes with profiles is observed, as are “General profile”, “Conscientious” and “Social”; the others are invented.
    private static readonly (int Id, string Label, int ClassId, string ClassLabel)[] Profiles =
    [
        (11, "Conscientious", 1, "General profile"),
        (12, "Social", 1, "General profile"),
        (13, "Enterprising", 1, "General profile"),
        (21, "Project manager", 2, "Professions"),
        (22, "Adviser", 2, "Professions"),
        (23, "Specialist", 2, "Professions"),
    ];

    private ResultView(KeyPredictState state, Assessment assessment)
    {
        Assessment = assessment;
        Test = state.Tests.Find(assessment.TestId)!;
        Candidate = state.Candidates.Find(assessment.CandidateId);
        Company = state.Account.Company;
        var scores = assessment.Scores.ToDictionary(score => score.FactorId, score => score.Score);
        Factors =
        [
            .. state.FactorsOf(assessment.TestId)
                .Where(factor => factor.OpposedId is not { } opposed || opposed > factor.Id)
                .Select(factor => new ScaledFactor(factor, scores.GetValueOrDefault(factor.Id), factor.OpposedId is { } id ? state.Factors.Find(id) : null)),
        ];
        Groups = [.. Factors.GroupBy(scale => scale.Factor.Group)
            .Select((group, index) => new FactorGroup(GroupId(assessment.TestId, index), group.Key, [.. group]))];
    }

    public Assessment Assessment { get; }

    public Test Test { get; }

    public Candidate? Candidate { get; }

    public string Company { get; }

    /// <summary>The scales, in the catalogue's order.</summary>
    public ImmutableArray<ScaledFactor> Factors { get; }

    public ImmutableArray<FactorGroup> Groups { get; }

    /// <summary>The mean of all scales.</summary>
    public decimal Global => Mean(Factors);

    /// <summary>The quotient of the reasoning and the emotion test: 100 in the middle of the scale.</summary>
    public int Quotient => 100 + (int)Math.Round((Global - 5m) * 10m, MidpointRounding.AwayFromZero);

    /// <summary>The matches, best first within a class. A profile asks for every third scale.</summary>
    public ImmutableArray<Match> Matches =>
    [
        .. Profiles
            .Select(profile => new Match(profile.Id, profile.Label, profile.ClassId, profile.ClassLabel, Percent(profile.Id % 10 - 1, profile.ClassId)))
            .OrderBy(match => match.ClassId).ThenByDescending(match => match.Percent).ThenBy(match => match.Id),
    ];

    public string CandidateName => Candidate?.FullName ?? "";

    /// <summary>Every factor with its score, of two opposed ones each.</summary>
    public IEnumerable<(Factor Factor, decimal Score)> Ends =>
        Factors.SelectMany(scale => scale.Opposed is { } opposed
            ? new[] { (scale.Factor, scale.Score), (opposed, scale.OpposedScore) }
            : [(scale.Factor, scale.Score)]);

    /// <summary>The view of an assessment that is completed.</summary>
    public static ResultView Of(KeyPredictState state, Assessment assessment) => new(state, assessment);

    /// <summary>The groups of a test's factors, in order, with their ids.</summary>
    public static IEnumerable<(int Id, string Name, IEnumerable<Factor> Factors)> GroupsOf(KeyPredictState state, int testId) =>
        state.FactorsOf(testId).GroupBy(factor => factor.Group).Select((group, index) => (GroupId(testId, index), group.Key, (IEnumerable<Factor>)group));

    public static decimal Mean(IReadOnlyCollection<ScaledFactor> factors) =>
        factors.Count == 0 ? 0m : Math.Round(factors.Average(scale => scale.Score), 1, MidpointRounding.AwayFromZero);

    private static int GroupId(int testId, int index) => (testId * 10) + index + 1;

    private int Percent(int place, int classId)
    {
        var asked = Factors.Where((_, index) => index % 3 == place)
            .Select(scale => classId == 1 ? scale.Score : Math.Max(scale.Score, scale.OpposedScore)).ToList();
        return asked.Count == 0 ? 0 : (int)Math.Round(asked.Average() * 10m, MidpointRounding.AwayFromZero);
    }
}

/// <summary>A group of a test's scales and their mean.</summary>
internal sealed record FactorGroup(int Id, string Name, ImmutableArray<ScaledFactor> Factors)
{
    /// <summary>The mean of the scales, one decimal.</summary>
    public decimal Score => ResultView.Mean(Factors);
}

/// <summary>One scale of a result: a factor, its score and, where the scale has a name at its other end, the opposed factor.</summary>
internal sealed record ScaledFactor(Factor Factor, decimal Score, Factor? Opposed)
{
    /// <summary>10 less the score.</summary>
    public decimal OpposedScore => KeyPredictSettings.HighestScore - Score;
}
