using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Emulator.Scenarios.Running;

/// <summary>Compares what must be with what is: members that are not named may be anything; words in angle brackets
/// stand for what is not said exactly.</summary>
internal static partial class Match
{
    private const int LongestShown = 400;

    /// <summary>How JSON is shown to people.</summary>
    public static JsonSerializerOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What differs, one sentence each.</summary>
    /// <param name="wanted">What must be.</param>
    /// <param name="seen">What is.</param>
    /// <param name="path">What is compared, in words.</param>
    public static IEnumerable<string> Differences(JsonNode? wanted, JsonNode? seen, string path)
    {
        switch (wanted)
        {
            case JsonObject named when seen is JsonObject:
                return named.SelectMany(member => Differences(member.Value, seen[member.Key], $"{path}.{member.Key}"));
            case JsonArray list when seen is JsonArray items:
                return list.Count != items.Count
                    ? [$"{path} has {items.Count} items, not {list.Count}: {Short(seen)}"]
                    : list.SelectMany((item, index) => Differences(item, items[index], $"{path}[{index}]"));
            case JsonObject or JsonArray:
                return [$"{path} is {Short(seen)}, not {Short(wanted)}"];
        }

        var text = Bindings.Words(wanted);
        if (text.StartsWith('<') && text.EndsWith('>')) return Meets(text[1..^1].Trim(), seen) is { } problem ? [$"{path} is {Short(seen)}, {problem}"] : [];
        return IsSame(wanted, seen) ? [] : [$"{path} is {Short(seen)}, not {Short(wanted)}"];
    }

    /// <summary>A value for a sentence, not too long.</summary>
    public static string Short(JsonNode? value)
    {
        var text = value is null ? "nothing" : value.ToJsonString(Writing);
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }

    /// <summary>Whether two texts are the same instant, however written.</summary>
    private static bool IsSameInstant(string a, string b) =>
        a.Length >= 19 && b.Length >= 19 && a.Contains('T', StringComparison.Ordinal) && b.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(a, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var first)
        && DateTimeOffset.TryParse(b, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var second) && first == second;

    private static bool IsSame(JsonNode? wanted, JsonNode? seen)
    {
        if (wanted is null || seen is null) return wanted is null && seen is null;
        if (seen is not JsonValue) return false;
        var (a, b) = (Bindings.Words(wanted), Bindings.Words(seen));
        // Providers write ids as numbers or as texts; a scenario need not know which.
        return a == b || (Number(a) is { } first && Number(b) is { } second && first == second && wanted.GetValueKind() == JsonValueKind.Number)
            || IsSameInstant(a, b);
    }

    private static string? Meets(string pattern, JsonNode? seen)
    {
        var words = Bindings.Words(seen);
        var (head, rest) = pattern.Split(' ', 2) is [var first, var second] ? (first, second) : (pattern, "");
        switch (head)
        {
            case "any": return seen is null ? "not anything" : null;
            case "none": return seen is null or JsonArray { Count: 0 } ? null : "not nothing";
            case "text": return seen?.GetValueKind() == JsonValueKind.String ? null : "no text";
            case "number": return seen?.GetValueKind() == JsonValueKind.Number ? null : "no number";
            case "instant": return DateTimeOffset.TryParse(words, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? null : "no instant";
            case "contains":
                return (seen is JsonArray list ? list.Any(item => Bindings.Words(item) == rest) : words.Contains(rest, StringComparison.OrdinalIgnoreCase))
                    ? null
                    : $"and does not contain “{rest}”";
            case "not": return words == rest ? $"and must not be “{rest}”" : null;
            case "matches": return Meets(rest, words);
            case "at" when rest.Split(' ') is ["least" or "most", var bound] && Number(bound) is { } limit:
                return Number(words) is { } number && (rest.StartsWith("least", StringComparison.Ordinal) ? number >= limit : number <= limit)
                    ? null
                    : $"not {pattern}";
        }

        return Items().Match(pattern) is not { Success: true } items ? $"and “<{pattern}>” is none of <any>, <none>, <text>, <number>, <instant>, <contains "
            + "…>, <not …>, <matches …>, <at least 3>, <at most 3>, <3 items>"
            : seen is JsonArray counted && counted.Count.ToString(CultureInfo.InvariantCulture) == items.Groups[1].Value ? null : $"not {pattern}";
    }

    private static string? Meets(string pattern, string words)
    {
        try
        {
            return Regex.IsMatch(words, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) ? null : $"and does not match {pattern}";
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return $"and {pattern} is no pattern: {error.Message}";
        }
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\A(\d{1,9}) items?\z")]
    private static partial Regex Items();
}
