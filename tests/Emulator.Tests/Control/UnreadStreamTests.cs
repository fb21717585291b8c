using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>A stream that is opened and not read, over a real socket: the emulator makes nothing for it, and tells later how much was missed.</summary>
public class UnreadStreamTests
{
    // So much in all that no buffer on the way takes it: 12 MB.
    private const int Calls = 4_000;
    private static readonly string LongPath = "/pi/api/v1/" + new string('x', 3_000);

    [Theory]
    [InlineData("journal", "exchange")]
    [InlineData("timeline", "entry")]
    public async Task Who_opens_a_stream_and_reads_late_is_told_how_much_was_missed_and_then_the_newest(string stream, string name)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        using var reader = await OpenAsync(client, emulator, stream);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < Calls / 8; i++) await CallAsync(emulator);
        }));
        var last = await CallAsync(emulator);

        var (told, missed, gaps, newest) = (0, 0L, 0, "");
        while (newest != last)
        {
            var (kind, data) = await NextAsync(reader);
            if (kind == "missed")
            {
                gaps++;
                missed += data.GetProperty("missed").GetInt64();
                continue;
            }

            Assert.Equal(name, kind);
            newest = data.GetProperty("number").GetInt64().ToString(CultureInfo.InvariantCulture);
            told++;
        }

        Assert.InRange(gaps, 1, told);
        Assert.Equal(Calls + 1, told + missed);
        Assert.InRange(told, 1, Calls - 1);
    }

    [Fact]
    public async Task A_stream_ends_with_its_workspace_also_for_one_who_does_not_read()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", workspace.Http.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {workspace.Path}/timeline/stream HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"));
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() != ": open")
        {
        }

        using (await workspace.Http.DeleteAsync(workspace.Path)) { }
        Assert.DoesNotContain("event: missed", await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
    }

    /// <summary>As HTTP/1.0, so that the events come as they are, without chunks between them.</summary>
    private static async Task<StreamReader> OpenAsync(TcpClient client, OwnEmulator emulator, string stream)
    {
        await client.ConnectAsync("127.0.0.1", emulator.Http.BaseAddress!.Port);
        var socket = client.GetStream();
        await socket.WriteAsync(Encoding.ASCII.GetBytes($"GET /_emulator/workspaces/default/{stream}/stream HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"));
        // Letter by letter: nothing of what comes afterwards is to be read ahead.
        var (seen, letter) = (new StringBuilder(), new byte[1]);
        while (!seen.ToString().EndsWith(": open\n\n", StringComparison.Ordinal))
        {
            await socket.ReadExactlyAsync(letter);
            seen.Append((char)letter[0]);
        }

        return new StreamReader(socket);
    }

    private static async Task<string> CallAsync(OwnEmulator emulator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, LongPath);
        request.Headers.Add("api-key", PredictiveIndexDefaults.ReadOnlyKey);
        using var answer = await emulator.Http.SendAsync(request);
        return Assert.Single(answer.Headers.GetValues("X-Emulator-Exchange"));
    }

    private static async Task<(string Kind, JsonElement Data)> NextAsync(StreamReader reader)
    {
        var kind = "";
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) return (kind, JsonDocument.Parse(line[6..]).RootElement);
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
