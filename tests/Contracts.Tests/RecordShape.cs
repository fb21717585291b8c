using System.Text.Json.Nodes;

namespace Contracts.Tests;

/// <summary>Records of a contract, made of others.</summary>
internal static class RecordShape
{
    /// <summary>The record with more members.</summary>
    public static JsonObject And(this JsonObject record, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        foreach (var (name, value) in more) record[name] = value;
        return record;
    }

    /// <summary>The record without some members: those that may be null where it is used.</summary>
    public static JsonObject Less(this JsonObject record, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) record.Remove(name);
        return record;
    }
}
