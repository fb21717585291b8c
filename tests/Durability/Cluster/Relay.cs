using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Durability.Cluster;

/// <summary>What lies between a node and the database: it can be cut, and nothing gets through until it is mended.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private readonly int target;
    private volatile bool isCut;

    /// <param name="target">The port of the database on this machine.</param>
    public Relay(int target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts all connections, and each that comes.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (var (client, _) in open) client.Dispose();
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend() => isCut = false;

    public void Dispose()
    {
        listener.Dispose();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = PassAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is disposed of.
        }
    }

    private async Task PassAsync(TcpClient from)
    {
        using var to = new TcpClient();
        try
        {
            (open[from], open[to]) = (true, true);
            if (isCut) return;
            await to.ConnectAsync(IPAddress.Loopback, target);
            from.NoDelay = to.NoDelay = true;
            if (isCut) return;
            await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream()), to.GetStream().CopyToAsync(from.GetStream()));
        }
        catch (Exception error) when (error is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
        }
        finally
        {
            open.TryRemove(from, out _);
            open.TryRemove(to, out _);
            from.Dispose();
        }
    }
}
