using System.Globalization;
using System.Text.RegularExpressions;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Writes a value of a filter as OData 4 wants it.</summary>
internal static partial class LiteralRepair
{
    private const int MostDecimals = 7;

    /// <summary>The value, and what was wrong with it; null when nothing is known to be.</summary>
    /// <param name="text">The value as it came.</param>
    /// <param name="type">The type that it is compared with; null when it is not known.</param>
    /// <param name="isField">Whether it is the name of a field.</param>
    public static (string Text, string Note)? Of(string text, Type? type, bool isField)
    {
        if (TypedForm().Match(text) is { Success: true } typed) return Typed(typed.Groups["name"].Value, typed.Groups["value"].Value, type);
        if (isField || text is "null" || text.Contains('(', StringComparison.Ordinal)) return null;
        var bare = Bare(text);
        if (type == typeof(string)) return IsWhole(text) ? null : (Quoted(bare), $"“{text}” is a text, and stands in single quotation marks: {Quoted(bare)}");
        if (type == typeof(DateTimeOffset) || (type is null && InstantForm().IsMatch(text))) return Instant(text, bare);
        if (type == typeof(bool)) return Flag(text, bare.ToLowerInvariant());
        if (type is null || bare == text || !double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return null;
        return (bare, $"“{text}” is a number, and stands without quotation marks: {bare}");
    }

    /// <summary>The first date and time of a filter that has more decimals than are taken; null when none has.</summary>
    public static string? TooFine(string filter)
    {
        if (!filter.Contains('.', StringComparison.Ordinal)) return null;
        foreach (var token in FilterTokens.Of(filter))
            if (token.Kind is FilterTokenKind.Instant && InstantForm().Match(token.Text).Groups["decimals"].Length > MostDecimals) return token.Text;
        return null;
    }

    private static (string, string)? Typed(string name, string value, Type? type)
    {
        if (type is null && name.Equals("guid", StringComparison.OrdinalIgnoreCase)) type = typeof(string);
        var better = type == typeof(string) ? Quoted(value)
            : name.StartsWith("datetime", StringComparison.OrdinalIgnoreCase) ? Instant(value, value)?.Text ?? value
            : type == typeof(DateTimeOffset) ? Instant(value, value)?.Text ?? value
            : value;
        return (better, $"“{name}'{value}'” is a literal of OData 3, and is written {better}");
    }

    private static (string Text, string Note)? Instant(string text, string bare)
    {
        var match = InstantForm().Match(bare);
        if (!match.Success) return bare == text ? null : (bare, $"“{text}” stands without quotation marks: {bare}");
        var (zone, decimals) = (match.Groups["zone"].Value.ToUpperInvariant(), match.Groups["decimals"].Value);
        var better = match.Groups["time"].Value.ToUpperInvariant()
            + (decimals.Length == 0 ? "" : "." + decimals[..Math.Min(MostDecimals, decimals.Length)])
            + (zone is "" or "Z" ? "Z" : zone.Replace(' ', '+').Insert(3, zone.Contains(':', StringComparison.Ordinal) ? "" : ":"));
        List<string> why = [];
        if (bare != text) why.Add("stands without quotation marks");
        if (zone.Length == 0) why.Add("needs a zone, Z or an offset");
        if (zone.StartsWith(' ')) why.Add("has a blank where a raw plus sign was: in a query it is written %2B");
        if (bare.Any(letter => letter is 't' or 'z')) why.Add("is written with a capital T and Z");
        if (decimals.Length > MostDecimals) why.Add("has more than seven decimals of a second");
        if (better == text) return null;
        return (better, $"“{text}” {string.Join(" and ", why.DefaultIfEmpty("is no date and time"))}: {better.Replace("+", "%2B", StringComparison.Ordinal)}");
    }

    private static (string, string)? Flag(string text, string bare) => bare switch
    {
        "true" or "1" or "yes" when text != "true" => ("true", $"“{text}” is written true"),
        "false" or "0" or "no" when text != "false" => ("false", $"“{text}” is written false"),
        _ => null,
    };

    private static bool IsWhole(string text) => text is ['\'', .., '\''] && text[1..^1].Replace("''", "", StringComparison.Ordinal).IndexOf('\'') < 0;

    private static string Bare(string text) => text.Trim('"', '\'', '`', '‘', '’').Replace("''", "'", StringComparison.Ordinal);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^(?<name>[A-Za-z]+)'(?<value>(?:[^']|'')*)'$", RegexOptions.CultureInvariant)]
    private static partial Regex TypedForm();

    [GeneratedRegex(
        @"^(?<time>\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::\d{2})?)(?:\.(?<decimals>\d+))?(?<zone>[Zz]|[-+ ]\d{2}:?\d{2})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex InstantForm();
}
