using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>Campaigns and their results as the methods answer them.</summary>
internal static class CampaignView
{
    /// <summary>As the list has it.</summary>
    public static Tree Summary(Campaign campaign) => Tree.One(
        "campaign",
        ("id", Tree.Id(campaign.Id)),
        ("label", Tree.Of(campaign.Label)),
        ("predictive_model_id", Tree.Id(campaign.ModelId)),
        ("test_ids", Tests(campaign)));

    /// <summary>The whole, with what a method adds.</summary>
    public static Tree Of(Campaign campaign, params ReadOnlySpan<Tree.Member> more) => Tree.One(
        "campaign",
        [
            ("id", Tree.Id(campaign.Id)),
            ("label", Tree.Of(campaign.Label)),
            ("predictive_model_id", Tree.Id(campaign.ModelId)),
            ("test_ids", Tests(campaign)),
            ("test_language_id", Tree.Id(campaign.LanguageId)),
            ("creation_date", Tree.Plain(ParisTime.Text(campaign.CreatedAt))),
            ("expiration_date", Tree.Plain(ParisTime.Text(campaign.ExpiresAt))),
            .. more,
        ]);

    /// <summary>Where a candidate stands.</summary>
    public static Tree Of(CampaignResult result) => Tree.One(
        "score",
        ("candidate_id", Tree.Id(result.CandidateId)),
        ("fit_score", result.Fit?.Fit is { } fit ? Tree.Count(fit) : Tree.Plain(null)),
        ("completed", Tree.Count(result.Fit is null ? 0 : 1)),
        ("competencies", Tree.Many("competencies", (result.Fit?.Competencies ?? []).Select(match => Tree.One(
            "competency",
            ("label", Tree.Of(match.Label)),
            ("importance", Tree.Count(match.Importance)),
            ("score", Tree.Score(match.Score)))))));

    private static Tree Tests(Campaign campaign) => Tree.Many("test_ids", campaign.TestIds.Select(id => new Tree.Named("test_id", Tree.Id(id))));
}
