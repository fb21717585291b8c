using System.Buffers;
using System.Text.Encodings.Web;

namespace Emulator.Core.Masking;

/// <summary>Finds any of many texts in one pass, however many there are: as they are, percent-encoded, with plus signs for blanks, and as JSON
/// writes them; without regard to case.</summary>
internal sealed class SecretMatcher
{
    private readonly SearchValues<string>? values;
    private readonly Dictionary<char, string[]> byFirst;
    private readonly string[] spellings;

    private SecretMatcher(long version, string[] spellings)
    {
        (Version, this.spellings) = (version, spellings);
        values = spellings.Length == 0 ? null : SearchValues.Create(spellings, StringComparison.OrdinalIgnoreCase);
        byFirst = spellings.GroupBy(spelling => char.ToUpperInvariant(spelling[0])).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Finds nothing, and is older than any set.</summary>
    public static SecretMatcher None { get; } = new(-1, []);

    /// <summary>The version of the set that it knows.</summary>
    public long Version { get; }

    /// <summary>A matcher of these secrets.</summary>
    public static SecretMatcher Of(long version, IEnumerable<string> secrets) =>
        new(version, [.. secrets.SelectMany(Spellings).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(spelling => spelling.Length)]);

    /// <summary>Finds every secret in the text. Where secrets overlap, all that belongs to one of them goes.</summary>
    public void Find(string text, HiddenParts parts)
    {
        if (values is null || text.AsSpan().IndexOfAny(values) is not (>= 0 and var start)) return;
        while (start >= 0)
        {
            var end = EndOf(text, start);
            for (var next = start + 1; next < end && Find(text, next) is >= 0 and var inside && inside < end; next = inside + 1)
                end = Math.Max(end, EndOf(text, inside));
            parts.Add(start, end, tellsEnding: false);
            start = Find(text, end);
        }
    }

    private static IEnumerable<string> Spellings(string secret)
    {
        var encoded = Uri.EscapeDataString(secret);
        return
        [
            secret,
            encoded,
            encoded.Replace("%20", "+", StringComparison.Ordinal),
            JavaScriptEncoder.Default.Encode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        ];
    }

    private int Find(string text, int from) => from >= text.Length ? -1 : text.AsSpan(from).IndexOfAny(values!) is >= 0 and var at ? from + at : -1;

    /// <summary>Where the longest of the texts that begin here ends.</summary>
    private int EndOf(string text, int start)
    {
        var rest = text.AsSpan(start);
        foreach (var spelling in byFirst.GetValueOrDefault(char.ToUpperInvariant(rest[0]), []))
            if (rest.StartsWith(spelling, StringComparison.OrdinalIgnoreCase)) return start + spelling.Length;
        foreach (var spelling in spellings)
            if (rest.StartsWith(spelling, StringComparison.OrdinalIgnoreCase)) return start + spelling.Length;
        return start + 1;
    }
}
