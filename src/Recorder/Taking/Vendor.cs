namespace Recorder.Taking;

/// <summary>The vendor's end: each call is sent on as it came, each answer comes back as it was sent. WireMock.Net's own proxy writes JSON anew, keeps cookies
/// and decodes paths, so what it records is not what was said.</summary>
internal sealed class Vendor : IDisposable
{
    // Of a connection; and what would have the answer packed.
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Encoding", "Connection", "Content-Length", "Expect", "Host", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", RecordingProxy.TargetHeader,
    };

    private readonly string root;
    private readonly HttpClient http;

    /// <summary>At an address.</summary>
    /// <param name="to">The address; a machine's proxy is used unless it is on this machine.</param>
    /// <param name="patience">How long an answer may take.</param>
    public Vendor(Uri to, TimeSpan patience)
    {
        root = to.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !to.IsLoopback,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = patience,
        };
    }

    /// <summary>Sends the call on.</summary>
    /// <exception cref="HttpRequestException">The vendor cannot be reached, or broke off.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task<(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)> AskAsync(
        string method, string target, IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
    {
        var address = new Uri(root + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body.Length > 0 || method is "POST" or "PUT" or "PATCH") request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in headers.Where(header => !Kept.Contains(header.Key)))
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        using var answer = await http.SendAsync(request);
        var told = answer.Headers.Concat(answer.Content.Headers).Where(header => !Kept.Contains(header.Key))
            .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value))).ToList();
        return ((int)answer.StatusCode, told, await answer.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => http.Dispose();
}
