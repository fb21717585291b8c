using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>A page was left open on a sleeping laptop, and the emulator kept for it all that it did not read: a reader of the timeline who does not read costs
/// a fixed amount.</summary>
public class UnreadTimelineTests
{
    private const int Readers = 8;
    private const int Calls = 3_000;
    private const int Megabyte = 1024 * 1024;
    private static readonly string LongPath = "/pi/api/v1/" + new string('x', 3_000);

    [Theory]
    [InlineData("timeline/stream")]
    [InlineData("journal/stream")]
    public async Task A_reader_who_does_not_read_costs_at_most_a_megabyte(string stream)
    {
        // What is told is kept by the journal alone, and that is small here.
        await using var emulator = await EmulatorProcess.StartAsync("--journal:maxBytes", "1000000", "--journal:maxChanges", "50");
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        await CallAsync(http);
        var before = await HeapAsync(http);
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Readers; i++) clients.Add(await OpenAsync(new Uri(emulator.Address), stream));
            await CallAsync(http);
            var cost = await HeapAsync(http) - before;
            Assert.True(cost <= Readers * Megabyte, $"{cost} bytes for {Readers} readers");
        }
        finally
        {
            clients.ForEach(static client => client.Dispose());
        }
    }

    /// <summary>Much more than all buffers on the way take.</summary>
    private static Task CallAsync(HttpClient http) => Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
    {
        for (var i = 0; i < Calls / 4; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, LongPath);
            request.Headers.Add("api-key", PredictiveIndexDefaults.ReadOnlyKey);
            using var answer = await http.SendAsync(request);
        }
    }));

    private static async Task<long> HeapAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonElement>("/_emulator/process?collect=true")).GetProperty("heapBytes").GetInt64();

    private static async Task<TcpClient> OpenAsync(Uri emulator, string stream)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync("127.0.0.1", emulator.Port);
        var socket = client.GetStream();
        await socket.WriteAsync(Encoding.ASCII.GetBytes($"GET /_emulator/workspaces/default/{stream} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"));
        await socket.ReadExactlyAsync(new byte[1]); // It has begun.
        return client;
    }
}
