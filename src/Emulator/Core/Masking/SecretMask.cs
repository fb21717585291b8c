using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Emulator.Core.Masking;

/// <summary>Hides secrets in what is shown of a workspace: every secret that was ever issued in it, whatever place it stands in, and whatever stands in a place
/// made for a secret.
/// One text costs the same however many secrets and workspaces there are.</summary>
/// <param name="secrets">The secrets of the workspace.</param>
/// <param name="names">The names of headers, parameters and members whose values are secrets, in the providers' words.</param>
public sealed partial class SecretMask(SecretSet secrets, SensitiveNames names)
{
    private const string Hidden = "••••";
    private const int ShortestSecret = 3;
    private const int EscapeInJson = 6;
    private const int EscapeInUrl = 3;
    private static readonly SearchValues<char> InRun = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly SearchValues<char> InPart = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> BeforeRun = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%\\");

    /// <summary>The header's value with its secrets hidden; wholly hidden when the header is made for a secret.</summary>
    public string Header(string name, string value) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? WithScheme(value)
        : name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) || names.Contains(name) ? (value.Length == 0 ? value : Hidden)
        : Text(value);

    /// <summary>A query or form with its secrets hidden.</summary>
    public string Query(string query)
    {
        if (query.Length == 0) return query;
        var parts = query.Split('&').Select(part =>
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            return equals > 0 && names.Contains(Uri.UnescapeDataString(part[..equals])) ? part[..(equals + 1)] + Hidden : Text(part);
        });
        return string.Join('&', parts);
    }

    /// <summary>A body with its secrets hidden, by its media type.</summary>
    public string Body(string mediaType, string body)
    {
        if (mediaType == "application/x-www-form-urlencoded") return Query(body);
        var text = Text(body);
        if (!names.MayBeIn(text)) return text;
        return MemberPattern().Replace(
            text, match => names.Contains(match.Groups["name"].Value) ? match.Groups["start"].Value + '"' + Hidden + '"' : match.Value);
    }

    /// <summary>Any text with the secrets in it hidden.</summary>
    public string Text(string text)
    {
        if (text.Length == 0) return text;
        text = TokenPattern().Replace(text, Hidden);
        text = WithoutUserInfo(text);
        text = secrets.Irregular.Hide(text, Hidden);
        return WithoutRuns(WithoutGuids(text));
    }

    /// <summary>Any text with the credentials in its URLs hidden, known or not; as they are, with JSON's escaped slashes, or URL-encoded
    /// as in a form.</summary>
    public static string WithoutUserInfo(string text) =>
        text.Contains('@', StringComparison.Ordinal) || text.Contains("%40", StringComparison.Ordinal)
            ? UserInfoPattern().Replace(text, match => match.Groups["start"].Value + Hidden + match.Groups["end"].Value)
            : text;

    /// <summary>A secret as it may be shown: hidden but for its last four characters when it is long enough to stay safe.</summary>
    public static string Ending(string secret) => secret.Length < 16 ? Hidden : Hidden + secret[^4..];

    private static string WithScheme(string value)
    {
        var scheme = value.IndexOf(' ', StringComparison.Ordinal);
        return scheme is > 0 and < 12 ? value[..(scheme + 1)] + Hidden : value.Length == 0 ? value : Hidden;
    }

    private string WithoutGuids(string text)
    {
        var shown = new Shown(text);
        foreach (var guid in GuidPattern().EnumerateMatches(text))
            if (secrets.Contains(text.AsSpan(guid.Index, guid.Length))) shown.Hide(guid.Index, guid.Length);
        return shown.ToString();
    }

    /// <summary>Looks at whole runs of letters, digits, hyphens and underscores, then at their parts between the latter. An escape in front of a secret
    /// (<c>\u003C</c> in JSON,
    /// <c>%3C</c> in a URL) is no part of it.</summary>
    private string WithoutRuns(string text)
    {
        var shown = new Shown(text);
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            if (rest.IndexOfAny(BeforeRun) is not (>= 0 and var before)) break;
            at += before;
            rest = rest[before..];
            if (rest[0] is '\\' or '%')
            {
                at += IsEscape(rest, "\\u", EscapeInJson) ? EscapeInJson : IsEscape(rest, "%", EscapeInUrl) ? EscapeInUrl : 1;
                continue;
            }

            var length = rest.IndexOfAnyExcept(InRun) is >= 0 and var end ? end : rest.Length;
            if (length >= ShortestSecret && secrets.Contains(rest[..length])) shown.Hide(at, length);
            else HideParts(ref shown, at, rest[..length]);
            at += length;
        }

        return shown.ToString();
    }

    private void HideParts(ref Shown shown, int at, ReadOnlySpan<char> run)
    {
        for (var from = 0; from < run.Length;)
        {
            var rest = run[from..];
            if (rest.IndexOfAny(InPart) is not (>= 0 and var before)) return;
            rest = rest[before..];
            var length = rest.IndexOfAnyExcept(InPart) is >= 0 and var end ? end : rest.Length;
            if (length >= ShortestSecret && length < run.Length && secrets.Contains(rest[..length])) shown.Hide(at + from + before, length);
            from += before + length;
        }
    }

    private static bool IsEscape(ReadOnlySpan<char> text, string mark, int length)
    {
        if (text.Length < length || !text.StartsWith(mark, StringComparison.Ordinal)) return false;
        foreach (var digit in text[mark.Length..length])
            if (!char.IsAsciiHexDigit(digit)) return false;
        return true;
    }

    [GeneratedRegex(@"[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}")]
    private static partial Regex TokenPattern();

    // Up to the last @ before the path: a password may hold one.
    [GeneratedRegex(
        """(?<start>:(?:\\?/){2})[^/?#\s"<>\\]+(?<end>@)|(?<start>%3A%2F%2F)(?:(?!%2F|%3F|%23)[^/?#\s"<>\\&])+(?<end>%40)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex UserInfoPattern();

    [GeneratedRegex("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")]
    private static partial Regex GuidPattern();

    [GeneratedRegex("""(?<start>"(?<name>[A-Za-z0-9_-]+)"\s*:\s*)"(?:[^"\\]|\\.)*"?""")]
    private static partial Regex MemberPattern();

    /// <summary>A text of which parts are hidden; the very same while nothing is.</summary>
    private ref struct Shown(string text)
    {
        private StringBuilder? shown;
        private int copied;

        public void Hide(int start, int length)
        {
            shown ??= new StringBuilder(text.Length);
            shown.Append(text, copied, start - copied).Append(Ending(text.Substring(start, length)));
            copied = start + length;
        }

        public override readonly string ToString() => shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }
}
