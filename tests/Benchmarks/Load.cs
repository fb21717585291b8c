using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks;

/// <summary>Load on one address: by <c>wrk</c> where it is installed, else by a few plain sockets of our own. Both sides of a
/// ratio are loaded the same way.</summary>
internal static class Load
{
    /// <summary>How many callers there are at once.</summary>
    public const int Connections = 32;

    public static bool HasWrk { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    /// <summary>Calls for so many seconds; answers the calls made and the calls a second. A call that is not answered 200 is an error.</summary>
    public static async Task<(long Calls, double PerSecond)> RunAsync(string url, int seconds, IReadOnlyList<(string Name, string Value)> headers) =>
        HasWrk ? await WrkAsync(url, seconds, headers) : await SocketsAsync(new Uri(url), seconds, headers);

    /// <summary>Load by wrk, with more of its own options.</summary>
    public static async Task<(long Calls, double PerSecond)> WrkAsync(
        string url, int seconds, IReadOnlyList<(string Name, string Value)> headers, params string[] options)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var arg in new[] { "-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", "30s" }
            .Concat(headers.SelectMany(header => new[] { "-H", $"{header.Name}: {header.Value}" })).Concat(options).Append(url))
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException(output);
        var lines = output.Split('\n');
        var calls = long.Parse(
            lines.First(line => line.Contains(" requests in ", StringComparison.Ordinal)).Trim().Split(' ')[0], CultureInfo.InvariantCulture);
        var rate = double.Parse(lines.First(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal)).Split(':')[1], CultureInfo.InvariantCulture);
        return (calls, rate);
    }

    private static async Task<(long Calls, double PerSecond)> SocketsAsync(Uri url, int seconds, IReadOnlyList<(string Name, string Value)> headers)
    {
        var request = Encoding.ASCII.GetBytes(
            $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");
        var mark = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => CallAsync(url, request, TimeSpan.FromSeconds(seconds)))));
        return (counts.Sum(), counts.Sum() / Stopwatch.GetElapsedTime(mark).TotalSeconds);
    }

    private static async Task<long> CallAsync(Uri url, byte[] request, TimeSpan time)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port);
        var buffer = new byte[64 * 1024];
        var mark = Stopwatch.GetTimestamp();
        long calls = 0;
        while (Stopwatch.GetElapsedTime(mark) < time)
        {
            await socket.SendAsync(request);
            var (length, wanted) = (0, int.MaxValue);
            while (length < wanted)
            {
                length += await socket.ReceiveAsync(buffer.AsMemory(length));
                if (wanted == int.MaxValue && buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is var end && end > 0)
                {
                    var head = Encoding.ASCII.GetString(buffer, 0, end);
                    if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new InvalidOperationException(head);
                    wanted = end + 4 + int.Parse(head.Split("Content-Length: ", StringSplitOptions.None)[1].Split('\r')[0], CultureInfo.InvariantCulture);
                }
            }

            calls++;
        }

        return calls;
    }
}
