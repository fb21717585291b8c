using System.Net;
using System.Net.Sockets;
using System.Text;
using Emulator.Core.Webhooks;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Receivers got two Authorization headers, or one without a password's colon, and the record showed another than was sent.</summary>
public class WebhookHeaderTests
{
    [Theory]
    [InlineData("basic", "hr:s%C3%A9same@", "hr:s\u00e9same")]
    [InlineData("basic", "user@", "user:")]
    [InlineData("basic", "user:@", "user:")]
    [InlineData("basic", ":secret@", ":secret")]
    [InlineData("basic", "a:b:c@", "a:b:c")]
    [InlineData("both", "user:pw@", "user:pw")]
    [InlineData("params", "user:pw@", "user:pw")]
    [InlineData("params", "", null)]
    public async Task Exactly_one_Authorization_is_sent_and_credentials_in_the_address_win(string auth, string userInfo, string? expected)
    {
        var (lines, _) = await DeliveredAsync(auth, userInfo);
        var sent = lines.Where(line => line.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase)).ToList();
        if (expected is null) Assert.Empty(sent);
        else Assert.Equal($"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(expected))}", Assert.Single(sent));
    }

    [Theory]
    [InlineData("basic", "")]
    [InlineData("basic", "user@")]
    [InlineData("both", "user:pw@")]
    [InlineData("params", "")]
    public async Task What_is_recorded_is_what_was_sent_header_by_header(string auth, string userInfo)
    {
        var (lines, recorded) = await DeliveredAsync(auth, userInfo);
        var sent = lines.Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0].ToLowerInvariant(), parts => parts[1]);
        Assert.Equal(sent.Keys.Order(StringComparer.Ordinal), recorded.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, value) in sent.Where(pair => pair.Key != "authorization")) Assert.Equal(value, recorded[name]);
    }

    [Fact]
    public async Task The_integration_page_says_whose_credentials_go()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        foreach (var (auth, isTold) in new[] { ("basic", true), ("both", true), ("params", false) })
        {
            var page = await workspace.MustAsync(
                HttpMethod.Patch, "key-predict/integration", new { completedUrl = "http://hr:pw@127.0.0.1:9/hook", notificationAuth = auth });
            Assert.Equal(isTold, page.GetProperty("warnings").ToString().Contains("completedUrl has credentials of its own", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("https://b\u00fccher.example/x", "xn--bcher-kva.example")]
    [InlineData("http://[::1]:8080/x", "[::1]:8080")]
    [InlineData("https://hr.example:443/x", "hr.example")]
    [InlineData("http://hr.example:443/x", "hr.example:443")]
    public void The_host_is_recorded_as_HTTP_writes_it(string url, string host)
    {
        var call = new WebhookCall("e", "1", url, "application/json", "{}", new RetryPlan([], TimeSpan.FromSeconds(1), []));
        Assert.Equal(host, SentHeaders.Of(call).Single(header => header.Key == "Host").Value);
    }

    /// <summary>The header lines that a receiver got, and those that the emulator recorded.</summary>
    private static async Task<(List<string> Lines, Dictionary<string, string> Recorded)> DeliveredAsync(string auth, string userInfo)
    {
        using var receiver = new TcpListener(IPAddress.Loopback, 0);
        receiver.Start();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.MustAsync(
            HttpMethod.Patch,
            "key-predict/integration",
            new { startedUrl = $"http://{userInfo}{receiver.LocalEndpoint}/hook", completedUrl = "", notificationAuth = auth });
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var id = await caller.InviteAsync(await caller.CandidateAsync());
        var answering = AnswerAsync(receiver);
        await workspace.MustAsync(HttpMethod.Post, $"key-predict/assessments/{id}/start");
        await workspace.SettleAsync();
        var lines = await answering.WaitAsync(TimeSpan.FromMinutes(1));
        var attempt = (await workspace.WebhooksAsync())[0].GetProperty("attempts")[0];
        return (lines, attempt.GetProperty("requestHeaders").EnumerateObject().ToDictionary(one => one.Name.ToLowerInvariant(), one => one.Value.GetString()!));
    }

    private static async Task<List<string>> AnswerAsync(TcpListener receiver)
    {
        using var client = await receiver.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = new List<string>();
        await reader.ReadLineAsync();
        while (await reader.ReadLineAsync() is { Length: > 0 } line) lines.Add(line);
        var length = int.Parse(lines.Single(line => line.StartsWith("Content-Length", StringComparison.OrdinalIgnoreCase)).Split(' ')[1]);
        await reader.ReadBlockAsync(new char[length]);
        await stream.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());
        return lines;
    }
}
