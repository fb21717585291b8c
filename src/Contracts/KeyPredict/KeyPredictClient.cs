using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml;

namespace Contracts.KeyPredict;

/// <summary>A thin client: one method for each method of the API, parameters in the query of a POST as the clients in production send them. It reads both
/// formats, and after <see cref="ConnectAsync"/> gets itself a new token when the one it has is dead.</summary>
/// <param name="http">Sends the calls.</param>
/// <param name="baseUrl">The address up to and with <c>/customer/REST</c>, without a slash at the end.</param>
public sealed partial class KeyPredictClient(HttpClient http, string baseUrl) : IDisposable
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
        var answer = await CallAsync(KeyPredictRoutes.Connect, [("login", login), ("password", password)], KeyPredictJson.Default.KeyPredictToken, cancellation)
            .ConfigureAwait(false);
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
        await CallAsync(KeyPredictRoutes.ListTestLanguage, [("test_id", Digits(testId))], KeyPredictJson.Default.ListKeyPredictTestLanguage, cancellation)
            .ConfigureAwait(false);

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
            ? [await CallAsync(KeyPredictRoutes.CandidateInvite, fields, KeyPredictJson.Default.KeyPredictPendingAssessment, cancellation)
                .ConfigureAwait(false)]
            : await CallAsync(KeyPredictRoutes.CandidateInvite, fields, KeyPredictJson.Default.ListKeyPredictPendingAssessment, cancellation)
                .ConfigureAwait(false);
    }

    /// <summary>The assessments that are still to be completed: of one candidate, or of the whole account.</summary>
    public async Task<IReadOnlyList<KeyPredictPendingAssessment>> PendingAsync(int? candidateId = null, CancellationToken cancellation = default) =>
        await CallAsync(
            KeyPredictRoutes.AssessmentPending, [("candidate_id", Digits(candidateId))], KeyPredictJson.Default.ListKeyPredictPendingAssessment, cancellation)
            .ConfigureAwait(false);

    /// <summary>The assessments that were completed: of one candidate, one by its id, or of the whole account.</summary>
    public async Task<IReadOnlyList<KeyPredictCompletedAssessment>> CompletedAsync(
        int? candidateId = null, int? assessmentId = null, CancellationToken cancellation = default) =>
            await CallAsync(
                KeyPredictRoutes.AssessmentCompleted,
                [("candidate_id", Digits(candidateId)), ("assessment_id", Digits(assessmentId))],
                KeyPredictJson.Default.ListKeyPredictCompletedAssessment,
                cancellation).ConfigureAwait(false);

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

    private static KeyPredictException Refused(int status, string body, KeyPredictFormat format)
    {
        try
        {
            return format == KeyPredictFormat.Xml ? KeyPredictException.OfXml(body) : KeyPredictException.OfJson(body);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or XmlException or InvalidOperationException or NullReferenceException or FormatException)
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

    private async Task<(int Status, string Body)> TryAsync(
        string method, (string Name, string? Value)[] fields, KeyPredictFormat format, CancellationToken cancellation)
    {
        var query = string.Join(
            '&', fields.Where(field => field.Value is not null).Select(field => Uri.EscapeDataString(field.Name) + "=" + Uri.EscapeDataString(field.Value!)));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{baseUrl}/{method}/{(format == KeyPredictFormat.Xml ? "xml" : "json")}?{query}");
        if (Token is not null && method != KeyPredictRoutes.Connect) request.Headers.TryAddWithoutValidation(KeyPredictRoutes.TokenHeader, Token);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
    }
}
