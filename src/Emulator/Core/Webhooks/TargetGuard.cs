using System.Net;
using System.Net.Sockets;

namespace Emulator.Core.Webhooks;

/// <summary>Lets webhooks through to loopback and private addresses only. The address that was judged is the one that is connected to, so a name
/// cannot change its mind in between.</summary>
internal static class TargetGuard
{
    /// <summary>Connects to the first address of the host that may be called.</summary>
    /// <exception cref="BlockedTargetException">None of its addresses may be called.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPublic, CancellationToken stop)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, stop);
        var allowed = allowPublic ? addresses : Array.FindAll(addresses, IsPrivate);
        if (addresses.Length > 0 && allowed.Length == 0)
            throw new BlockedTargetException(
                $"{target.Host} is not a loopback or private address; the setting webhooks:allowPublicTargets lets such calls out");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Loopback, RFC 1918 and RFC 4193. Not link-local: cloud machines keep their secrets there.</summary>
    internal static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return address.IsIPv6UniqueLocal;
        var octets = address.GetAddressBytes();
        return octets[0] == 10 || (octets[0] == 172 && octets[1] is >= 16 and < 32) || (octets[0] == 192 && octets[1] == 168);
    }
}

/// <summary>The target of a webhook is not one that the emulator may call.</summary>
internal sealed class BlockedTargetException(string message) : Exception(message);
