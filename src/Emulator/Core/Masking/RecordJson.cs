using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Emulator.Core.State;

namespace Emulator.Core.Masking;

/// <summary>Records as JSON for export and diff: members marked as secrets show a mask, and so do the credentials in a URL, whatever record it is in.</summary>
/// <param name="form">How all else is written.</param>
internal sealed class RecordJson(JsonSerializerOptions form)
{
    private readonly JsonSerializerOptions options = new(form)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MaskSecrets } },
        Converters = { new TextConverter() },
    };

    /// <summary>The record as JSON.</summary>
    public JsonNode? Node(object? record) => record is null ? null : JsonSerializer.SerializeToNode(record, record.GetType(), options);

    private static void MaskSecrets(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) != true || property.PropertyType != typeof(string)) continue;
            var get = property.Get!;
            property.Get = record => get(record) is string secret ? SecretMask.Ending(secret) : null;
        }
    }

    private sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(SecretMask.WithoutUserInfo(value));
    }
}
