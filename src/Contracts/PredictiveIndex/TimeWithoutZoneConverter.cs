using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>Instants as PI2 writes <c>createdTime</c>: UTC with seven decimals and without <c>Z</c>, <c>2024-06-20T14:26:19.1183055</c>.</summary>
public sealed class TimeWithoutZoneConverter : JsonConverter<DateTimeOffset>
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
        writer.WriteStringValue(text[..InstantText.Write(value, 7, isZoned: false, text)]);
    }
}
