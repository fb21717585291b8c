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

    /// <summary>The record as JSON, as it is shown in a workspace: what somebody wrote into it may hold one of its secrets.</summary>
    public JsonNode? Node(object? record, SecretMask mask) => Masked(Node(record), mask);

    /// <summary>JSON with the secrets hidden in its texts and names; what is in place already stays in place.</summary>
    public static JsonNode? Masked(JsonNode? node, SecretMask mask)
    {
        switch (node)
        {
            case JsonObject named:
                for (var i = 0; i < named.Count; i++)
                {
                    var (name, value) = named.GetAt(i);
                    var shown = Masked(value, mask);
                    var told = mask.Text(name) is var masked && masked != name && !named.ContainsKey(masked) ? masked : name;
                    if (shown == value && told == name) continue;
                    named.SetAt(i, null); // What has a place in it cannot be put there a second time.
                    named.SetAt(i, told, shown);
                }

                return named;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    if (Masked(list[i], mask) is var shown && shown != list[i]) list[i] = shown;
                return list;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                return mask.Text(text) is var hidden && hidden != text ? JsonValue.Create(hidden) : value;
            default:
                return node;
        }
    }

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
