using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Contracts.Control;

/// <summary>The JSON of the control API: camelCase, instants in UTC with <c>Z</c>, ISO 8601 durations, enumerations as camelCase
/// words, unknown members refused.</summary>
public static class ControlJson
{
    /// <summary>The options for reading and writing it.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            PropertyNameCaseInsensitive = false,
            MaxDepth = 32,
            // Answers are JSON for programs, never put into a page as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new DurationConverter());
        options.Converters.Add(new CalendarDurationConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    /// <summary>What was written in place of a text, as far as it is short.</summary>
    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when !reader.HasValueSequence => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Iso8601.TryInstant(reader.GetString(), out var instant)
                ? instant
                : throw new JsonException(Iso8601.InstantWanted);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Iso8601.Written(value));
    }

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Iso8601.TryDuration(reader.GetString(), out var duration)
                ? duration
                : throw new JsonException(Iso8601.DurationMistake(Text(ref reader)));

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(XmlConvert.ToString(value));
    }

    private sealed class CalendarDurationConverter : JsonConverter<CalendarDuration>
    {
        public override CalendarDuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Iso8601.TryCalendarDuration(reader.GetString(), out var duration)
                ? duration
                : throw new JsonException(Iso8601.DurationMistake(Text(ref reader)));

        public override void Write(Utf8JsonWriter writer, CalendarDuration value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
