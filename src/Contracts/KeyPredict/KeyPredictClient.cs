using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using System.Xml.Linq;

namespace Contracts.KeyPredict;

/// <summary>A thin client: one method for each method of the API, parameters in the query of a POST as the clients in production send them. It reads both formats, and after
/// <see cref="ConnectAsync"/> gets itself a new token when the one it has is dead.</summary>
/// <param name="http">Sends the calls.</param>
/// <param name="baseUrl">The address up to and with <c>/customer/REST</c>, without a slash at the end.</param>
public sealed class KeyPredictClient(HttpClient http, string baseUrl) : IDisposable
{
    private readonly SemaphoreSlim renewal = new(1);
    private (string Login, string Password)? credentials;

    /// <summary>The format of the answers.</summary>
    public KeyPredictFormat Format { get; init; }

    /// <summary>The token of the calls; set by <see cref="ConnectAsync"/>.</summary>
    public string? Token { get; set; }

    /// <summary>Gets a token and keeps it for the calls to come.</summary>
    public async Task<string> ConnectAsync(string login, string password, CancellationToken cancellation = default)
    {
        var answer = await CallAsync(KeyPredictRoutes.Connect, [("login", login), ("password", password)], KeyPredictJson.Default.KeyPredictToken, cancellation).ConfigureAwait(false);
        credentials = (login, password);
        return Token = answer.Token;
    }

    /// <summary>The titles of a person.</summary>
    public async Task<IReadOnlyList<KeyPredictTitle>> ListTitlesAsync(CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.ListTitle, [], KeyPredictJson.Default.ListKeyPredictTitle, cancellation).ConfigureAwait(false);

    /// <summary>The tests that the account may use.</summary>
    public async Task<IReadOnlyList<KeyPredictTest>> ListTestsAsync(CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.ListTest, [], KeyPredictJson.Default.ListKeyPredictTest, cancellation).ConfigureAwait(false);

    /// <summary>The languages of the account, or of one test.</summary>
    public async Task<IReadOnlyList<KeyPredictTestLanguage>> ListTestLanguagesAsync(int? testId = null, CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.ListTestLanguage, [("test_id", Digits(testId))], KeyPredictJson.Default.ListKeyPredictTestLanguage, cancellation).ConfigureAwait(false);

    /// <summary>Makes a candidate.</summary>
    public Task<KeyPredictCandidate> CreateCandidateAsync(KeyPredictCandidateInput candidate, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.CreateCandidate, Fields(candidate), KeyPredictJson.Default.KeyPredictCandidate, cancellation);

    /// <summary>Changes a candidate; what is null stays as it is.</summary>
    public Task<KeyPredictCandidate> UpdateCandidateAsync(int id, KeyPredictCandidateInput candidate, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.UpdateCandidate, [("id", Digits(id)), .. Fields(candidate)], KeyPredictJson.Default.KeyPredictCandidate, cancellation);

    /// <summary>Gives a candidate by id.</summary>
    public Task<KeyPredictCandidate> RetrieveCandidateAsync(int id, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.RetrieveCandidate, [("id", Digits(id))], KeyPredictJson.Default.KeyPredictCandidate, cancellation);

    /// <summary>Gives a candidate by e-mail address.</summary>
    public Task<KeyPredictCandidate> RetrieveCandidateAsync(string email, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.RetrieveCandidate, [("email", email)], KeyPredictJson.Default.KeyPredictCandidate, cancellation);

    /// <summary>Invites a candidate; one assessment for each test.</summary>
    public async Task<IReadOnlyList<KeyPredictPendingAssessment>> InviteAsync(KeyPredictInvitationInput invitation, CancellationToken cancellation = default)
    {
        (string, string?)[] fields =
        [
            ("id", Digits(invitation.CandidateId)),
            ("test_id", string.Join(',', invitation.TestIds)),
            ("test_language_id", Digits(invitation.TestLanguageId)),
            ("contract_id", Digits(invitation.ContractId)),
            ("send_email", Flag(invitation.SendEmail)),
            ("show_report", Flag(invitation.ShowReport)),
            ("expiration_date", invitation.ExpirationDate),
            ("level", Digits(invitation.Level)),
            ("proctoring", Flag(invitation.Proctoring)),
        ];

        // One test is answered with an object, several with a list.
        return invitation.TestIds.Count == 1
            ? [await CallAsync(KeyPredictRoutes.CandidateInvite, fields, KeyPredictJson.Default.KeyPredictPendingAssessment, cancellation).ConfigureAwait(false)]
            : await CallAsync(KeyPredictRoutes.CandidateInvite, fields, KeyPredictJson.Default.ListKeyPredictPendingAssessment, cancellation).ConfigureAwait(false);
    }

    /// <summary>The assessments that are still to be completed: of one candidate, or of the whole account.</summary>
    public async Task<IReadOnlyList<KeyPredictPendingAssessment>> PendingAsync(int? candidateId = null, CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.AssessmentPending, [("candidate_id", Digits(candidateId))], KeyPredictJson.Default.ListKeyPredictPendingAssessment, cancellation).ConfigureAwait(false);

    /// <summary>The assessments that were completed: of one candidate, one by its id, or of the whole account.</summary>
    public async Task<IReadOnlyList<KeyPredictCompletedAssessment>> CompletedAsync(int? candidateId = null, int? assessmentId = null, CancellationToken cancellation = default) =>
        await CallAsync(
            KeyPredictRoutes.AssessmentCompleted,
            [("candidate_id", Digits(candidateId)), ("assessment_id", Digits(assessmentId))],
            KeyPredictJson.Default.ListKeyPredictCompletedAssessment,
            cancellation).ConfigureAwait(false);

    /// <summary>The completed assessments page by page.</summary>
    public async Task<KeyPredictPage> CompletedPageAsync(KeyPredictPageQuery query, CancellationToken cancellation = default) => (await CallAsync(
        KeyPredictRoutes.AssessmentPaginateCompleted,
        [
            ("page", query.Page?.ToString(CultureInfo.InvariantCulture)),
            ("per_page", Digits(query.PerPage)),
            ("order_asc", Flag(query.OrderAsc)),
            ("test_id", Digits(query.TestId)),
            ("group_id", Digits(query.GroupId)),
            ("candidate_id", Digits(query.CandidateId)),
            ("due_date_from", query.DueDateFrom),
            ("due_date_to", query.DueDateTo),
        ],
        KeyPredictJson.Default.KeyPredictPageBody,
        cancellation).ConfigureAwait(false)).Result;

    /// <summary>The whole result of an assessment: the tree, in XML whatever the <see cref="Format"/>.</summary>
    public async Task<XElement> ResultAsync(int assessmentId, int? languageId = null, CancellationToken cancellation = default) => KeyPredictXml.Parse(
        await SendAsync(KeyPredictRoutes.AssessmentResult, [("id", Digits(assessmentId)), ("language_id", Digits(languageId))], KeyPredictFormat.Xml, cancellation).ConfigureAwait(false));

    /// <summary>How well a result matches profiles of reference.</summary>
    public async Task<IReadOnlyList<KeyPredictReferential>> ReferentialsAsync(int assessmentId, CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.AssessmentReferentials, [("id", Digits(assessmentId))], KeyPredictJson.Default.ListKeyPredictReferential, cancellation).ConfigureAwait(false);

    /// <summary>The factors that a test measures.</summary>
    public async Task<IReadOnlyList<KeyPredictTestFactor>> TestFactorsAsync(int testId, CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.AssessmentTestFactors, [("test_id", Digits(testId))], KeyPredictJson.Default.ListKeyPredictTestFactor, cancellation).ConfigureAwait(false);

    /// <summary>The score of each factor.</summary>
    public async Task<IReadOnlyList<KeyPredictReportFactor>> FactorsScoresAsync(int assessmentId, int? languageId = null, CancellationToken cancellation = default) => await CallAsync(
        KeyPredictRoutes.ReportFactorsScores,
        [("assessment_id", Digits(assessmentId)), ("language_id", Digits(languageId))],
        KeyPredictJson.Default.ListKeyPredictReportFactor,
        cancellation).ConfigureAwait(false);

    /// <summary>The global score.</summary>
    public Task<KeyPredictReportScore> ScoreAsync(int assessmentId, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.ReportScore, [("assessment_id", Digits(assessmentId))], KeyPredictJson.Default.KeyPredictReportScore, cancellation);

    /// <summary>The score of each group of factors.</summary>
    public async Task<IReadOnlyList<KeyPredictReportGroup>> GroupsScoreAsync(int assessmentId, CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.ReportGroupsScore, [("assessment_id", Digits(assessmentId))], KeyPredictJson.Default.ListKeyPredictReportGroup, cancellation).ConfigureAwait(false);

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
        CallAsync(KeyPredictRoutes.GiveCredits, [("company_id", Digits(companyId)), ("credits", Digits(credits))], KeyPredictJson.Default.KeyPredictGivenCredits, cancellation);

    /// <summary>Attaches existing candidates to this company.</summary>
    public async Task<IReadOnlyList<KeyPredictCandidate>> ImportAsync(IReadOnlyList<int> candidateIds, CancellationToken cancellation = default) => await CallAsync(
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
    public async Task<IReadOnlyList<KeyPredictFit>> CampaignScoresAsync(int campaignId, int? candidateId = null, CancellationToken cancellation = default) => await CallAsync(
        KeyPredictRoutes.CampaignScores,
        [("id", Digits(campaignId)), ("candidate_id", Digits(candidateId))],
        KeyPredictJson.Default.ListKeyPredictFit,
        cancellation).ConfigureAwait(false);

    /// <summary>The secret link to a participant's profile page.</summary>
    public Task<KeyPredictProfileLink> ProfileAsync(int candidateId, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.CandidateProfile, [("id", Digits(candidateId))], KeyPredictJson.Default.KeyPredictProfileLink, cancellation);

    /// <inheritdoc/>
    public void Dispose() => renewal.Dispose();

    private static (string, string?)[] Fields(KeyPredictCandidateInput candidate) =>
    [
        ("firstname", candidate.Firstname),
        ("lastname", candidate.Lastname),
        ("email", candidate.Email),
        ("password", candidate.Password),
        ("login", candidate.Login),
        ("title_id", Digits(candidate.TitleId)),
        ("country_code", candidate.CountryCode),
        ("language_id", Digits(candidate.LanguageId)),
        ("group_ids", candidate.GroupIds is { } groups ? string.Join(',', groups) : null),
        ("postal_code", candidate.PostalCode),
        ("phone", candidate.Phone),
        ("function", candidate.Function),
        ("sector_id", Digits(candidate.SectorId)),
        ("observations", candidate.Observations),
    ];

    private static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Flag(bool? flag) => flag is { } given ? given ? "1" : "0" : null;

    private static (string, string?)[] Fields(KeyPredictCampaignInput campaign) =>
    [
        ("label", campaign.Label),
        ("test_ids", campaign.TestIds is { } tests ? string.Join(',', tests) : null),
        ("predictive_model_id", Digits(campaign.PredictiveModelId)),
        ("test_language_id", Digits(campaign.TestLanguageId)),
        ("expiration_date", campaign.ExpirationDate),
    ];

    private static KeyPredictException Refused(int status, string body, KeyPredictFormat format)
    {
        try
        {
            return format == KeyPredictFormat.Xml ? KeyPredictException.OfXml(body) : KeyPredictException.OfJson(body);
        }
        catch (Exception unreadable) when (unreadable is JsonException or XmlException or InvalidOperationException or NullReferenceException or FormatException)
        {
            return new KeyPredictException(status, [body], new Dictionary<string, string>());
        }
    }

    private async Task<T> CallAsync<T>(string method, (string Name, string? Value)[] fields, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var body = await SendAsync(method, fields, Format, cancellation).ConfigureAwait(false);
        return (Format == KeyPredictFormat.Xml ? KeyPredictXml.Read(body, type) : JsonSerializer.Deserialize(body, type)) ?? throw Refused(200, body, Format);
    }

    private async Task<string> SendAsync(string method, (string Name, string? Value)[] fields, KeyPredictFormat format, CancellationToken cancellation)
    {
        var token = Token;
        var (status, body) = await TryAsync(method, fields, format, cancellation).ConfigureAwait(false);
        if (status == 401 && method != KeyPredictRoutes.Connect && token is not null && credentials is not null)
        {
            await RenewAsync(token, cancellation).ConfigureAwait(false);
            (status, body) = await TryAsync(method, fields, format, cancellation).ConfigureAwait(false);
        }

        return status is >= 200 and < 300 ? body : throw Refused(status, body, format);
    }

    // Of many calls that find the token dead, one gets a new one.
    private async Task RenewAsync(string dead, CancellationToken cancellation)
    {
        await renewal.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Token == dead) await ConnectAsync(credentials!.Value.Login, credentials.Value.Password, cancellation).ConfigureAwait(false);
        }
        finally
        {
            renewal.Release();
        }
    }

    private async Task<(int Status, string Body)> TryAsync(string method, (string Name, string? Value)[] fields, KeyPredictFormat format, CancellationToken cancellation)
    {
        var query = string.Join('&', fields.Where(field => field.Value is not null).Select(field => Uri.EscapeDataString(field.Name) + "=" + Uri.EscapeDataString(field.Value!)));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{baseUrl}/{method}/{(format == KeyPredictFormat.Xml ? "xml" : "json")}?{query}");
        if (Token is not null && method != KeyPredictRoutes.Connect) request.Headers.TryAddWithoutValidation(KeyPredictRoutes.TokenHeader, Token);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
    }
}
