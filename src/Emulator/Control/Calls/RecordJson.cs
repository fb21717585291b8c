using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Contracts.Control;
using Emulator.Core.Masking;
using Emulator.Core.State;

namespace Emulator.Control.Calls;

/// <summary>Records as JSON for export and diff: members marked as secrets show a mask, and so do the credentials in a URL, whatever record it is in.</summary>
internal static class RecordJson
{
    private static readonly JsonSerializerOptions Options = new(ControlJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MaskSecrets } },
        Converters = { new TextConverter() },
    };

    /// <summary>The record as JSON.</summary>
    public static JsonNode? Node(object? record) => record is null ? null : JsonSerializer.SerializeToNode(record, record.GetType(), Options);

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

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(SecretMask.WithoutUserInfo(value));
    }
}
