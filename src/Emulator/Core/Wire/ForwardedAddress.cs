namespace Emulator.Core.Wire;

/// <summary>The address that a trusted proxy was called by: of several values the first counts, which the proxy nearest to the caller wrote.</summary>
internal static class ForwardedAddress
{
    /// <summary>Makes the call one to that address; what is no address is left out.</summary>
    public static void Apply(HttpRequest request)
    {
        if (First(request, "X-Forwarded-Proto")?.ToLowerInvariant() is ("http" or "https") and var scheme) request.Scheme = scheme;
        if (First(request, "X-Forwarded-Host") is not { } host || !IsHost(host)) return;
        request.HttpContext.Items[typeof(ForwardedAddress)] = request.Headers.Host.ToString();
        request.Host = new HostString(host);
    }

    /// <summary>The host that the call itself names, whatever it says of another that it was forwarded for: anybody can say so.</summary>
    public static HostString Sent(HttpRequest request) =>
        new(request.HttpContext.Items.TryGetValue(typeof(ForwardedAddress), out var sent) ? (string)sent! : request.Headers.Host.ToString());

    private static string? First(HttpRequest request, string name) =>
        request.Headers[name].ToString().Split(',')[0].Trim() is { Length: > 0 } first ? first : null;

    private static bool IsHost(string text) =>
        text.All(char.IsAscii) && Uri.TryCreate($"http://{text}", UriKind.Absolute, out var url) && url.PathAndQuery == "/" && url.UserInfo.Length == 0
        && url.Fragment.Length == 0 && !text.EndsWith('/') && !text.Contains('?', StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal);
}
