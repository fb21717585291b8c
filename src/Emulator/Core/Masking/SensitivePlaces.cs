using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Emulator.Core.Masking;

/// <summary>Hides what stands in the places made for secrets, whatever it is and however somebody wrote the place: a password that was tried and is wrong here
/// may be good elsewhere.</summary>
/// <param name="names">The names of those places.</param>
internal sealed partial class SensitivePlaces(SensitiveNames names)
{
    private static readonly SearchValues<char> InNumber = SearchValues.Create("0123456789+-.eE");

    /// <summary>Whether a place of this name is one: <c>password</c>, <c>user[password]</c>, <c>password[]</c>.</summary>
    public bool Has(string name) =>
        names.Contains(name) || (name.AsSpan().ContainsAny('[', '?', ' ') && name.Split('[', ']', '?', ' ').Any(names.Contains));

    /// <summary>Where a secret begins in a part of a query or form between two <c>&amp;</c>; -1 when none does. Some write <c>;</c> for that sign.</summary>
    public int In(string part)
    {
        for (var from = 0; from < part.Length;)
        {
            var end = part.IndexOf(';', from) is >= 0 and var semicolon ? semicolon : part.Length;
            var equals = part.IndexOf('=', from, end - from);
            if (equals > from && Has(Uri.UnescapeDataString(part[from..equals]))) return equals + 1;
            from = end + 1;
        }

        return -1;
    }

    /// <summary>A body with the secrets in its places hidden: parts, members of JSON, elements of XML, or lines that say a name and a value.</summary>
    /// <param name="mediaType">The media type.</param>
    /// <param name="body">The body.</param>
    public string Body(string mediaType, string body)
    {
        if (mediaType.StartsWith("multipart/", StringComparison.Ordinal))
            body = PartPattern().Replace(
                body,
                part => Has(Uri.UnescapeDataString(part.Groups["name"].Value)) ? part.Groups["start"].Value + SecretMask.Hidden : part.Value);
        if (!names.MayBeIn(body) && !body.Contains("\\u", StringComparison.Ordinal)) return body;
        var text = Hide(body, MemberPattern(), EndOfValue, quotes: true);
        return text.AsSpan().TrimStart() is ['{' or '[', ..] || mediaType.StartsWith("multipart/", StringComparison.Ordinal) ? text
            : text.AsSpan().TrimStart() is ['<', ..] ? Hide(text, ElementPattern(), static (xml, at) => xml.IndexOf('<', at), quotes: false)
            : Hide(text, LinePattern(), EndOfLine, quotes: false);
    }

    private static int EndOfLine(string text, int at) => text.AsSpan(at).IndexOfAny('\r', '\n', '&') is >= 0 and var end ? at + end : text.Length;

    private string Hide(string text, Regex begin, Func<string, int, int> endOf, bool quotes)
    {
        var shown = new StringBuilder();
        var from = 0;
        for (var found = begin.Match(text); found.Success; found = begin.Match(text, Math.Max(from, found.Index + found.Length)))
        {
            var at = found.Index + found.Length;
            if (!Has(NameOf(found)) || endOf(text, at) is not (>= 0 and var end) || end == at) continue;
            shown.Append(text, from, at - from).Append(quotes ? Quoted(text, at) : SecretMask.Hidden);
            from = end;
        }

        return from == 0 ? text : shown.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>What stands for a value: a text, in a text itself where the value is.</summary>
    private static string Quoted(string text, int at)
    {
        var quote = at;
        while (text[quote] == '\\') quote++;
        var mark = quote == at ? "\"" : text[at..(quote + 1)];
        return mark + SecretMask.Hidden + mark;
    }

    /// <summary>The name of a member, read as JSON reads it.</summary>
    private static string NameOf(Match found) => found.Groups["name"].Value is var name && DecodedText.Of(name) is { } decoded ? decoded.Text : name;

    /// <summary>Where the value of a member ends: a text, also one that is cut off or in a text itself, a number, a list or an object; -1 where nothing is
    /// said.</summary>
    private static int EndOfValue(string text, int at)
    {
        var quote = at;
        while (quote < text.Length && text[quote] == '\\') quote++;
        if (quote == text.Length) return -1;
        var mark = text[at..(quote + 1)];
        if (quote > at) return text.IndexOf(mark, quote + 1, StringComparison.Ordinal) is >= 0 and var close ? close + mark.Length : text.Length;
        if (text[at] is '"' or '\'') return EndOfText(text, at);
        if (text[at] is not ('[' or '{')) return text.AsSpan(at).IndexOfAnyExcept(InNumber) is > 0 and var number ? at + number : -1;
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '"') i = EndOfText(text, i) - 1;
            else if (text[i] is '[' or '{') depth++;
            else if (text[i] is ']' or '}' && --depth == 0) return i + 1;
        }

        return text.Length;
    }

    private static int EndOfText(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == text[at]) return i + 1;
        }

        return text.Length;
    }

    [GeneratedRegex("""["'](?<name>(?:[A-Za-z0-9_-]|\\u[0-9A-Fa-f]{4})+)\\*["']\s*:\s*""")]
    private static partial Regex MemberPattern();

    [GeneratedRegex("<(?:[A-Za-z0-9_-]+:)?(?<name>[A-Za-z0-9_-]+)(?:\\s[^<>]*)?>(?:<!\\[CDATA\\[)?")]
    private static partial Regex ElementPattern();

    [GeneratedRegex("""(?<![\w-])(?<name>[\w-]+(?:\[[^\]\r\n]*\])*)["']?[ \t]*[=:][ \t]*""")]
    private static partial Regex LinePattern();

    // A part of a multipart body, from its head to the next boundary.
    [GeneratedRegex(
        """
        (?<start>content-disposition:[^\r\n]*?\bname(?:\*=[^'\r\n]*'[^'\r\n]*'|=)["']?(?<name>[^"';\r\n]+)["']?[^\r\n]*\r?\n
        (?:[^\r\n]+\r?\n)*\r?\n)(?s:.*?)(?=\r?\n--|$)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex PartPattern();
}
