using System.Text.Json.Serialization;

namespace Emulator.Providers.Kelio.Records;

/// <summary>A postal address with its place on the map. The names of the areas are the provider's own, in the export of the state too.</summary>
internal sealed record Address
{
    /// <summary>The whole address on one line.</summary>
    public required string Name { get; init; }

    /// <summary>Degrees east.</summary>
    public required double Lon { get; init; }

    /// <summary>Degrees north.</summary>
    public required double Lat { get; init; }

    public string? StreetNumber { get; init; }

    public string? Street { get; init; }

    public string? Zipcode { get; init; }

    public required string City { get; init; }

    public required string Country { get; init; }

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
