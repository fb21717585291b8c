using System.Text.Json.Nodes;

namespace PactNative;

/// <summary>Examples with the rule that says what else would do: shapes are pinned, sample values are not.</summary>
public static class Like
{
    /// <summary>A value of the same JSON type; of an object, members of the same types.</summary>
    public static JsonNode Type(JsonNode example) => Rule("type", example);

    /// <summary>A whole number.</summary>
    public static JsonNode Whole(long example) => Rule("integer", example);

    /// <summary>A number.</summary>
    public static JsonNode Number(double example) => Rule("number", example);

    /// <summary>True or false.</summary>
    public static JsonNode Flag(bool example) => Rule("boolean", example);

    /// <summary>A text that fits the regular expression as a whole.</summary>
    public static JsonNode Text(string regex, string example)
    {
        var rule = Rule("regex", example);
        rule["regex"] = regex;
        return rule;
    }

    /// <summary>A JSON text, no number, that fits the regular expression as a whole.</summary>
    public static JsonNode Digits(string regex, string example) => new JsonObject
    {
        ["pact:matcher:type"] = new JsonArray(
            new JsonObject { ["pact:matcher:type"] = "type" }, new JsonObject { ["pact:matcher:type"] = "regex", ["regex"] = regex }),
        ["value"] = example,
    };

    /// <summary>One of these texts.</summary>
    public static JsonNode OneOf(string example, params ReadOnlySpan<string> others) =>
        Text($"^({string.Join('|', new[] { example }.Concat(others.ToArray()).Select(System.Text.RegularExpressions.Regex.Escape))})$", example);

    /// <summary>A list of at least one, each like the example.</summary>
    public static JsonNode Each(JsonNode example, int min = 1)
    {
        var rule = Rule("type", new JsonArray(example));
        rule["min"] = min;
        return rule;
    }

    /// <summary>A value that the provider's state supplies under a name: the example stands for it here, and the regular
    /// expression says what it may be.</summary>
    public static JsonNode State(string expression, string regex, string example)
    {
        var rule = (JsonObject)Text(regex, example);
        rule["pact:generator:type"] = "ProviderState";
        rule["expression"] = expression;
        return rule;
    }

    /// <summary>A whole number that the provider's state supplies under a name.</summary>
    public static JsonNode StateNumber(string name, long example)
    {
        var rule = Rule("integer", example);
        rule["pact:generator:type"] = "ProviderState";
        rule["expression"] = $"${{{name}}}";
        rule["dataType"] = "INTEGER";
        return rule;
    }

    private static JsonObject Rule(string type, JsonNode? example) => new() { ["pact:matcher:type"] = type, ["value"] = example };
}
