using System.Text.Json.Serialization;

namespace Contracts.KeyPredict;

/// <summary>A candidate: the answer of <c>create</c>, <c>update</c> and <c>retrieve/candidate</c>. The password is never given back.</summary>
public sealed record KeyPredictCandidate
{
    /// <summary>The id, digits in a string; clients keep it.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>From <c>list/title</c>.</summary>
    [JsonPropertyName("title_id")]
    public string? TitleId { get; init; }

    /// <summary>ISO 3166-1, three letters.</summary>
    [JsonPropertyName("country_code")]
    public string? CountryCode { get; init; }

    /// <summary>Unique without regard to case; null for a candidate who has a login only.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>The candidate's login; the e-mail address unless another was given.</summary>
    [JsonPropertyName("login")]
    public string? Login { get; init; }

    /// <summary>The last name.</summary>
    [JsonPropertyName("lastname")]
    public required string Lastname { get; init; }

    /// <summary>The first name.</summary>
    [JsonPropertyName("firstname")]
    public required string Firstname { get; init; }

    /// <summary>Paris time, <c>YYYY-MM-DD HH:MM:SS</c>; null until the candidate has come.</summary>
    [JsonPropertyName("last_connection_date")]
    public string? LastConnectionDate { get; init; }

    /// <summary>The groups of which the candidate is a member.</summary>
    [JsonPropertyName("groups")]
    public IReadOnlyList<KeyPredictGroup> Groups { get; init; } = [];

    /// <summary>The postal code.</summary>
    [JsonPropertyName("postal_code")]
    public string? PostalCode { get; init; }

    /// <summary>The telephone number.</summary>
    [JsonPropertyName("phone")]
    public string? Phone { get; init; }

    /// <summary>The candidate's occupation.</summary>
    [JsonPropertyName("function")]
    public string? Function { get; init; }

    /// <summary>The line of business.</summary>
    [JsonPropertyName("sector_id")]
    public string? SectorId { get; init; }

    /// <summary>Free text.</summary>
    [JsonPropertyName("observations")]
    public string? Observations { get; init; }
}
