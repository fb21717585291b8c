using System.Buffers;
using System.IO.Pipelines;

namespace Emulator.Core.Wire;

/// <summary>Turns what the web server received into a <see cref="Request"/>.</summary>
internal static class RequestReader
{
    /// <summary>The path and query as sent, still encoded.</summary>
    public static (string Path, string Query) Target(HttpContext context)
    {
        var raw = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget;
        // An absolute or asterisk target is rare; the server has taken it apart already.
        if (raw is not ['/', ..]) raw = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        if (raw.Length == 0) raw = "/"; // CONNECT has no path.
        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (raw, "") : (raw[..mark], raw[(mark + 1)..]);
    }

    /// <summary>The headers in the order of arrival.</summary>
    public static KeyValuePair<string, string>[] Headers(HttpRequest request)
    {
        var (headers, count) = (new KeyValuePair<string, string>[request.Headers.Count], 0);
        foreach (var (name, values) in request.Headers)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (count == headers.Length) Array.Resize(ref headers, count + 4); // A header that was sent more than once.
                headers[count++] = new(name, values[i] ?? "");
            }
        }

        return count == headers.Length ? headers : headers[..count];
    }

    /// <summary>Whether a body may follow the headers.</summary>
    public static bool HasBody(HttpRequest request) => request.ContentLength is > 0
        || (request.ContentLength is null && (request.Headers.TransferEncoding.Count > 0 || request.Protocol == "HTTP/2"));

    /// <summary>The body, or that it is larger than the limit. A caller who goes ends the reading: broken off from here, the server warns.</summary>
    public static async ValueTask<(ReadOnlyMemory<byte> Body, bool IsTooLarge)> BodyAsync(HttpRequest request, int limit)
    {
        if (!HasBody(request)) return default;
        if (request.ContentLength > limit) return (default, true);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await ReadAsync(reader);
            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return (default, true);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                RequestLines.EndBody(request.HttpContext);
                return (body, false);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>A chunk of more bytes than there are numbers is the caller's fault too, though the server does not call it so.</summary>
    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader)
    {
        try
        {
            return await reader.ReadAsync();
        }
        catch (IOException broken) when (broken.InnerException is OverflowException)
        {
            throw new BadHttpRequestException(broken.Message, StatusCodes.Status400BadRequest, broken);
        }
    }

    /// <summary>The address the caller used: scheme, host and port.</summary>
    public static string Root(HttpRequest request) => Authority.Of(request).Root;
}
