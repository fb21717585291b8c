using System.Net;
using System.Net.Sockets;

namespace Benchmarks;

/// <summary>Passes connections on to a server and counts the bytes that come back: what a client costs on the wire, headers included.</summary>
internal sealed class CountingRelay : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri server;
    private readonly Task accepting;
    private long bytes;

    private CountingRelay(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = AcceptAsync();
    }

    /// <summary>Where clients find the server now.</summary>
    public Uri Address { get; }

    /// <summary>How many bytes the server sent.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public static CountingRelay Before(Uri server) => new(server);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true) _ = PassAsync(await listener.AcceptSocketAsync(end.Token), end.Token);
    }

    private async Task PassAsync(Socket client, CancellationToken stop)
    {
        using var caller = new NetworkStream(client, ownsSocket: true);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, stop);
            using var called = new NetworkStream(socket);
            await Task.WhenAny(CopyAsync(caller, called, null, stop), CopyAsync(called, caller, count => Interlocked.Add(ref bytes, count), stop));
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // One of them went away.
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Action<int>? count, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, stop) is > 0 and var length)
            {
                count?.Invoke(length);
                await to.WriteAsync(buffer.AsMemory(0, length), stop);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of them went away.
        }
    }
}
