namespace Recorder.Masking;

/// <summary>The mask of headers: those that only say how to talk stay, of all others the form.</summary>
internal sealed class HeaderMask(ValueMask values, JsonMask json)
{
    private static readonly HashSet<string> Talk = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Charset", "Accept-Language", "Accept-Ranges", "Allow", "Cache-Control", "Content-Encoding", "Content-Language", "Date",
        "Expires", "Last-Modified", "Pragma", "Retry-After", "Server", "Vary", "X-Content-Type-Options", "X-Frame-Options", "Strict-Transport-Security",
    };

    // Of the connection, not of the message.
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Encoding", "Connection", "Content-Length", "Host", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "traceparent", "tracestate", "baggage", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
        "X-Real-IP", "Via",
    };

    /// <summary>The masked headers, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Mask(IEnumerable<KeyValuePair<string, string>> headers) =>
    [
        .. headers.Where(header => !Dropped.Contains(header.Key)).Select(header => KeyValuePair.Create(header.Key, Mask(header.Key, header.Value))),
    ];

    private string Mask(string name, string value) => name.ToLowerInvariant() switch
    {
        "set-cookie" => string.Join("; ", value.Split(';', StringSplitOptions.TrimEntries).Select((part, index) => Cookie(part, isFirst: index == 0))),
        "cookie" => string.Join("; ", value.Split(';', StringSplitOptions.TrimEntries).Select(part => Cookie(part, isFirst: true))),
        "content-disposition" => value.Split(';')[0] + (value.Contains("filename", StringComparison.OrdinalIgnoreCase) ? "; filename=\"file\"" : ""),
        "content-type" => string.Join(';', value.Split(';').Where(part => !part.Contains("boundary", StringComparison.OrdinalIgnoreCase))),
        "user-agent" => values.Message(value),
        "location" or "content-location" or "referer" or "origin" => ValueForm.IsLink(value) ? values.Link(value) : Relative(value),
        "link" => values.Message(value),
        _ when Talk.Contains(name) => values.Message(value),
        _ when value.Length > 1 && (value[0] is '{' or '[') && json.Mask(value) is { } inner => inner,
        _ => values.Text(name, value),
    };

    private string Relative(string value) =>
        value.Split('?', 2) is [var path, var query] ? values.Path(path) + "?" + values.Query(query, isSigned: true) : values.Path(value);

    private string Cookie(string part, bool isFirst) => part.Split('=', 2) is [var name, var value]
        ? isFirst ? $"{name}={values.Text("cookie", value)}" : name.Equals("path", StringComparison.OrdinalIgnoreCase) ? $"{name}={values.Path(value)}" : name
        : part;
}
