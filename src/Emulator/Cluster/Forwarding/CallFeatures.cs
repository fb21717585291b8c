using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace Emulator.Cluster.Forwarding;

/// <summary>What the way of a call sees of one that another node sent: the same as of one that came over the network.</summary>
/// <param name="call">The call.</param>
/// <param name="aborted">Cancelled when nobody waits for the answer any more.</param>
internal sealed class CallFeatures(ForwardedCall call, CancellationTokenSource aborted)
    : IHttpRequestFeature, IHttpConnectionFeature, IHttpRequestLifetimeFeature, IHttpRequestBodyDetectionFeature
{
    /// <summary>Whether the call's own side broke the connection.</summary>
    public bool IsBroken { get; private set; }

    public string Protocol { get; set; } = call.Protocol;

    public string Scheme { get; set; } = call.Scheme;

    public string Method { get; set; } = call.Method;

    public string PathBase { get; set; } = "";

    public string Path { get; set; } = call.Path;

    public string QueryString { get; set; } = call.Query;

    public string RawTarget { get; set; } = call.Target;

    public IHeaderDictionary Headers { get; set; } = HeadersOf(call);

    public Stream Body { get; set; } = call.Body is { IsTooLarge: false, Broken: null }
        ? new MemoryStream(call.Body.Bytes.ToArray(), writable: false)
        : new UnreadBody(call.Body.Broken);

    public bool CanHaveBody => call.Body is { IsTooLarge: true } or { Broken: not null } or { Bytes.Length: > 0 };

    public string ConnectionId { get; set; } = "";

    public IPAddress? RemoteIpAddress { get; set; } = call.Caller?.Address;

    public IPAddress? LocalIpAddress { get; set; } = call.Called?.Address;

    public int RemotePort { get; set; } = call.Caller?.Port ?? 0;

    public int LocalPort { get; set; } = call.Called?.Port ?? 0;

    public CancellationToken RequestAborted { get; set; } = aborted.Token;

    public void Abort()
    {
        IsBroken = true;
        aborted.Cancel();
    }

    private static HeaderDictionary HeadersOf(ForwardedCall call)
    {
        var headers = new HeaderDictionary(call.Headers.Count);
        foreach (var (name, value) in call.Headers) headers.Append(name, value);
        return headers;
    }
}
