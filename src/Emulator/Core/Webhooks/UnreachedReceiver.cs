using System.Globalization;
using System.Net.Sockets;

namespace Emulator.Core.Webhooks;

/// <summary>Why a receiver on the own machine is most often not reached: the emulator is in a container and the receiver is not.</summary>
internal static class UnreachedReceiver
{
    private const string Host = "host.docker.internal";

    /// <summary>What helps when no connection came about, as the end of a sentence; null when nothing is known to.</summary>
    /// <param name="error">Why none came about.</param>
    /// <param name="target">Where to.</param>
    public static string? Hint(SocketError error, Uri target) => error switch
    {
        SocketError.ConnectionRefused when target.IsLoopback => string.Create(
            CultureInfo.InvariantCulture,
            $"nothing listens on {target.Authority} where the emulator runs. In a container that is the container itself; from there a receiver on the host is "
            + $"{target.Scheme}://{Host}:{target.Port}/"),
        SocketError.ConnectionRefused when IsHost(target) => string.Create(
            CultureInfo.InvariantCulture,
            $"nothing on the host takes calls from a container on port {target.Port}. The receiver must listen on more than the host's loopback, "
            + $"e.g. on 0.0.0.0"),
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData when IsHost(target) =>
            $"in a container the name is known by extra_hosts in compose.yaml, or by --add-host {Host}:host-gateway; outside of one the host is localhost",
        _ => null,
    };

    private static bool IsHost(Uri target) => target.Host.Equals(Host, StringComparison.OrdinalIgnoreCase);
}
