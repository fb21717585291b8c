using System.Text;

namespace Emulator.Core.Wire;

/// <summary>In what letters a body is written, as its content type says: UTF-8 when it says nothing. What cannot be decoded throws, and never becomes other
/// letters.</summary>
internal static class Charset
{
    /// <summary>UTF-8 without a mark, strictly.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoding that a content type names; null with its <paramref name="name"/> when nobody knows that.</summary>
    public static Encoding? Of(string? contentType, out string name)
    {
        name = "utf-8";
        foreach (var part in (contentType ?? "").Split(';').Skip(1))
            if (part.Split('=', 2) is [var key, var value] && key.Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
                name = value.Trim(' ', '"', '\'');
        return name.ToLowerInvariant() switch
        {
            "" or "utf-8" or "utf8" => Utf8,
            // What calls itself so is read as Windows-1252 everywhere, which has letters where the standard has controls.
            "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" => Find("windows-1252"),
            var other => Find(other),
        };
    }

    /// <summary>The text of the bytes; null when they are none in this encoding.</summary>
    public static string? Text(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = encoding.GetString(bytes);
            // A control character of the second set is a letter that was taken for one.
            return ReferenceEquals(encoding, Utf8) || text.AsSpan().IndexOfAnyInRange('\x80', '\x9f') < 0 ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
