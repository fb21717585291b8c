using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>Instants as the legacy API writes them: UTC with seven decimals, <c>2015-01-31T23:59:59.0123456Z</c>.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new JsonException("An instant is ISO 8601 in UTC.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[InstantText.MaxLength];
        writer.WriteStringValue(text[..InstantText.Write(value, 7, isZoned: true, text)]);
    }
}
