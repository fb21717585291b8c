using System.Text;
using Emulator.Core.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>The text fields of a <c>multipart/form-data</c> body (RFC 7578). Files are passed over, as no method takes one.</summary>
internal static class MultipartFields
{
    private const int LongestBoundary = 70;

    public static List<KeyValuePair<string, string>> Read(Request request, out string? problem)
    {
        var fields = new List<KeyValuePair<string, string>>();
        problem = null;
        if (Attribute(request.Header("Content-Type") ?? "", "boundary") is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            problem = "it is multipart and has no boundary";
            return fields;
        }

        problem = InputBounds.PartsProblem(request.Body.Span, "\r\n--" + boundary);
        if (problem is not null) return fields;
        // The delimiter includes the line break before it, so the text gets one in front.
        // Each byte is a letter here; what it stands for is told by the part's charset.
        var parts = ("\r\n" + Encoding.Latin1.GetString(request.Body.Span)).Split("\r\n--" + boundary);
        if (parts.Length < 2 || !parts[^1].StartsWith("--", StringComparison.Ordinal))
        {
            problem = "it is multipart and does not end with its boundary";
            return fields;
        }

        foreach (var part in parts[1..^1])
        {
            var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) continue;
            var disposition = HeaderOf("Content-Disposition:");
            if (disposition is null || Attribute(disposition, "filename") is not null || Attribute(disposition, "name") is not { } name) continue;
            var encoding = Charset.Of(HeaderOf("Content-Type:") ?? request.Header("Content-Type"), out var charset);
            var (key, text) = encoding is null ? (null, null) : (Decoded(encoding, name), Decoded(encoding, part[(end + 4)..]));
            if (key is null || text is null) problem ??= $"a part of it is not in its charset, {charset}";
            else fields.Add(KeyValuePair.Create(key, text));

            string? HeaderOf(string header) =>
                part[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith(header, StringComparison.OrdinalIgnoreCase));
        }

        return fields;
    }

    private static string? Decoded(Encoding encoding, string bytes) => Charset.Text(encoding, Encoding.Latin1.GetBytes(bytes));

    private static string? Attribute(string header, string name)
    {
        foreach (var piece in header.Split(';').Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && piece[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return piece[(equals + 1)..].Trim().Trim('"');
        }

        return null;
    }
}
