using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Emulator.Core.Webhooks;

/// <summary>Reads what a receiver answered as text: decoded, cut, and as far as it came.</summary>
internal static class ReceivedBody
{
    /// <summary>How much is kept.</summary>
    private const int Longest = 64 * 1024;

    /// <summary>The text of the body. The status has arrived, and it is the status that counts, also when the rest never comes.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="limit">Ends the reading when the attempt has taken long enough.</param>
    /// <param name="stop">Who breaks off the attempt itself is told.</param>
    public static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken limit, CancellationToken stop)
    {
        if (response.Content.Headers.ContentLength == 0) return "";
        var raw = new MemoryStream();
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(limit);
            await CopyAsync(stream, raw, limit);
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
        }

        raw.Position = 0;
        var decoded = await DecodeAsync(raw, [.. response.Content.Headers.ContentEncoding.Reverse()]);
        return decoded is null
            ? string.Create(CultureInfo.InvariantCulture, $"[{raw.Length} bytes in Content-Encoding {response.Content.Headers.ContentEncoding}]")
            : Charset(response).GetString(decoded.GetBuffer(), 0, (int)decoded.Length);
    }

    /// <summary>The bytes without their encodings, as far as they can be read; null when an encoding is not known.</summary>
    private static async Task<MemoryStream?> DecodeAsync(MemoryStream raw, string[] encodings)
    {
        var now = raw;
        foreach (var encoding in encodings)
        {
            Stream? plain = encoding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(now, CompressionMode.Decompress),
                "br" => new BrotliStream(now, CompressionMode.Decompress),
                // Said to be zlib, and often bare.
                "deflate" => IsZlib(now) ? new ZLibStream(now, CompressionMode.Decompress) : new DeflateStream(now, CompressionMode.Decompress),
                "identity" => now,
                _ => null,
            };
            if (plain is null) return null;
            if (plain == now) continue;
            var next = new MemoryStream();
            try
            {
                await CopyAsync(plain, next, CancellationToken.None);
            }
            catch (Exception error) when (error is InvalidDataException or InvalidOperationException or IOException)
            {
                // Cut off in the middle, or no such thing: what could be read counts.
            }

            next.Position = 0;
            now = next;
        }

        return now;
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken stop)
    {
        var buffer = new byte[4 * 1024];
        while (to.Length < Longest)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, Longest - to.Length)), stop);
            if (read == 0) return;
            to.Write(buffer, 0, read);
        }
    }

    private static bool IsZlib(MemoryStream bytes)
    {
        var head = bytes.GetBuffer().AsSpan(0, (int)Math.Min(2, bytes.Length));
        return head.Length == 2 && (head[0] & 0x0F) == 8 && ((head[0] << 8) | head[1]) % 31 == 0;
    }

    private static Encoding Charset(HttpResponseMessage response)
    {
        try
        {
            return Encoding.GetEncoding(response.Content.Headers.ContentType?.CharSet?.Trim('"', ' ') is { Length: > 0 } name ? name : "utf-8");
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
