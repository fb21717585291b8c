using System.Text.RegularExpressions;

namespace Recorder.Masking;

/// <summary>The mask of a single text: its name decides, else its form. What is replaced is known from then on.</summary>
internal sealed partial class ValueMask(StandIns standIns, KnownValues known)
{
    /// <summary>A text under a name, or under a name that stands above it.</summary>
    public string Text(string name, string value, Sort above = Sort.Plain)
    {
        if (value.Length == 0) return value;
        var sort = MemberNames.Of(name) is var own && own != Sort.Plain ? own : above;
        var masked = sort switch
        {
            Sort.Plain or Sort.Choice => null,
            // Under a name that only stands above, a date or an id is what it looks like.
            _ when own == Sort.Plain && (ValueForm.IsInstant(value) || value is "true" or "false") => value,
            Sort.Email => value.Contains('@', StringComparison.Ordinal) ? Known(value, standIns.Email(value)) : Known(value, standIns.Like(value)),
            Sort.Birth => Known(value, StandIns.Birth(value) is { Length: > 0 } birth ? birth : standIns.Like(value)),
            Sort.File => ValueForm.IsLink(value) ? Link(value) : ValueForm.IsInstant(value) ? value : StandIns.File(value),
            Sort.Phone when value.Count(char.IsAsciiDigit) < 5 => value, // The code of a country.
            Sort.Secret when !ValueForm.IsLink(value) => Secret(value),
            _ when ValueForm.IsLink(value) => Link(value),
            _ => Known(value, standIns.Like(value)),
        };
        if (masked is not null) return masked;
        if (ValueForm.IsLink(value)) return Link(value);
        var kept = sort == Sort.Choice ? ValueForm.IsChoice(value) : ValueForm.IsKept(value);
        if (kept) return known.Replace(value);
        if (IsAddress(value) && !value.Any(char.IsWhiteSpace)) return Known(value, standIns.Email(value));
        return standIns.Jwt(value) ?? standIns.Like(value);
    }

    /// <summary>A number under a name; null when it may stay as it is.</summary>
    public string? Number(string name, string raw, Sort above)
    {
        var sort = MemberNames.Of(name) is var own && own != Sort.Plain ? own : above;
        if (own == Sort.Plain && sort != Sort.Phone) return null;
        if (sort is not (Sort.Secret or Sort.Phone or Sort.Address)) return null;
        var like = standIns.Like(raw).TrimStart('0');
        return like.Length == 0 || like[0] is '.' or '-' ? "1" : like;
    }

    /// <summary>A message to whoever called: it stays, but what is known, or looks like an address, a token or a telephone in it.</summary>
    public string Message(string value)
    {
        var text = Address().Replace(
            value, match => Known(match.Value, standIns.Email(match.Value.Replace("%40", "@", StringComparison.OrdinalIgnoreCase))));
        text = Compact().Replace(text, match => Known(match.Value, standIns.Jwt(match.Value) ?? standIns.Like(match.Value)));
        text = Web().Replace(text, match => Link(match.Value));
        text = Key().Replace(text, match => ValueForm.IsToken(match.Value) ? Known(match.Value, standIns.Like(match.Value)) : match.Value);
        text = Telephone().Replace(text, match => ValueForm.IsInstant(match.Value) ? match.Value : Known(match.Value, standIns.Like(match.Value)));
        return known.Replace(text);
    }

    /// <summary>A web address: scheme and the vendor's domain stay, of the path what is no key, and of the query the names alone.</summary>
    public string Link(string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Host.Length == 0) return standIns.Like(value);
        var labels = address.Host.Split('.');
        var isName = address.HostNameType is not (UriHostNameType.IPv4 or UriHostNameType.IPv6);
        var host = string.Join('.', labels.Select((label, index) =>
            !isName || index >= labels.Length - 2 || label is "www" or "api" or "app" or "sandbox" ? label : standIns.Like(label)));
        foreach (var part in address.UserInfo.Split(':')) Known(Uri.UnescapeDataString(part), standIns.Like(part));
        var port = address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}");
        var query = address.Query.Length > 1 ? "?" + Query(address.Query[1..], isSigned: true) : "";
        return $"{address.Scheme}://{host}{port}{Path(address.AbsolutePath)}{query}";
    }

    /// <summary>A path: ids and the vendor's words stay.</summary>
    public string Path(string path) => string.Join('/', path.Split('/').Select(part =>
    {
        var plain = Uri.UnescapeDataString(part);
        if (plain.Length == 0) return part;
        if (IsAddress(plain)) return Uri.EscapeDataString(Known(plain, standIns.Email(plain)));
        var kept = ValueForm.IsUuid(plain) || (PathWord().IsMatch(plain) && !ValueForm.IsToken(plain));
        return Uri.EscapeDataString(kept ? known.Replace(plain) : standIns.Like(plain)).Replace("%40", "@", StringComparison.Ordinal)
            .Replace("%24", "$", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);
    }));

    /// <summary>A query, or a form: names stay.</summary>
    /// <param name="query">Without its question mark.</param>
    /// <param name="isSigned">Whether every value may be a part of a signature.</param>
    public string Query(string query, bool isSigned = false) => string.Join('&', query.Split('&').Select(pair =>
    {
        var (name, value) = pair.Split('=', 2) is [var first, var second] ? (first, second) : (pair, null);
        if (value is null) return ValueForm.IsKept(Uri.UnescapeDataString(name)) ? known.Replace(pair) : standIns.Like(pair);
        var (plain, plainName) = (Uri.UnescapeDataString(value.Replace('+', ' ')), Uri.UnescapeDataString(name));
        var masked = isSigned && !ValueForm.IsLink(plain) ? Known(plain, standIns.Like(plain))
            : plainName.StartsWith('$') ? Quoted().Replace(known.Replace(plain), match => $"'{Text("", match.Groups[1].Value)}'")
            : Text(plainName, plain);
        return known.Replace(name) + "=" + (masked == plain ? value : Uri.EscapeDataString(masked));
    }));

    private static bool IsAddress(string text) => Address().IsMatch(text);

    private string Secret(string value)
    {
        var (scheme, rest) = value.Split(' ', 2) is [var first, var second] && Scheme().IsMatch(first) ? (first + " ", second) : ("", value);
        if (scheme.Length > 0 && rest.Contains('=', StringComparison.Ordinal) && rest.Contains('"', StringComparison.Ordinal))
            return scheme + Quotes().Replace(rest, match => $"\"{Known(match.Groups[1].Value, standIns.Like(match.Groups[1].Value))}\"");
        var masked = standIns.Jwt(rest) ?? standIns.Like(rest);
        if (scheme.StartsWith("Basic", StringComparison.OrdinalIgnoreCase)) Basic(rest);
        // Whom a token is for is half of a credential, and its signature the other.
        foreach (var said in StandIns.TextsIn(rest)) Known(said, standIns.Like(said));
        return scheme + Known(rest, masked);
    }

    private void Basic(string value)
    {
        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length)) return;
        foreach (var part in System.Text.Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)) Known(part, standIns.Like(part));
    }

    private string Known(string value, string standIn)
    {
        known.Add(value, standIn);
        return standIn;
    }

    [GeneratedRegex(@"[^\s@<>""',;:()\[\]{}=/&?]+(?:@|%40)[^\s@<>""',;:()\[\]{}=/&?%]+\.[A-Za-z]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")]
    private static partial Regex Compact();

    [GeneratedRegex(@"https?://[^\s""'<>)]+", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"[A-Za-z0-9_-]{16,}")]
    private static partial Regex Key();

    [GeneratedRegex(@"(?<![\w-])\+?\d[\d ().-]{7,}\d(?![\w-])")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"^\$?[A-Za-z0-9._~:,-]{1,48}$")]
    private static partial Regex PathWord();

    [GeneratedRegex("^[A-Za-z][A-Za-z-]{2,15}$")]
    private static partial Regex Scheme();

    [GeneratedRegex("'((?:[^']|'')*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quotes();
}
