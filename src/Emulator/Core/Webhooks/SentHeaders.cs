using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Emulator.Core.Webhooks;

/// <summary>The headers of a webhook, each once: what is sent, and so what is recorded. Credentials in the address win over those that the provider would
/// put into <c>Authorization</c>: whoever writes them there means them for this very receiver.</summary>
internal static class SentHeaders
{
    private const string Authorization = "Authorization";

    /// <summary>The headers of the call.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Of(WebhookCall call)
    {
        var target = new Uri(call.Url);
        var own = Credentials(target) is { } basic ? [new(Authorization, "Basic " + basic)] : ImmutableArray<KeyValuePair<string, string>>.Empty;
        var others = call.Headers.Where(header => own.IsEmpty || !header.Key.Equals(Authorization, StringComparison.OrdinalIgnoreCase));
        return
        [
            new("Host", target.IsDefaultPort ? target.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{Host(target)}:{target.Port}")),
            .. own,
            .. others.DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase),
            // A connection for each attempt: one that was kept may be closed by the receiver in the very moment in which it is used again (HTTP/1.0 does so
            // after each answer), and an attempt would count as failed that never arrived, or be sent twice.
            new("Connection", "close"),
            new("Content-Type", call.ContentType),
        ];
    }

    private static string Host(Uri target) => target.HostNameType == UriHostNameType.IPv6 ? target.Host : target.IdnHost;

    /// <summary>The credentials in a URL, decoded and put the way HTTP wants them: a name without a password has an empty one.</summary>
    private static string? Credentials(Uri target)
    {
        if (target.UserInfo.Length == 0) return null;
        var parts = target.UserInfo.Split(':', 2);
        var (name, password) = (Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"));
    }
}
