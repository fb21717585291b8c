using System.Net;
using System.Net.Sockets;

namespace Emulator.Core.Webhooks;

/// <summary>Lets webhooks through to loopback and private addresses only, and never to where machines keep their metadata. The address that was judged is the
/// one that is connected to, so a name cannot change its mind in between.</summary>
internal sealed class TargetGuard(DeliverySettings settings)
{
    /// <summary>Link-local addresses, where clouds keep a machine's metadata with its keys, and those that they use for it elsewhere: of Alibaba, Oracle,
    /// Azure, Amazon (with what it gives to containers), Google and Scaleway.</summary>
    private static readonly IPNetwork[] Metadata =
    [
        .. new[]
        {
            "169.254.0.0/16", "fe80::/10", "100.100.100.200/32", "192.0.0.192/32", "168.63.129.16/32", "fd00:ec2::/32", "fd20:ce::/32", "fd00:42::42/128",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork LinkLocal = Metadata[0];
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>Addresses that end in one of IPv4: those of translators, and the first form of all, which nobody uses any more.</summary>
    private static readonly IPNetwork[] EndingInIPv4 = [IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("64:ff9b:1::/48"), IPNetwork.Parse("::/96")];

    private readonly IReadOnlyList<IPNetwork> blocked = settings.Blocked();

    /// <summary>Connects to the first address of the host that may be called.</summary>
    /// <exception cref="BlockedTargetException">None of its addresses may be called.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken stop)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, stop);
        var allowed = Array.FindAll(addresses, address => WhyNot(address) is null);
        if (addresses.Length > 0 && allowed.Length == 0) throw new BlockedTargetException($"{target.Host} {WhyNot(addresses[0])}");
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

    /// <summary>Why an address may not be called, as the end of a sentence; null when it may.</summary>
    internal string? WhyNot(IPAddress address)
    {
        var inside = Inside(address);
        if (blocked.Any(network => network.Contains(address) || network.Contains(inside))) return "is among the setting webhooks:blockedTargets";
        if (IsMetadata(address) || IsMetadata(inside))
            return "is link-local, or an address where machines keep their metadata and keys: no setting lets such calls out";
        return settings.AllowPublicTargets || IsPrivate(address)
            ? null
            : "is not a loopback or private address; the setting webhooks:allowPublicTargets lets such calls out";
    }

    /// <summary>Loopback, RFC 1918 and RFC 4193. Not link-local: cloud machines keep their secrets there.</summary>
    internal static bool IsPrivate(IPAddress address)
    {
        address = Inside(address);
        if (IPAddress.IsLoopback(address)) return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return address.IsIPv6UniqueLocal;
        var octets = address.GetAddressBytes();
        return octets[0] == 10 || (octets[0] == 172 && octets[1] is >= 16 and < 32) || (octets[0] == 192 && octets[1] == 168);
    }

    /// <summary>The address of IPv4 that one of IPv6 stands for, or the address itself.</summary>
    private static IPAddress Inside(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork || address.Equals(IPAddress.IPv6Loopback) || address.Equals(IPAddress.IPv6Any)) return address;
        var bytes = address.GetAddressBytes();
        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : Array.Exists(EndingInIPv4, network => network.Contains(address)) ? new IPAddress(bytes.AsSpan(12))
            : address;
    }

    /// <summary>Clouds write their 169.254.169.254 also at the end of a private address: fd00:c1::a9fe:a9fe.</summary>
    private static bool IsMetadata(IPAddress address) =>
        Array.Exists(Metadata, network => network.Contains(address))
        || (address.IsIPv6UniqueLocal && LinkLocal.Contains(new IPAddress(address.GetAddressBytes().AsSpan(12))));
}

/// <summary>The target of a webhook is not one that the emulator may call.</summary>
internal sealed class BlockedTargetException(string message) : Exception(message);
