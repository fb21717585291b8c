using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using Emulator.Core.Clock;
using Emulator.Core.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Emulator.Tls;

/// <summary>The emulator as a forward proxy, for clients with <c>HTTPS_PROXY</c>: <c>CONNECT</c> to a host that is played leads to the emulator's own HTTPS,
/// and to no other host. So a client runs with the vendor's address, and no name has to be led here.</summary>
/// <param name="providers">Whose hosts are played.</param>
/// <param name="https">Where the emulator listens by HTTPS.</param>
/// <param name="logger">Told when a tunnel breaks.</param>
internal sealed partial class ProxyTunnel(Func<ProviderCatalog> providers, Func<Uri?> https, ILogger<ProxyTunnel> logger)
{
    private const int LongestHead = 16 * 1024, HttpsPort = 443;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(130), LongestHeadWait = TimeSpan.FromSeconds(30);
    private static ReadOnlySpan<byte> Method => "CONNECT "u8;

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    /// <summary>Looks at the first bytes of each connection.</summary>
    public void Use(ListenOptions listen) => listen.Use(next => connection => ServeAsync(connection, next));

    private static async Task<bool> AsksForTunnelAsync(PipeReader input, CancellationToken stop)
    {
        while (true)
        {
            var read = await input.ReadAsync(stop);
            var start = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, Method.Length)).ToArray();
            var isLike = Method.StartsWith(start);
            var isWhole = start.Length == Method.Length;
            // Nothing is taken: whoever is next reads it again.
            input.AdvanceTo(read.Buffer.Start, isLike && !isWhole && !read.IsCompleted ? read.Buffer.End : read.Buffer.Start);
            if (!isLike || isWhole || read.IsCompleted) return isLike && isWhole;
        }
    }

    /// <summary>The head of the call up to its empty line; null when it is too long or breaks off.</summary>
    private static async Task<string?> HeadAsync(PipeReader input, CancellationToken stop)
    {
        while (true)
        {
            var read = await input.ReadAsync(stop);
            if (EndOf(read.Buffer) is { } end)
            {
                var head = Encoding.Latin1.GetString(read.Buffer.Slice(0, end));
                input.AdvanceTo(end);
                return head;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted || read.Buffer.Length > LongestHead) return null;
        }
    }

    private static SequencePosition? EndOf(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, HeadEnd) ? reader.Position : null;
    }

    private static async Task RefuseAsync(PipeWriter output, string status, string why)
    {
        var body = Encoding.UTF8.GetBytes(why + "\n");
        await output.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        await output.WriteAsync(body);
    }

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var isTunnel = await WithinAsync(LongestWait, connection, static (input, stop) => AsksForTunnelAsync(input, stop));
        if (isTunnel is not { } asked) return; // It went, or said nothing for long.
        if (!asked) await next(connection);
        else if (await WithinAsync(LongestHeadWait, connection, static async (input, stop) => (await HeadAsync(input, stop), true)) is not { } read) return;
        else if (read.Item1 is not { } head) await RefuseAsync(connection.Transport.Output, "400 Bad Request", "The head of the CONNECT cannot be read.");
        else await AnswerAsync(connection, head.Split(' ') is [_, var target, ..] ? target : "");
    }

    /// <summary>What is read of a connection; null when it went, or said nothing for so long.</summary>
    private static async Task<T?> WithinAsync<T>(TimeSpan time, ConnectionContext connection, Func<PipeReader, CancellationToken, Task<T>> read)
        where T : struct
    {
        using var limit = RealTime.Limit(time, connection.ConnectionClosed);
        try
        {
            return await read(connection.Transport.Input, limit.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ConnectionResetException or IOException)
        {
            return null;
        }
    }

    private async Task AnswerAsync(ConnectionContext connection, string target)
    {
        var output = connection.Transport.Output;
        var hosts = providers().All.SelectMany(static provider => provider.Surfaces).Select(static surface => surface.VendorHost).Distinct().ToList();
        var isAddress = Uri.TryCreate("https://" + target, UriKind.Absolute, out var address);
        if (!isAddress || address!.Port != HttpsPort || !hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        {
            await RefuseAsync(
                output, "403 Forbidden",
                $"This proxy is a provider emulator: it leads to {string.Join(", ", hosts)}, each on port 443, and nowhere else. "
                + "Name the hosts that the client is to reach without it in NO_PROXY.");
            return;
        }

        using var inner = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var own = https()!;
            await inner.ConnectAsync(own.IdnHost.Trim('[', ']'), own.Port, connection.ConnectionClosed);
            await output.WriteAsync("HTTP/1.1 200 Connection Established\r\n\r\n"u8.ToArray());
            await PumpAsync(connection, inner);
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException or ConnectionResetException)
        {
            Broken(logger, error.GetType().Name);
        }
    }

    /// <summary>Whoever ends first ends what the other hears.</summary>
    private static async Task PumpAsync(ConnectionContext connection, Socket inner)
    {
        await using var stream = new NetworkStream(inner);
        var there = ThereAsync();
        var back = stream.CopyToAsync(connection.Transport.Output, connection.ConnectionClosed);
        await back;
        await connection.Transport.Output.CompleteAsync();
        connection.Transport.Input.CancelPendingRead();
        await there;

        async Task ThereAsync()
        {
            await connection.Transport.Input.CopyToAsync(stream, connection.ConnectionClosed);
            inner.Shutdown(SocketShutdown.Send);
        }
    }

    [LoggerMessage(LogLevel.Debug, "A tunnel of a proxy's client broke off: {Error}.")]
    private static partial void Broken(ILogger logger, string error);
}
