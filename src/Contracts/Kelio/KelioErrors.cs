using System.Text.Json.Serialization;

namespace Contracts.Kelio;

/// <summary>The body of every refusal.</summary>
/// <param name="Error">The message, one of <see cref="KelioErrors"/> or a sentence for just this case.</param>
public sealed record KelioError(string Error)
{
    /// <summary>Messages by field; only with status 422.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }
}

/// <summary>The messages of refusals.</summary>
public static class KelioErrors
{
    /// <summary>401: no token, or one that does not hold.</summary>
    public const string Unauthorized = "Unauthorized";

    /// <summary>403: a scope is missing, or the key is of the other kind.</summary>
    public const string Forbidden = "Forbidden";

    /// <summary>403: more than 120 requests in a minute. The status is that of a missing scope, not 429.</summary>
    public const string QuotaExceeded = "Quota exceeded";

    /// <summary>404: no such path, verb or record.</summary>
    public const string NotFound = "Resource not found.";

    /// <summary>400: the body or a parameter cannot be read.</summary>
    public const string BadRequest = "Bad Request";

    /// <summary>413: the body is too large.</summary>
    public const string TooLarge = "Payload Too Large";

    /// <summary>422: the record is not valid.</summary>
    public const string Unprocessable = "Unprocessable Entity";

    /// <summary>500: a fault of the server.</summary>
    public const string ServerFault = "Internal Server Error";

    /// <summary>503: down for maintenance.</summary>
    public const string Unavailable = "Service Unavailable";

    /// <summary>422, of a field: another record has this value.</summary>
    public const string Taken = "has already been taken";

    /// <summary>422, of a field: it must be given.</summary>
    public const string Blank = "can't be blank";

    /// <summary>422, of a field: the value has the wrong type or form.</summary>
    public const string Invalid = "is invalid";

    /// <summary>422, of a field: the value is none of those allowed.</summary>
    public const string NotListed = "is not included in the list";

    /// <summary>422, of a field: more than 255 characters.</summary>
    public const string TooLong = "is too long (maximum is 255 characters)";

    /// <summary>422, of a campaign: it is not online, or not broadcast where the application comes from.</summary>
    public const string NotBroadcast = "is not broadcast on your job board";

    /// <summary>422, of a campaign: it is not online.</summary>
    public const string NotOnline = "is not online";

    /// <summary>400: a date in a filter that is none.</summary>
    /// <param name="name">The parameter.</param>
    public static string BadDate(string name) => "invalid date: " + name;

    /// <summary>400: a parameter that must be there is missing or empty.</summary>
    /// <param name="name">The parameter.</param>
    public static string Missing(string name) => "param is missing or the value is empty: " + name;
}
