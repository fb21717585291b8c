using System.Text;

namespace Emulator.Core.Wire;

/// <summary>A body as text in UTF-8, whatever its content type says that it is in; and why it cannot be had.</summary>
internal static class BodyText
{
    /// <summary>That the body is compressed, in words; null when it is not.</summary>
    /// <param name="contentEncoding">The header <c>Content-Encoding</c>.</param>
    /// <param name="body">The body, which shows it when the header does not.</param>
    /// <param name="who">Who does not take it.</param>
    public static string? Compression(string? contentEncoding, ReadOnlySpan<byte> body, string who = "the provider") =>
        contentEncoding is { Length: > 0 } named && !named.Trim().Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? $"it is compressed (Content-Encoding: {named.Trim()}), which {who} does not take"
            : body is [0x1f, 0x8b, ..] ? $"it is compressed (its first bytes are those of gzip), which {who} does not take"
            : null;

    /// <summary>The body in UTF-8; null with the reason in <paramref name="problem"/>, which continues a sentence, when it cannot be decoded.</summary>
    /// <param name="contentType">What says the charset.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="takesMark">Whether a byte order mark is passed over; else it is named.</param>
    /// <param name="problem">Why there is none.</param>
    public static ReadOnlyMemory<byte>? Utf8(string? contentType, ReadOnlyMemory<byte> body, bool takesMark, out string? problem)
    {
        problem = null;
        if (Charset.Of(contentType, out var name) is not { } encoding)
        {
            problem = $"its charset “{name}” is none that is known";
            return null;
        }

        if (!ReferenceEquals(encoding, Charset.Utf8)) return Decoded(encoding, name, body, out problem);
        if (body.Span.StartsWith("\uFEFF"u8))
        {
            if (takesMark) return body[3..];
            problem = "it begins with a byte order mark (EF BB BF), which JSON must not have (RFC 8259, 8.1)";
            return null;
        }

        if (body.Span is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) problem = "it begins with the byte order mark of UTF-16; send it in UTF-8";
        else if (!System.Text.Unicode.Utf8.IsValid(body.Span)) problem = "it is not valid UTF-8; another charset belongs into the Content-Type";
        if (problem is not null) return null;
        return body;
    }

    private static ReadOnlyMemory<byte>? Decoded(Encoding encoding, string name, ReadOnlyMemory<byte> body, out string? problem)
    {
        var text = Charset.Text(encoding, body.Span);
        problem = text is null ? $"it is not in its charset, {name}" : null;
        if (text is null) return null;
        return Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
    }
}
