using System.Text.Json;
using System.Text.RegularExpressions;

namespace Emulator.Core.Masking;

/// <summary>Hides secrets in what is shown: every secret that was ever issued, whatever place it stands in, and whatever stands in a place made for a secret.</summary>
/// <param name="secrets">The secrets.</param>
/// <param name="sensitiveNames">The names of headers, parameters and members whose values are secrets, in the providers' words.</param>
public sealed partial class SecretMask(SecretSet secrets, IEnumerable<string> sensitiveNames)
{
    private const string Hidden = "••••";
    private readonly HashSet<string> names = new(sensitiveNames, StringComparer.OrdinalIgnoreCase);

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
        return MemberPattern().Replace(Text(body), match => names.Contains(match.Groups["name"].Value) ? match.Groups["start"].Value + '"' + Hidden + '"' : match.Value);
    }

    /// <summary>Any text with the secrets in it hidden.</summary>
    public string Text(string text)
    {
        if (text.Length == 0) return text;
        text = TokenPattern().Replace(text, Hidden);
        text = WithoutUserInfo(text);
        foreach (var secret in secrets.Irregular)
        {
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
            text = text.Replace(Uri.EscapeDataString(secret), Hidden, StringComparison.OrdinalIgnoreCase);
            text = text.Replace(Uri.EscapeDataString(secret).Replace("%20", "+", StringComparison.Ordinal), Hidden, StringComparison.OrdinalIgnoreCase);
            text = text.Replace(JsonEncodedText.Encode(secret).ToString(), Hidden, StringComparison.Ordinal);
        }

        text = GuidPattern().Replace(text, Masked);
        return RunPattern().Replace(text, run => secrets.Contains(run.Value) ? Ending(run.Value) : PartPattern().Replace(run.Value, Masked));
    }

    /// <summary>Any text with the credentials in its URLs hidden, known or not; as they are, with JSON's escaped slashes, or URL-encoded as in a form.</summary>
    public static string WithoutUserInfo(string text) => UserInfoPattern().Replace(text, match => match.Groups["start"].Value + Hidden + match.Groups["end"].Value);

    /// <summary>A secret as it may be shown: hidden but for its last four characters when it is long enough to stay safe.</summary>
    public static string Ending(string secret) => secret.Length < 16 ? Hidden : Hidden + secret[^4..];

    private string Masked(Match match) => secrets.Contains(match.Value) ? Ending(match.Value) : match.Value;

    private static string WithScheme(string value)
    {
        var scheme = value.IndexOf(' ', StringComparison.Ordinal);
        return scheme is > 0 and < 12 ? value[..(scheme + 1)] + Hidden : value.Length == 0 ? value : Hidden;
    }

    [GeneratedRegex(@"[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}")]
    private static partial Regex TokenPattern();

    // Up to the last @ before the path: a password may hold one.
    [GeneratedRegex("""(?<start>:(?:\\?/){2})[^/?#\s"<>\\]+(?<end>@)|(?<start>%3A%2F%2F)(?:(?!%2F|%3F|%23)[^/?#\s"<>\\&])+(?<end>%40)""", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfoPattern();

    [GeneratedRegex("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")]
    private static partial Regex GuidPattern();

    // An escape in front of a secret (\u003C in JSON, %3C in a URL) is no part of it.
    [GeneratedRegex(@"\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}|[A-Za-z0-9_-]{3,}")]
    private static partial Regex RunPattern();

    [GeneratedRegex("[A-Za-z0-9]{3,}")]
    private static partial Regex PartPattern();

    [GeneratedRegex("""(?<start>"(?<name>[A-Za-z0-9_-]+)"\s*:\s*)"(?:[^"\\]|\\.)*"?""")]
    private static partial Regex MemberPattern();
}
