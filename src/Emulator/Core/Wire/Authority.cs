namespace Emulator.Core.Wire;

/// <summary>The address that callers use: scheme, host and port. Most calls come to the same one, so that its texts are kept.</summary>
internal sealed class Authority
{
    private static Authority last = new("", default);
    private readonly string scheme;
    private readonly HostString host;
    private (string Prefix, string BaseUrl)[] known = [];

    private Authority(string scheme, HostString host)
    {
        (this.scheme, this.host) = (scheme, host);
        Host = host.Host;
        Root = host.HasValue ? $"{scheme}://{host.Value}" : $"{scheme}://127.0.0.1";
    }

    /// <summary>The host without its port.</summary>
    public string Host { get; }

    /// <summary>Scheme, host and port.</summary>
    public string Root { get; }

    /// <summary>The address that this call came to.</summary>
    public static Authority Of(HttpRequest request)
    {
        var (known, host) = (Volatile.Read(ref last), request.Host);
        if (!host.HasValue) host = Called(request.HttpContext.Connection);
        if (known.host.Value == host.Value && known.scheme == request.Scheme) return known;
        known = new Authority(request.Scheme, host);
        Volatile.Write(ref last, known);
        return known;
    }

    /// <summary>The address that a caller without a Host header has called: HTTP/1.0 asks for none.</summary>
    private static HostString Called(ConnectionInfo connection) => connection.LocalIpAddress is { } address
        ? new HostString((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString(), connection.LocalPort)
        : default;

    /// <summary>The address with a surface's prefix; there are as many as surfaces.</summary>
    public string BaseUrl(string prefix)
    {
        foreach (var (one, url) in Volatile.Read(ref known))
            if (ReferenceEquals(one, prefix)) return url;
        var made = Root + prefix;
        Volatile.Write(ref known, [.. known, (prefix, made)]);
        return made;
    }
}
