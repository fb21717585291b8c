using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>What cannot be read as HTTP to its end is the caller's fault: it is refused in the provider's words and stands in the journal, and is never a
/// 500.</summary>
public class BrokenHttpTests
{
    private const string NoChunk = "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n";
    private const string LongSize = "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello\r\n0\r\n\r\n";

    private const string NulTrailer = "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nNote: a\0b\r\n\r\n";

    [Theory]
    [InlineData("POST /kelio/sandbox/v2/applicants", "kelio", NulTrailer)]
    [InlineData("POST /kelio/sandbox/v2/applicants", "kelio", NoChunk)]
    [InlineData("POST /kelio/sandbox/v2/applicants", "kelio", LongSize)]
    [InlineData("POST /pi/api/v1/behavioralassessments", "predictive-index", NoChunk)]
    [InlineData("POST /keypredict/customer/REST/connect", "key-predict", NoChunk)]
    public async Task A_body_that_is_no_HTTP_is_refused_in_the_providers_words_and_journalled(string call, string provider, string rest)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var answer = await SendAsync(emulator, $"{call} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{rest}");
        Assert.Matches(@"\AHTTP/1\.1 4\d\d ", answer);
        Assert.Contains("X-Emulator-Exchange", answer, StringComparison.OrdinalIgnoreCase);

        using var journal = JsonDocument.Parse(await emulator.Http.GetStringAsync("/_emulator/workspaces/default/journal"));
        var exchange = Assert.Single(journal.RootElement.EnumerateArray());
        Assert.Equal(provider, exchange.GetProperty("provider").GetString());
        var check = Assert.Single(exchange.GetProperty("checks").EnumerateArray());
        Assert.Equal(("http", "failed"), (check.GetProperty("check").GetString(), check.GetProperty("outcome").GetString()));
        Assert.NotEqual("", exchange.GetProperty("fix").GetString());
    }

    [Theory]
    [InlineData("POST /_emulator/workspaces", NoChunk)]
    [InlineData("POST /_emulator/workspaces/default/clock/advance", LongSize)]
    [InlineData("POST /_emulator/scenarios/check", NoChunk)]
    [InlineData("PUT /_emulator/workspaces/default/receivers/hr", NulTrailer)]
    [InlineData("POST /_emulator/workspaces/default/receivers/hr", NulTrailer)]
    [InlineData("POST /_emulator/scenarios", NulTrailer)]
    public async Task The_control_API_says_so_too(string call, string rest)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var answer = await SendAsync(emulator, $"{call} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{rest}");
        Assert.StartsWith("HTTP/1.1 400 ", answer);
        Assert.Contains("application/problem+json", answer);
    }

    [Theory]
    [InlineData("GET POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + NoChunk)]
    [InlineData("no HTTP at all\r\n\r\n")]
    public async Task What_the_server_cannot_parse_is_closed_with_400(string text)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var answer = await SendAsync(emulator, text);
        Assert.StartsWith("HTTP/1.1 400 ", answer);
        using var health = await emulator.Http.GetAsync("/_emulator/health");
        Assert.Equal(200, (int)health.StatusCode);
    }

    private static async Task<string> SendAsync(OwnEmulator emulator, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", emulator.Http.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }
}
