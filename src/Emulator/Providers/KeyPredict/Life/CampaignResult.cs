using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Life;

/// <summary>Where a candidate stands in a campaign: there is no fit before every test of the campaign is completed. Of a test
/// taken twice the last result counts.</summary>
/// <param name="CandidateId">The candidate.</param>
/// <param name="Fit">Null until all tests are completed.</param>
internal sealed record CampaignResult(int CandidateId, FitScore? Fit)
{
    /// <summary>The candidates of a campaign, best first, those without a score last.</summary>
    /// <param name="state">The records.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="candidateId">Only this candidate; null for all.</param>
    public static IEnumerable<CampaignResult> Of(KeyPredictState state, Campaign campaign, long? candidateId) => campaign.CandidateIds
        .Where(id => candidateId is null || id == candidateId)
        .Select(id => new CampaignResult(id, FitOf(state, campaign, id)))
        .OrderByDescending(result => result.Fit?.Fit ?? -1).ThenBy(result => result.CandidateId);

    private static FitScore? FitOf(KeyPredictState state, Campaign campaign, int candidateId)
    {
        var scores = new Dictionary<int, decimal>();
        foreach (var testId in campaign.TestIds)
        {
            if (state.Assessments.In(KeyPredictState.CompletedOfTest, (candidateId, testId)).Max is not { } last) return null;
            foreach (var score in last.Scores) scores[score.FactorId] = score.Score;
        }

        return FitScore.Of(state.PredictiveModels.Find(campaign.ModelId)!, state.Competencies.Find, scores);
    }
}
