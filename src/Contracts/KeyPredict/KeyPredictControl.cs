using System.Text.Json.Serialization;
using Contracts.Control;

namespace Contracts.KeyPredict;

/// <summary>The address and the credentials of a workspace's Key Predict account.</summary>
/// <param name="BaseUrl">Up to and with <c>/customer/REST</c>.</param>
/// <param name="Login">The API login.</param>
/// <param name="Password">The API password.</param>
public sealed record KeyPredictCredentials(string BaseUrl, string Login, string Password);

/// <summary>The page Account management &gt; Integrations &gt; Key Predict.</summary>
/// <param name="WebserviceOption">Whether the paid option is on the contract.</param>
/// <param name="Active">Whether the integration is activated; deactivating it kills every token.</param>
/// <param name="Login">The API login.</param>
/// <param name="Password">The API password; changing it kills every token.</param>
/// <param name="StartedUrl">Called when an assessment begins, or null.</param>
/// <param name="CompletedUrl">Called when an assessment is completed, or null.</param>
/// <param name="TokenExpiration">Whether a token dies three days after its issue.</param>
/// <param name="TokenPolicy"><c>keep</c> or <c>rotate</c>: whether <c>connect</c> revokes the tokens issued before.</param>
/// <param name="NotificationAuth"><c>basic</c>, <c>params</c> or <c>both</c>: where the credentials go in a notification.</param>
/// <param name="NotificationFormat"><c>form</c> or <c>json</c>.</param>
/// <param name="StrictJson">Whether the API ignores JSON bodies, as the real server probably does.</param>
/// <param name="Warnings">What the page would warn of, e.g. a password of less than 12 characters.</param>
public sealed record KeyPredictIntegration(
    bool WebserviceOption,
    bool Active,
    string Login,
    string Password,
    string? StartedUrl,
    string? CompletedUrl,
    bool TokenExpiration,
    string TokenPolicy,
    string NotificationAuth,
    string NotificationFormat,
    bool StrictJson,
    IReadOnlyList<string> Warnings);

/// <summary>A change of the <see cref="KeyPredictIntegration"/>; absent members stay as they are.</summary>
public sealed record KeyPredictIntegrationPatch
{
    /// <summary>Whether the paid option is on the contract.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool> WebserviceOption { get; init; }

    /// <summary>Whether the integration is activated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool> Active { get; init; }

    /// <summary>The API login, unique over the process.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> Login { get; init; }

    /// <summary>The API password.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> Password { get; init; }

    /// <summary>Called when an assessment begins; null or empty for nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> StartedUrl { get; init; }

    /// <summary>Called when an assessment is completed; null or empty for nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> CompletedUrl { get; init; }

    /// <summary>Whether a token dies three days after its issue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool> TokenExpiration { get; init; }

    /// <summary><c>keep</c> or <c>rotate</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> TokenPolicy { get; init; }

    /// <summary><c>basic</c>, <c>params</c> or <c>both</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> NotificationAuth { get; init; }

    /// <summary><c>form</c> or <c>json</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> NotificationFormat { get; init; }

    /// <summary>Whether the API ignores JSON bodies.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool> StrictJson { get; init; }
}

/// <summary>What the account's contract holds.</summary>
/// <param name="Company">The company's name.</param>
/// <param name="Credits">The balance; with a licence, the number of assessments left.</param>
/// <param name="Contract"><c>credits</c>, <c>licence</c> or <c>subscription</c>.</param>
/// <param name="Insight">Whether profile pages show Insight.</param>
/// <param name="Reports">Whether profile pages show the reports.</param>
/// <param name="TalentMap">Whether profile pages show the Talent Map.</param>
public sealed record KeyPredictAccount(string Company, int Credits, string Contract, bool Insight, bool Reports, bool TalentMap);

/// <summary>A change of the <see cref="KeyPredictAccount"/>; absent members stay as they are.</summary>
public sealed record KeyPredictAccountPatch
{
    /// <summary>The balance, 0 or more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<int> Credits { get; init; }

    /// <summary><c>credits</c>, <c>licence</c> or <c>subscription</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> Contract { get; init; }

    /// <summary>Whether profile pages show Insight.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool> Insight { get; init; }

    /// <summary>Whether profile pages show the reports.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool> Reports { get; init; }

    /// <summary>Whether profile pages show the Talent Map.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool> TalentMap { get; init; }
}

/// <summary>The candidate acts, now or later.</summary>
/// <param name="After">Zero or more, an ISO 8601 duration on the wire (<c>PT2H</c>); now when it is absent.</param>
/// <param name="Scores">The result, for <c>complete</c>; what is left out is drawn from the seed.</param>
public sealed record KeyPredictAct(CalendarDuration? After = null, KeyPredictScores? Scores = null);

/// <summary>The result of an assessment.</summary>
/// <param name="Factors">From 0 to 10 by the factor's id or English name.</param>
public sealed record KeyPredictScores(IReadOnlyDictionary<string, decimal>? Factors = null);

/// <summary>When an act that was put off will happen.</summary>
/// <param name="DueAt">The instant.</param>
public sealed record KeyPredictDue(DateTimeOffset DueAt);

/// <summary>An assessment as the control API shows it.</summary>
/// <param name="Id">The assessment's id.</param>
/// <param name="CandidateId">Who takes it.</param>
/// <param name="TestId">Which test.</param>
/// <param name="LanguageId">In which language.</param>
/// <param name="State"><c>invited</c>, <c>started</c>, <c>completed</c>, <c>expired</c> or <c>cancelled</c>.</param>
/// <param name="InvitedAt">When the candidate was invited.</param>
/// <param name="ExpiresAt">When the invitation ends, or null.</param>
/// <param name="StartedAt">When the candidate began, or null.</param>
/// <param name="CompletedAt">When the candidate finished, or null.</param>
/// <param name="CancelledAt">When the invitation was taken back, or null.</param>
/// <param name="Scores">The result; empty until it is completed.</param>
public sealed record KeyPredictAssessment(
    int Id,
    int CandidateId,
    int TestId,
    int LanguageId,
    string State,
    DateTimeOffset InvitedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? CancelledAt,
    IReadOnlyList<KeyPredictFactorScore> Scores);

/// <summary>A score of one factor.</summary>
/// <param name="FactorId">The factor's id.</param>
/// <param name="Factor">Its English name.</param>
/// <param name="Score">From 0 to 10, one decimal.</param>
public sealed record KeyPredictFactorScore(int FactorId, string Factor, decimal Score);
