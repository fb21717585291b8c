using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Emulator.Core.Webhooks;

/// <summary>How webhooks go out.</summary>
public sealed class DeliverySettings
{
    /// <summary>The longest that <see cref="LongestAttempt"/> can be.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Whether targets may be public addresses. Off: a fake must not ring a stranger's bell.</summary>
    public bool AllowPublicTargets { get; init; }

    /// <summary>Addresses and ranges of addresses that are not called besides: <c>10.1.0.0/16</c>, <c>10.2.3.4</c>, <c>fd12::/16</c>.</summary>
    public string[] BlockedTargets { get; init; } = [];

    /// <summary>A PEM file with the certificates of authorities (or of the receiver itself) that https receivers are trusted by besides the machine's; empty
    /// for none.</summary>
    public string TrustedAuthority { get; init; } = "";

    /// <summary>Whether https receivers are trusted whatever their certificate.</summary>
    public bool TrustAnyCertificate { get; init; }

    /// <summary>The longest that one attempt may take in real time, whatever the provider's own time-out is.</summary>
    public TimeSpan LongestAttempt { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many attempts of one workspace may be under way at once.</summary>
    public int AttemptsPerWorkspace { get; init; } = 16;

    /// <summary>How many attempts may be under way at once in all.</summary>
    public int AttemptsInAll { get; init; } = 128;

    /// <summary>The authorities that are trusted besides the machine's.</summary>
    /// <exception cref="CryptographicException">The file has none, or cannot be read as such.</exception>
    internal X509Certificate2Collection Authorities()
    {
        var authorities = new X509Certificate2Collection();
        if (TrustedAuthority.Length == 0) return authorities;
        authorities.ImportFromPemFile(TrustedAuthority);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("there is no certificate in it");
    }

    /// <summary>The ranges that are not called besides; each entry can be read.</summary>
    internal IReadOnlyList<IPNetwork> Blocked() => [.. BlockedTargets.Select(entry => Range(entry)!.Value)];

    /// <summary>What is wrong with the settings, one sentence each.</summary>
    internal IEnumerable<string> Mistakes()
    {
        if (LongestAttempt <= TimeSpan.Zero || LongestAttempt > Longest)
            yield return $"webhooks:longestAttempt is {LongestAttempt}; it must be above zero, at most {Longest}";
        if (AttemptsPerWorkspace < 1 || AttemptsInAll < 1) yield return "webhooks:attemptsPerWorkspace and webhooks:attemptsInAll must be at least 1";
        foreach (var entry in BlockedTargets.Where(static entry => Range(entry) is null))
            yield return $"webhooks:blockedTargets has “{entry}”; it must be an address or a range from its first address on, like 10.1.2.3 or 10.1.0.0/16";
        if (AuthorityMistake() is { } mistake)
            yield return $"webhooks:trustedAuthority is “{TrustedAuthority}”; it must be a PEM file with certificates: {mistake.ReplaceLineEndings(" ")}";
    }

    /// <summary>The range that is written, an address being one of its own; null when it cannot be read. Of IPv4 all four numbers are wanted: 10 would be
    /// 0.0.0.10.</summary>
    private static IPNetwork? Range(string? entry)
    {
        var text = entry?.Split('/')[0];
        if (!IPAddress.TryParse(text, out var address) || text.Contains('%', StringComparison.Ordinal)) return null;
        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        if (isIPv4 && address.ToString() != text) return null;
        return IPNetwork.TryParse(entry!.Contains('/', StringComparison.Ordinal) ? entry : $"{entry}/{(isIPv4 ? 32 : 128)}", out var range) ? range : null;
    }

    private string? AuthorityMistake()
    {
        try
        {
            Authorities();
            return null;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
