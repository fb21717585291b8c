using System.Collections.Immutable;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Life;

/// <summary>Where a candidate stands in a campaign: there is no fit before every test of the campaign is completed. Of a test taken twice the last result counts.</summary>
/// <param name="CandidateId">The candidate.</param>
/// <param name="Fit">Null until all tests are completed.</param>
internal sealed record CampaignResult(int CandidateId, FitScore? Fit)
{
    /// <summary>The candidates of a campaign, best first, those without a score last.</summary>
    public static IEnumerable<CampaignResult> Of(KeyPredictState state, Campaign campaign)
    {
        var completed = state.Assessments
            .Where(assessment => assessment.CompletedAt is not null && campaign.TestIds.Contains(assessment.TestId))
            .ToLookup(assessment => assessment.CandidateId);
        return campaign.CandidateIds
            .Select(id => new CampaignResult(id, FitOf(state, campaign, completed[id])))
            .OrderByDescending(result => result.Fit?.Fit ?? -1).ThenBy(result => result.CandidateId);
    }

    private static FitScore? FitOf(KeyPredictState state, Campaign campaign, IEnumerable<Assessment> completed)
    {
        var last = completed.GroupBy(assessment => assessment.TestId).Select(same => same.MaxBy(assessment => (assessment.CompletedAt, assessment.Id))!).ToImmutableArray();
        if (last.Length < campaign.TestIds.Length) return null;
        var scores = last.SelectMany(assessment => assessment.Scores).ToDictionary(score => score.FactorId, score => score.Score);
        return FitScore.Of(state.PredictiveModels.Find(campaign.ModelId)!, state.Competencies.Find, scores);
    }
}
