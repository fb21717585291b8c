using System.IO.Compression;
using System.Text;

namespace Recorder.Masking;

/// <summary>The mask of a body, by its media type. What cannot be read through and through is not kept.</summary>
internal sealed class BodyMask(ValueMask values, bool isRefusal, long mostBytes)
{
    private const int LongestMessage = 4096;

    /// <summary>The masked body.</summary>
    /// <param name="bytes">As they came.</param>
    /// <param name="contentType">The header; null when there is none.</param>
    /// <param name="encoding">The header Content-Encoding; null when there is none.</param>
    public MaskedBody Mask(byte[] bytes, string? contentType, string? encoding)
    {
        if (bytes.Length == 0) return MaskedBody.None;
        var type = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (bytes.Length > mostBytes || Plain(bytes, encoding) is not { } plain) return MaskedBody.Dropped(type, bytes.Length);
        var text = EncodingOf(contentType).GetString(plain).TrimStart('\uFEFF');
        if (type.Contains("json", StringComparison.Ordinal) || (IsVague(type) && text.TrimStart() is ['{' or '[', ..]))
            return new JsonMask(values, isRefusal).Mask(text) is { } json ? new MaskedBody("json", json) : MaskedBody.Dropped(type, bytes.Length);
        if (type.Contains("xml", StringComparison.Ordinal) || (IsVague(type) && text.TrimStart().StartsWith('<')))
            return new XmlMask(values, isRefusal).Mask(text) is { } xml ? new MaskedBody("xml", xml) : MaskedBody.Dropped(type, bytes.Length);
        if (type == "application/x-www-form-urlencoded") return new MaskedBody("form", values.Query(text));
        if (type == "text/plain" && isRefusal && text.Length <= LongestMessage) return new MaskedBody("text", values.Message(text));
        if (Magic(plain) is { } magic) return new MaskedBody("bytes", magic);
        return MaskedBody.Dropped(type, bytes.Length);
    }

    private static bool IsVague(string type) => type is "" or "text/plain" or "text/html" or "application/octet-stream";

    // The first bytes tell what kind of file it is; what is in it is not kept.
    private static string? Magic(byte[] bytes) =>
        bytes.AsSpan().StartsWith("%PDF"u8) ? "JVBERi0xLjQgbm90IGtlcHQK"
        : bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? "iVBORw0KGgo="
        : bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "/9j/"
        : bytes.AsSpan().StartsWith("PK"u8) ? "UEsDBA=="
        : null;

    private byte[]? Plain(byte[] bytes, string? encoding)
    {
        if (encoding is null or "" or "identity") return bytes;
        try
        {
            using var source = new MemoryStream(bytes);
            using Stream? reader = encoding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
                "br" => new BrotliStream(source, CompressionMode.Decompress),
                "deflate" => new ZLibStream(source, CompressionMode.Decompress),
                _ => null,
            };
            if (reader is null) return null;
            var plain = new byte[mostBytes + 1];
            var length = reader.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
            return length > mostBytes ? null : plain[..length];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Encoding EncodingOf(string? contentType)
    {
        var charset = (contentType ?? "").Split(';').FirstOrDefault(part => part.TrimStart().StartsWith("charset=", StringComparison.OrdinalIgnoreCase));
        return charset?.Contains("8859-1", StringComparison.Ordinal) == true ? Encoding.Latin1 : Encoding.UTF8;
    }
}

/// <summary>A body without anything real in it.</summary>
/// <param name="Kind"><c>none</c>, <c>json</c>, <c>xml</c>, <c>form</c>, <c>text</c>, <c>bytes</c> (base64), or <c>dropped</c>: there was one, and it was not
/// kept.</param>
/// <param name="Text">What is kept of it.</param>
internal sealed record MaskedBody(string Kind, string Text)
{
    /// <summary>There was none.</summary>
    public static MaskedBody None { get; } = new("none", "");

    /// <summary>There was one.</summary>
    public static MaskedBody Dropped(string type, int length) =>
        new("dropped", FormattableString.Invariant($"{length} bytes{(type.Length > 0 ? " of " + type : "")} that were not kept"));
}
