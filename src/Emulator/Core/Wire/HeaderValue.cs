using System.Buffers;
using System.Text;

namespace Emulator.Core.Wire;

/// <summary>What a header may hold (RFC 9110, 5.5): printable ASCII, blanks and tabs inside. Judged when an answer is decided, so that no decision is entered
/// whose answer cannot be sent.</summary>
internal static class HeaderValue
{
    private static readonly SearchValues<char> Printable =
        SearchValues.Create([.. Enumerable.Range(0x21, 0x5e).Select(letter => (char)letter)]);

    /// <summary>Whether a header can hold it as it is.</summary>
    public static bool Fits(string value) => value.All(letter => letter is '\t' or (>= ' ' and <= '~')) && value.AsSpan().Trim(" \t").Length == value.Length;

    /// <summary>A URL as a header holds it: as it is where that can be, else with the host in its ASCII form and the rest
    /// percent-encoded (RFC 3987, 3.1).</summary>
    public static string Url(string url)
    {
        if (!url.AsSpan().ContainsAnyExcept(Printable)) return url;
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.IdnHost.Length > 0)
            url = new UriBuilder(absolute) { Host = absolute.IdnHost }.Uri.AbsoluteUri;
        var encoded = new StringBuilder(url.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.IsAscii && Printable.Contains((char)rune.Value)) encoded.Append((char)rune.Value);
            else foreach (var part in bytes[..rune.EncodeToUtf8(bytes)]) encoded.Append('%').Append(Convert.ToHexString([part]));
        }

        return encoded.ToString();
    }
}
