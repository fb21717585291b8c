using System.Globalization;
using System.Text.Json.Nodes;

namespace Emulator.Scenarios.Reading;

/// <summary>A part of a scenario's text with its place.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal abstract record Node(int Line, int Column)
{
    /// <summary>The part as JSON.</summary>
    public abstract JsonNode? ToJson();
}

/// <summary>A word, a number, a text.</summary>
/// <param name="Text">As written, without quotes.</param>
/// <param name="IsPlain">Whether it is without quotes, so that it may be a number, true, false or null.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record Scalar(string Text, bool IsPlain, int Line, int Column) : Node(Line, Column)
{
    public bool IsNull => IsPlain && Text is "" or "~" or "null";

    public override JsonNode? ToJson()
    {
        if (IsNull) return null;
        if (!IsPlain) return JsonValue.Create(Text);
        if (Text is "true" or "false") return JsonValue.Create(Text == "true");
        // An id such as 007 is no number.
        if (Text is not ("0" or "-0") && Text.TrimStart('-').StartsWith('0') && !Text.Contains('.', StringComparison.Ordinal)) return JsonValue.Create(Text);
        if (long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
        return decimal.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && char.IsAsciiDigit(Text[^1])
            ? JsonValue.Create(number)
            : JsonValue.Create(Text);
    }
}

/// <summary>A list.</summary>
internal sealed record Sequence(IReadOnlyList<Node> Items, int Line, int Column) : Node(Line, Column)
{
    public override JsonNode ToJson() => new JsonArray([.. Items.Select(item => item.ToJson())]);
}

/// <summary>Names with values, in the order written.</summary>
internal sealed record Mapping(IReadOnlyList<KeyValuePair<Scalar, Node>> Entries, int Line, int Column) : Node(Line, Column)
{
    public Node? Find(string name)
    {
        foreach (var (key, value) in Entries)
            if (key.Text == name) return value;
        return null;
    }

    public override JsonNode ToJson() => new JsonObject(Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, entry.Value.ToJson())));
}
