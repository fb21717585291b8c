using System.Text.Json.Nodes;

namespace Contracts.Tests;

/// <summary>The example that matchers stand beside: what a reader of a message is given.</summary>
internal static class Examples
{
    /// <summary>The value without its matchers.</summary>
    public static JsonNode Of(JsonNode told) => told switch
    {
        JsonObject rule when rule.ContainsKey("pact:matcher:type") => Of(rule["value"]!),
        JsonObject record =>
            new JsonObject(record.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : (JsonNode?)Of(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => Of(item!))]),
        _ => told.DeepClone(),
    };
}
