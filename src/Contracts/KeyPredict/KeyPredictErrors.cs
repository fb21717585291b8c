using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.KeyPredict;

/// <summary>The body of every refusal: <c>{"error":{"code":401,"messages":["invalid token"]}}</c>.</summary>
/// <param name="Error">The error.</param>
public sealed record KeyPredictErrorBody([property: JsonPropertyName("error")] KeyPredictError Error);

/// <summary>What went wrong.</summary>
/// <param name="Code">The same as the HTTP status.</param>
/// <param name="Messages">A list of texts, or an object with one text for each field.</param>
public sealed record KeyPredictError([property: JsonPropertyName("code")] int Code, [property: JsonPropertyName("messages")] JsonElement Messages);

/// <summary>The texts of the provider's general errors.</summary>
public static class KeyPredictErrors
{
    /// <summary>401: the token is missing, unknown, expired or revoked (user guide 1.2.1).</summary>
    public const string InvalidToken = "invalid token";

    /// <summary>401: <c>connect</c> with a wrong pair.</summary>
    public const string InvalidLogin = "invalid login or password";

    /// <summary>403: the option is not on the contract, or the integration is not activated.</summary>
    public const string OptionNotActivated = "webservice option is not activated";

    /// <summary>403: the balance does not pay for the invitation.</summary>
    public const string NotEnoughCredits = "you don't have enough credits";

    /// <summary>404: no such method.</summary>
    public const string UnknownMethod = "unknown method";

    /// <summary>404: the last word of the path is neither json nor xml.</summary>
    public const string UnknownFormat = "unknown format";

    /// <summary>404: no such candidate.</summary>
    public const string CandidateNotFound = "candidate not found";

    /// <summary>404: no such test.</summary>
    public const string TestNotFound = "test not found";

    /// <summary>404: no such assessment.</summary>
    public const string AssessmentNotFound = "assessment not found";

    /// <summary>404: no such group.</summary>
    public const string GroupNotFound = "group not found";

    /// <summary>404: no such campaign.</summary>
    public const string CampaignNotFound = "campaign not found";

    /// <summary>404: no such predictive model.</summary>
    public const string ModelNotFound = "predictive model not found";

    /// <summary>404: no such company among those to which credits can be given.</summary>
    public const string CompanyNotFound = "company not found";

    /// <summary>406: a result, a report or a profile before anything was completed.</summary>
    public const string NotCompleted = "assessment is not completed";

    /// <summary>406: enrolled twice.</summary>
    public const string AlreadyInCampaign = "candidate already in this campaign";

    /// <summary>406: the campaign's end lies behind.</summary>
    public const string CampaignExpired = "campaign has expired";

    /// <summary>405: neither GET nor POST.</summary>
    public const string MethodNotAllowed = "method not allowed";

    /// <summary>406: the same candidate has a pending invitation to the same test.</summary>
    public const string InvitationExists = "such invitation already exists";

    /// <summary>406: the test does not exist in the language asked for.</summary>
    public const string LanguageNotAvailable = "test is not available in this language";
}
