using System.Text.RegularExpressions;

namespace Recorder.Masking;

/// <summary>What a text looks like. Only what cannot be anybody's is kept: dates, numbers, ids and the vendor's own words.</summary>
internal static partial class ValueForm
{
    /// <summary>Digits of a text that may still be a number of something; longer ones may be a telephone.</summary>
    private const int MostDigits = 8;

    /// <summary>Letters and digits in a row that may be a key.</summary>
    private const int TokenLength = 16;

    /// <summary>Whether a text under a name that tells nothing may be kept.</summary>
    public static bool IsKept(string text) =>
        text.Length == 0 || IsInstant(text) || IsUuid(text) || (Number().IsMatch(text) && text.Count(char.IsAsciiDigit) <= MostDigits)
        || (text.Length <= 48 && Word().IsMatch(text) && !IsToken(text)) || Short().IsMatch(text) || text is "True" or "False";

    /// <summary>Whether a text is one of the vendor's own words, under a name that says so.</summary>
    public static bool IsChoice(string text) => IsKept(text) || (Choice().IsMatch(text) && !IsToken(text));

    /// <summary>A date, or a date with a time.</summary>
    public static bool IsInstant(string text) => Instant().IsMatch(text);

    /// <summary>A UUID.</summary>
    public static bool IsUuid(string text) => text.Length is 36 or 32 && Guid.TryParse(text, out _) && (text.Length == 36 || !text.All(char.IsAsciiDigit));

    /// <summary>Letters and digits mixed as people do not mix them.</summary>
    public static bool IsToken(string text) => Run().Matches(text).Any(run => run.Length >= TokenLength && run.Value.Count(char.IsAsciiDigit) >= 3);

    /// <summary>A web address.</summary>
    public static bool IsLink(string text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^-?\d+(?:[.,]\d+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[+-]?[a-z][a-z0-9]*(?:[_.,:/+-][a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("^(?:[A-Z]{1,5}|[a-z]{2}[-_][A-Z]{2})$")]
    private static partial Regex Short();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_/-]{0,39}$")]
    private static partial Regex Choice();

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Run();

    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$|^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$")]
    private static partial Regex Instant();
}
