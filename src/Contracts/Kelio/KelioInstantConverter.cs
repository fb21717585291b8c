using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.Kelio;

/// <summary>Writes instants as the API does: UTC, three digits of milliseconds, <c>Z</c>. Reads any ISO 8601 instant.</summary>
public sealed class KelioInstantConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>The form on the wire.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[InstantText.MaxLength];
        writer.WriteStringValue(text[..InstantText.Write(value, 3, isZoned: true, text)]);
    }
}
