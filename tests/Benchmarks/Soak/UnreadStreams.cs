using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Soak;

/// <summary>Streams of workspaces that somebody opened and never reads; as many as a careless page leaves behind.</summary>
internal sealed class UnreadStreams : IDisposable
{
    private readonly List<TcpClient> clients = [];

    public int Count => clients.Count;

    /// <summary>Opens streams of a workspace, half of its timeline and half of its journal.</summary>
    public static async Task<UnreadStreams> OpenAsync(Uri root, string workspacePath, int count)
    {
        var streams = new UnreadStreams();
        for (var i = 0; i < count; i++)
        {
            var client = new TcpClient { ReceiveBufferSize = 4096 };
            streams.clients.Add(client);
            await client.ConnectAsync(root.Host, root.Port);
            var stream = i % 2 == 0 ? "timeline" : "journal";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {workspacePath}/{stream}/stream HTTP/1.1\r\nHost: {root.Authority}\r\n\r\n"));
            // The first byte tells that it is open; nothing is read after it.
            await client.GetStream().ReadExactlyAsync(new byte[1]);
        }

        return streams;
    }

    public void Dispose() => clients.ForEach(client => client.Dispose());
}
