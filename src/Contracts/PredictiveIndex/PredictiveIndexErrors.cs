using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>The error object of the legacy API.</summary>
/// <param name="Number">PI's number of the error; only 27 is published, see <see cref="ErrorNumbers"/>.</param>
/// <param name="Context">Null in the one published example.</param>
/// <param name="Description">What is wrong.</param>
/// <param name="ParameterErrors">The parameters that are wrong.</param>
public sealed record ErrorBody(int Number, string? Context, string Description, IReadOnlyList<ParameterError> ParameterErrors);

/// <summary>One parameter that is wrong.</summary>
/// <param name="Parameter">Its name in the body or the query.</param>
/// <param name="Description">What is wrong with it.</param>
public sealed record ParameterError(string Parameter, string Description);

/// <summary>The bare message of ASP.NET Web API, which goes with 401, unknown routes and all refusals of PI2.</summary>
/// <param name="Message">What is wrong.</param>
public sealed record MessageBody([property: JsonPropertyName("Message")] string Message)
{
    /// <summary>Messages by parameter, with PI2's 400.</summary>
    [JsonPropertyName("ModelState")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ModelState { get; init; }
}

/// <summary>Numbers of the error object. 27 is PI's; those above 9000 are the emulator's own, far from any real one: branch on the HTTP status.</summary>
public static class ErrorNumbers
{
    /// <summary>The API is down for maintenance (503), published.</summary>
    public const int Maintenance = 27;

    /// <summary>Parameters that are wrong (400).</summary>
    public const int InvalidParameters = 9400;

    /// <summary>A body that is no JSON object (400).</summary>
    public const int UnreadableBody = 9401;

    /// <summary>Not permitted to the owner of the key (403).</summary>
    public const int NotPermitted = 9403;

    /// <summary>Not there for the owner of the key (404).</summary>
    public const int NotFound = 9404;

    /// <summary>In conflict with what is there (409).</summary>
    public const int Conflict = 9409;

    /// <summary>A body that is too large (413).</summary>
    public const int TooLarge = 9413;

    /// <summary>A body of another type than JSON (415).</summary>
    public const int MediaType = 9415;

    /// <summary>Too many requests in a minute (429).</summary>
    public const int TooManyRequests = 9429;

    /// <summary>A fault of the server (500).</summary>
    public const int Internal = 9500;

    /// <summary>The emulator does not play the operation (501).</summary>
    public const int NotEmulated = 9501;
}
