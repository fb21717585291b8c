using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Contracts.Control;
using Emulator.Core.Journal;
using Emulator.Core.State;

namespace Emulator.Control;

/// <summary>Records as JSON for export and diff: members marked as secrets show a mask.</summary>
internal static class RecordJson
{
    private static readonly JsonSerializerOptions Options = new(ControlJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MaskSecrets } },
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
}
