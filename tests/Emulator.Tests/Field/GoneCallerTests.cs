using System.Net.Sockets;
using System.Text;
using Contracts.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Clients that hung up, as browsers and time-outs do, filled the log with stack traces.</summary>
public class GoneCallerTests
{
    private static readonly string Key = $"api-key: {PredictiveIndexDefaults.AccountOwnerKey}";

    private static readonly string[] Calls =
    [
        $"POST /pi/api/v1/behavioralassessments HTTP/1.1\r\nHost: x\r\n{Key}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{",
        $"POST /pi/api/v1/candidates HTTP/1.1\r\nHost: x\r\n{Key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n",
        "POST /keypredict/customer/REST/connect/json HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 90\r\n\r\nlog",
        "POST /_emulator/workspaces HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{",
        "POST /_emulator/workspaces/default/clock/freeze HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{",
        "POST /_emulator/scenarios HTTP/1.1\r\nHost: x\r\nContent-Type: application/yaml\r\nContent-Length: 5000\r\n\r\ntitle",
        "POST /_emulator/workspaces/default/receivers/hr HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        "GET /_emulator/workspaces/default/timeline/stream HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /_emulator/workspaces/default/journal/stream HTTP/1.1\r\nHost: x\r\n\r\n",
        $"GET /pi/api/v2/behavioralassessments HTTP/1.1\r\nHost: x\r\n{Key}\r\n\r\n",
        "GET /_emulator/assets/vendor/preact.mjs HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /_emulator/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n",
    ];

    /// <summary>A secret in the place of a path: none of it is logged.</summary>
    private static readonly string[] Secret =
    [
        "POST /_emulator/workspaces/default/receivers/hr/hush-4711 HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        "POST /_emulator/workspaces/hush-4711/clock/freeze HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        "POST /_emulator/workspaces/default/snapshots/hush-4711/restore HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        "POST /pi/api/v1/hush-4711?key=hush-4711 HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        "POST /hush-4711 HTTP/1.1\r\nHost: pi.predictiveindex.com\r\nContent-Length: 5000\r\n\r\n{",
        "POST /kelio/sandbox/v2/%68ush-4711 HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        "POST http://x/keypredict/hush-4711 HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        "HUSH-4711 /keypredict/hush-4711 HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        "POST /hush-4711/hush-4711 HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
    ];

    private const string Slow = """{"provider":"predictive-index","kind":"delay","delay":"PT2S","method":"GET"}""";

    [Fact]
    public async Task Whoever_hangs_up_leaves_no_stack_trace_in_the_log()
    {
        await using var emulator = await EmulatorProcess.StartAsync(
            "--Logging:LogLevel:Emulator", "Debug", "--Logging:Console:LogToStandardErrorThreshold", "Trace");
        var address = new Uri(emulator.Address);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        using (await http.PostAsync("/_emulator/workspaces/default/receivers", Json("""{"name":"hr"}"""))) { }
        using (await http.PostAsync("/_emulator/workspaces/default/faults", Json(Slow))) { }
        foreach (var call in Calls.Concat(Secret))
        {
            foreach (var isReset in (bool[])[true, false])
            {
                using var client = new TcpClient { LingerState = new LingerOption(isReset, 0) };
                await client.ConnectAsync(address.Host, address.Port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(call));
                if (call.Contains("stream", StringComparison.Ordinal)) await client.GetStream().ReadExactlyAsync(new byte[20]);
            }
        }

        // What comes after is served, and by then all of the above is noticed.
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(
            emulator.Errors.Count(line => line.Contains("the connection was gone", StringComparison.Ordinal)) >= 2)));
        using var health = await http.GetAsync("/_emulator/health");
        Assert.True(health.IsSuccessStatusCode);
        await emulator.TerminateAsync();
        var log = string.Join('\n', emulator.Errors);
        Assert.DoesNotContain("   at ", log);
        Assert.DoesNotContain("Exception", log);
        Assert.DoesNotContain("fail:", log);
        Assert.DoesNotContain("warn:", log);
        Assert.DoesNotContain("hush", log, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("predictive-index, ", log);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
