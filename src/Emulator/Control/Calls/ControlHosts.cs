using System.Net;
using Emulator.Core.Hosting;

namespace Emulator.Control.Calls;

/// <summary>The hosts under which the control API answers: addresses, and names that no stranger's name server can lead to this machine. A page of a stranger
/// whose name is made to point here has the same origin as the control API, so that a browser would let it read everything.</summary>
internal sealed class ControlHosts
{
    /// <summary>What a container calls the machine that it runs on.</summary>
    private static readonly string[] OfMachine = ["host.docker.internal", "host.containers.internal"];

    private readonly HashSet<string> names;
    private readonly List<string> ends = [".localhost"];

    /// <summary>The hosts of this process.</summary>
    /// <param name="set">Those that are set.</param>
    /// <param name="providers">Whose hosts are played.</param>
    /// <param name="own">Those that it is told to listen on.</param>
    public ControlHosts(IEnumerable<string> set, ProviderCatalog providers, IEnumerable<string> own)
    {
        var vendors = providers.All.SelectMany(provider => provider.Surfaces).Select(surface => surface.VendorHost);
        names = new([.. OfMachine, .. vendors, .. own, "localhost"], StringComparer.OrdinalIgnoreCase);
        foreach (var host in set)
        {
            if (host is ['*', .. var end]) ends.Add("." + Ascii(end[1..]));
            else names.Add(Ascii(host));
        }
    }

    /// <summary>Whether it answers to a host, which has no port. No browser leaves its host out.</summary>
    public bool Has(string host)
    {
        if (!host.Contains('.', StringComparison.Ordinal) || IPAddress.TryParse(host, out _)) return true;
        var name = host.EndsWith('.') ? host[..^1] : host;
        return names.Contains(name) || ends.Exists(end => name.Length > end.Length && name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name as it comes in a header.</summary>
    private static string Ascii(string name) => new Uri($"http://{name.TrimEnd('.')}").IdnHost;
}
