namespace Contracts.KeyPredict;

/// <content>Groups, contracts, predictive models, campaigns, profiles.</content>
public sealed partial class KeyPredictClient
{
    /// <summary>The groups of candidates.</summary>
    public async Task<IReadOnlyList<KeyPredictGroup>> ListGroupsAsync(CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.ListGroup, [], KeyPredictJson.Default.ListKeyPredictGroup, cancellation).ConfigureAwait(false);

    /// <summary>A group with its candidates.</summary>
    public Task<KeyPredictGroupMembers> RetrieveGroupAsync(int id, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.RetrieveGroup, [("id", Digits(id))], KeyPredictJson.Default.KeyPredictGroupMembers, cancellation);

    /// <summary>What pays for assessments.</summary>
    public async Task<IReadOnlyList<KeyPredictContract>> ListContractsAsync(CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.ListContract, [], KeyPredictJson.Default.ListKeyPredictContract, cancellation).ConfigureAwait(false);

    /// <summary>Gives credits to a company below this one.</summary>
    public Task<KeyPredictGivenCredits> GiveCreditsAsync(int companyId, int credits, CancellationToken cancellation = default) =>
        CallAsync(
            KeyPredictRoutes.GiveCredits,
            [("company_id", Digits(companyId)), ("credits", Digits(credits))],
            KeyPredictJson.Default.KeyPredictGivenCredits,
            cancellation);

    /// <summary>Attaches existing candidates to this company.</summary>
    public async Task<IReadOnlyList<KeyPredictCandidate>> ImportAsync(IReadOnlyList<int> candidateIds, CancellationToken cancellation = default) =>
        await CallAsync(
            KeyPredictRoutes.CandidateImport,
            [.. candidateIds.Select((id, index) => ($"candidates[{index}][id]", Digits(id)))],
            KeyPredictJson.Default.ListKeyPredictCandidate,
            cancellation).ConfigureAwait(false);

    /// <summary>The predictive models.</summary>
    public async Task<IReadOnlyList<KeyPredictModel>> ListPredictiveModelsAsync(CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.ListPredictiveModel, [], KeyPredictJson.Default.ListKeyPredictModel, cancellation).ConfigureAwait(false);

    /// <summary>A predictive model with its competencies.</summary>
    public Task<KeyPredictModelDetails> RetrievePredictiveModelAsync(int id, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.RetrievePredictiveModel, [("id", Digits(id))], KeyPredictJson.Default.KeyPredictModelDetails, cancellation);

    /// <summary>The campaigns.</summary>
    public async Task<IReadOnlyList<KeyPredictCampaignSummary>> ListCampaignsAsync(CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.ListCampaign, [], KeyPredictJson.Default.ListKeyPredictCampaignSummary, cancellation).ConfigureAwait(false);

    /// <summary>Makes a campaign.</summary>
    public Task<KeyPredictCampaign> CreateCampaignAsync(KeyPredictCampaignInput campaign, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.CreateCampaign, Fields(campaign), KeyPredictJson.Default.KeyPredictCampaign, cancellation);

    /// <summary>Changes a campaign; what is null stays as it is.</summary>
    public Task<KeyPredictCampaign> UpdateCampaignAsync(int id, KeyPredictCampaignInput campaign, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.UpdateCampaign, [("id", Digits(id)), .. Fields(campaign)], KeyPredictJson.Default.KeyPredictCampaign, cancellation);

    /// <summary>A campaign with its candidates.</summary>
    public Task<KeyPredictCampaign> RetrieveCampaignAsync(int id, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.RetrieveCampaign, [("id", Digits(id))], KeyPredictJson.Default.KeyPredictCampaign, cancellation);

    /// <summary>Enrols candidates in a campaign; the assessments that they have to take.</summary>
    public async Task<IReadOnlyList<KeyPredictCampaignInvitation>> InviteToCampaignAsync(
        int campaignId, IReadOnlyList<int> candidateIds, bool? sendEmail = null, CancellationToken cancellation = default) => await CallAsync(
        KeyPredictRoutes.CampaignInvite,
        [("id", Digits(campaignId)), ("candidate_id", string.Join(',', candidateIds)), ("send_email", Flag(sendEmail))],
        KeyPredictJson.Default.ListKeyPredictCampaignInvitation,
        cancellation).ConfigureAwait(false);

    /// <summary>The fit scores of a campaign, best first.</summary>
    public async Task<IReadOnlyList<KeyPredictFit>> CampaignScoresAsync(int campaignId, int? candidateId = null, CancellationToken cancellation = default) =>
        await CallAsync(
            KeyPredictRoutes.CampaignScores,
            [("id", Digits(campaignId)), ("candidate_id", Digits(candidateId))],
            KeyPredictJson.Default.ListKeyPredictFit,
            cancellation).ConfigureAwait(false);

    /// <summary>The secret link to a participant's profile page.</summary>
    public Task<KeyPredictProfileLink> ProfileAsync(int candidateId, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.CandidateProfile, [("id", Digits(candidateId))], KeyPredictJson.Default.KeyPredictProfileLink, cancellation);

    private static (string, string?)[] Fields(KeyPredictCampaignInput campaign) =>
    [
        ("label", campaign.Label),
        ("test_ids", campaign.TestIds is { } tests ? string.Join(',', tests) : null),
        ("predictive_model_id", Digits(campaign.PredictiveModelId)),
        ("test_language_id", Digits(campaign.TestLanguageId)),
        ("expiration_date", campaign.ExpirationDate),
    ];
}
