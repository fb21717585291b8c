using System.Text.Json.Serialization;

namespace Contracts.Kelio;

/// <summary>The body of <c>POST /jwt</c>.</summary>
/// <param name="PrivateKey">The private key, which names the caller.</param>
/// <param name="SecretKey">The secret encryption key, with which tokens are signed.</param>
public sealed record KelioTokenRequest(string PrivateKey, string SecretKey);

/// <summary>The answer of <c>POST /jwt</c>.</summary>
/// <param name="Jwt">A token that lives four hours.</param>
public sealed record KelioToken([property: JsonPropertyName(KelioToken.Member)] string Jwt)
{
    /// <summary>The member that holds the token. Not documented; <c>token</c> and <c>access_token</c> are the next most likely names.</summary>
    public const string Member = "jwt";
}

/// <summary>The value of the header <c>X-Pagination</c>.</summary>
/// <param name="TotalCount">The number of results on all pages.</param>
/// <param name="CurrentPage">The number of this page, from 1.</param>
/// <param name="NextPage">The number of the next page; null on the last.</param>
/// <param name="LastPage">The number of the last page; 1 when there is no result.</param>
public sealed record KelioPagination(
    [property: JsonPropertyName("total-count")] int TotalCount,
    [property: JsonPropertyName("current-page")] long CurrentPage,
    [property: JsonPropertyName("next-page")] long? NextPage,
    [property: JsonPropertyName("last-page")] int LastPage);

/// <summary>A postal address with its place on the map.</summary>
public sealed record KelioAddress
{
    /// <summary>The whole address on one line.</summary>
    public required string Name { get; init; }

    /// <summary>Degrees east.</summary>
    public required double Lon { get; init; }

    /// <summary>Degrees north.</summary>
    public required double Lat { get; init; }

    /// <summary>The number in the street.</summary>
    public string? StreetNumber { get; init; }

    /// <summary>The street.</summary>
    public string? Street { get; init; }

    /// <summary>The postal code, a text that keeps its zeros.</summary>
    public string? Zipcode { get; init; }

    /// <summary>The town.</summary>
    public required string City { get; init; }

    /// <summary>The country's name.</summary>
    public required string Country { get; init; }

    /// <summary>The country as two letters.</summary>
    public required string IsoCountry { get; init; }

    /// <summary>The region.</summary>
    [JsonPropertyName("administrative_area_level_1")]
    public string? AdministrativeAreaLevel1 { get; init; }

    /// <summary>The department.</summary>
    [JsonPropertyName("administrative_area_level_2")]
    public string? AdministrativeAreaLevel2 { get; init; }

    /// <summary>The district.</summary>
    [JsonPropertyName("administrative_area_level_3")]
    public string? AdministrativeAreaLevel3 { get; init; }
}

/// <summary>A pool into which managers put applicants.</summary>
public sealed record KelioPool(int Id, string Name, string? Description, string? Icon);
