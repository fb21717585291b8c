using System.Text.RegularExpressions;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A <c>$filter</c> taken apart as people write it, right or wrong: nothing is lost, so that it can be put together again.</summary>
internal static partial class FilterTokens
{
    /// <summary>The parts of the text, blanks included.</summary>
    public static List<FilterToken> Of(string text)
    {
        var tokens = new List<FilterToken>();
        foreach (Match match in Form().Matches(text)) tokens.Add(new(KindOf(match), match.Value));
        return tokens;
    }

    private static FilterTokenKind KindOf(Match match) =>
        match.Groups["typed"].Success ? FilterTokenKind.Typed
        : match.Groups["quoted"].Success ? FilterTokenKind.Quoted
        : match.Groups["instant"].Success ? FilterTokenKind.Instant
        : match.Groups["word"].Success ? FilterTokenKind.Word
        : match.Groups["blank"].Success ? FilterTokenKind.Blank
        : FilterTokenKind.Other;

    [GeneratedRegex(
        """
        (?<typed>\b[A-Za-z]+'(?:[^']|'')*')
        |(?<quoted>'(?:[^']|'')*'?|"[^"]*"?|[`‘’][^`’']*[`’]?)
        |(?<instant>\b\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[-+\ ]\d{2}:?\d{2}\b)?)
        |(?<word>[\p{L}\p{N}_@$%{][\p{L}\p{N}_@$%{}/.:-]*)
        |(?<blank>\s+)
        |[<>=!]=|<>|&&|\|\||.
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();
}

/// <summary>A part of a filter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The part as it was written.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text)
{
    /// <summary>Whether it is this word or sign, in any case.</summary>
    public bool Is(string text) => Text.Equals(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a part of a filter is.</summary>
internal enum FilterTokenKind
{
    /// <summary>A sign.</summary>
    Other,

    /// <summary>Between two parts.</summary>
    Blank,

    /// <summary>A name, a number, or a word that should have been quoted.</summary>
    Word,

    /// <summary>A text in quotation marks.</summary>
    Quoted,

    /// <summary>A literal of OData 2 or 3: <c>guid'…'</c>.</summary>
    Typed,

    /// <summary>A date with a time.</summary>
    Instant,
}
