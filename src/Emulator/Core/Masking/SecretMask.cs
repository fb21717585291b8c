using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Emulator.Core.Masking;

/// <summary>Hides secrets in what is shown of a workspace: every secret that was ever issued in it, whatever place it stands in, and whatever stands in a place
/// made for a secret. One text costs the same however many secrets and workspaces there are.</summary>
/// <param name="secrets">The secrets of the workspace.</param>
/// <param name="names">The names of headers, parameters and members whose values are secrets, in the providers' words.</param>
public sealed partial class SecretMask(SecretSet secrets, SensitiveNames names)
{
    /// <summary>What stands for what is hidden.</summary>
    public const string Hidden = "••••";

    private readonly SensitivePlaces places = new(names);
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
        : WithoutBase64(Text(value));

    /// <summary>Whether a header, parameter or member of this name is made for a secret.</summary>
    public bool IsForSecrets(string name) => places.Has(name);

    /// <summary>A query or form with its secrets hidden.</summary>
    public string Query(string query)
    {
        if (query.Length == 0) return query;
        var parts = query.Split('&').Select(part =>
        {
            var at = places.In(part);
            return at < 0 ? Text(part) : at == part.Length ? part : Text(part[..at]) + Hidden;
        });
        return string.Join('&', parts);
    }

    /// <summary>A body with its secrets hidden, by its media type.</summary>
    public string Body(string mediaType, string body) =>
        mediaType == "application/x-www-form-urlencoded" ? Query(body) : places.Body(mediaType, Text(body));

    /// <summary>Any text with the secrets in it hidden, however they are spelled: as they are, percent-encoded, or with JSON's escapes.</summary>
    public string Text(string text)
    {
        if (text.Length == 0) return text;
        text = TokenPattern().Replace(text, Hidden);
        text = WithoutUserInfo(text);
        var parts = new HiddenParts();
        Find(text, parts);
        if (DecodedText.Of(text) is { } decoded)
        {
            var inside = new HiddenParts();
            foreach (var token in TokenPattern().EnumerateMatches(decoded.Text)) inside.Add(token.Index, token.Index + token.Length, tellsEnding: false);
            Find(decoded.Text, inside);
            inside.AddTo(parts, decoded);
        }

        return parts.Hide(text);
    }

    /// <summary>Any text with the credentials in its URLs hidden, known or not; as they are, with JSON's escaped
    /// slashes, or URL-encoded as in a form.</summary>
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

    /// <summary>A header may carry a secret in base64, as Basic authentication does, whatever its name is.</summary>
    private string WithoutBase64(string value) => Base64Pattern().Replace(value, part =>
    {
        var text = part.Value.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        Span<byte> bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length)
            && Encoding.UTF8.GetString(bytes[..length]) is var read && Text(read) != read ? Hidden : part.Value;
    });

    private void Find(string text, HiddenParts parts)
    {
        secrets.Irregular.Find(text, parts);
        FindGuids(text, parts);
        FindRuns(text, parts);
    }

    /// <summary>A GUID is the same with hyphens and without.</summary>
    private void FindGuids(string text, HiddenParts parts)
    {
        Span<char> spelled = stackalloc char[36];
        foreach (var found in GuidPattern().EnumerateMatches(text))
        {
            if (!Guid.TryParse(text.AsSpan(found.Index, found.Length), out var guid)) continue;
            if ((guid.TryFormat(spelled, out var length, "D") && secrets.Contains(spelled[..length]))
                || (guid.TryFormat(spelled, out length, "N") && secrets.Contains(spelled[..length])))
                parts.Add(found.Index, found.Index + found.Length, tellsEnding: true);
        }
    }

    /// <summary>Looks at whole runs of letters, digits, hyphens and underscores, then at their parts between the latter. An escape in front of a secret
    /// (<c>\u003C</c> in JSON, <c>%3C</c> in a URL) is no part of it.</summary>
    private void FindRuns(string text, HiddenParts parts)
    {
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
            if (length >= ShortestSecret && secrets.Contains(rest[..length])) parts.Add(at, at + length, tellsEnding: true);
            else FindInRun(parts, at, rest[..length]);
            at += length;
        }
    }

    private void FindInRun(HiddenParts parts, int at, ReadOnlySpan<char> run)
    {
        for (var from = 0; from < run.Length;)
        {
            var rest = run[from..];
            if (rest.IndexOfAny(InPart) is not (>= 0 and var before)) return;
            rest = rest[before..];
            var length = rest.IndexOfAnyExcept(InPart) is >= 0 and var end ? end : rest.Length;
            if (length >= ShortestSecret && length < run.Length && secrets.Contains(rest[..length]))
                parts.Add(at + from + before, at + from + before + length, tellsEnding: true);
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
        """(?<start>:(?:\\?/){2})[^/?#\s"<>\\]+(?<end>@)|(?<start>%3A%2F%2F)(?:(?!%2F|%3F|%23)[^/?#\s"<>\\&])+(?<end>%40)""", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfoPattern();

    [GeneratedRegex("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|(?<![0-9A-Fa-f])[0-9A-Fa-f]{32}(?![0-9A-Fa-f])")]
    private static partial Regex GuidPattern();

    [GeneratedRegex("[A-Za-z0-9+/_-]{8,}={0,2}")]
    private static partial Regex Base64Pattern();
}
