using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Soak;

/// <summary>A customer's webhook server that takes connections and never says anything.</summary>
internal sealed class HungReceiver : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> taken = [];
    private readonly Task taking;

    public HungReceiver()
    {
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hook";
        taking = TakeAsync();
    }

    public string Url { get; }

    public int Count => taken.Count;

    public void Dispose()
    {
        listener.Stop();
        taking.Wait();
        foreach (var socket in taken) socket.Dispose();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true) taken.Add(await listener.AcceptSocketAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }
}
