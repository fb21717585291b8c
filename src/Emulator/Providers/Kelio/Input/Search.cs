using System.Globalization;
using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Filters of lists: key words and flags.</summary>
internal static class Search
{
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
    private static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-FR").CompareInfo;

    /// <summary>The words of <c>keywords</c>; none when it is absent or blank.</summary>
    public static string[] Words(Call call) => call.Request.Query["keywords"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether each word is in one of the texts, without regard to case and accents [inferred].</summary>
    public static bool Fits(string[] words, params ReadOnlySpan<string?> texts)
    {
        foreach (var word in words)
        {
            var isFound = false;
            foreach (var text in texts)
            {
                isFound = text is not null && Holds(text, word);
                if (isFound) break;
            }

            if (!isFound) return false;
        }

        return true;
    }

    // Printable ASCII has no accents and nothing that is ignored: there the quick comparison says the same as the French one, and costs less.
    private static bool Holds(string text, string word) => IsPlain(text) && IsPlain(word)
        ? text.Contains(word, StringComparison.OrdinalIgnoreCase)
        : French.IndexOf(text, word, Loose) >= 0;

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>The order of two names, without regard to case and accents, by French rules.</summary>
    public static int Compare(string a, string b) => French.Compare(a, b, Loose);

    /// <summary>The values of a list with commas between, blanks around them ignored; null when the parameter is absent or blank.</summary>
    public static string[]? List(Call call, string name) =>
        call.Request.Query[name]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } values ? values : null;

    /// <summary>A true or false out of the query; null when it is absent or empty. Everything but the framework's words for false is true [inferred: its cast].</summary>
    public static bool? Flag(Call call, string name) => call.Request.Query[name]?.ToLowerInvariant() switch
    {
        null or "" => null,
        "false" or "0" or "f" or "off" => false,
        _ => true,
    };
}
