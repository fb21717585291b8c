using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>A client whose proxy is the emulator keeps the vendor's address.</summary>
public class ProxyTunnelTests
{
    [Fact]
    public async Task Clients_reach_every_vendor_by_the_proxy_with_no_address_changed()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(folder);
        using var http = emulator.Client(proxy: emulator.Plain.BaseAddress);
        foreach (var host in ProviderList.All.SelectMany(provider => provider.Surfaces).Select(surface => surface.VendorHost).Distinct())
        {
            using var answer = await http.GetAsync($"https://{host}/nowhere");
            Assert.True((int)answer.StatusCode is 401 or 404, $"{host} {answer.StatusCode}");
        }

        var curl = await Command.RunAsync(
            folder.Path, "sh", "-c",
            $"HTTPS_PROXY={emulator.Plain.BaseAddress} CURL_CA_BUNDLE={emulator.Authority} curl -sS https://sandbox.talentview.fr/v2/channels");
        Assert.Equal("""{"error":"Unauthorized"}""", curl.Output.Trim());
    }

    [Fact]
    public async Task Many_calls_and_large_bodies_pass_side_by_side()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(folder);
        using var http = emulator.Client(proxy: emulator.Plain.BaseAddress);
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, stop) =>
        {
            var email = new string('a', 100_000 * (i % 5)) + "@people.example";
            using var body = JsonContent.Create(new { applicant = new { email } });
            using var answer = await http.PostAsync("https://sandbox.talentview.fr/v2/applicants", body, stop);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        });
    }

    [Theory]
    [InlineData("elsewhere.example.test:443")]
    [InlineData("sandbox.talentview.fr:80")]
    [InlineData("sandbox.talentview.fr:8443")]
    [InlineData("169.254.169.254:443")]
    [InlineData("127.0.0.1:22")]
    [InlineData("sandbox.talentview.fr@elsewhere.example.test:443")]
    [InlineData("elsewhere.example.test/sandbox.talentview.fr:443")]
    [InlineData("")]
    public async Task It_leads_to_no_other_host(string target)
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(folder);
        var answer = await SendAsync(emulator, $"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 403 ", answer);
        Assert.Contains("sandbox.talentview.fr", answer, StringComparison.Ordinal);
        Assert.Contains("NO_PROXY", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_begins_like_it_and_is_another_call_is_served_and_what_never_ends_is_refused()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(folder);
        var health = await SendAsync(emulator, "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Contains("\"ready\"", health, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 40", await SendAsync(emulator, "CONN /v2/channels HTTP/1.1\r\nHost: sandbox.talentview.fr\r\nConnection: close\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 400 ", await SendAsync(emulator, $"CONNECT a:443 HTTP/1.1\r\nX: {new string('x', 64 * 1024)}"));
        Assert.Equal(HttpStatusCode.OK, (await emulator.Plain.GetAsync("/_emulator/health")).StatusCode);
    }

    private static async Task<string> SendAsync(TlsEmulator emulator, string call)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(emulator.Plain.BaseAddress!.Host, emulator.Plain.BaseAddress.Port);
        foreach (var part in Encoding.ASCII.GetBytes(call).Chunk(3000)) await socket.SendAsync(part);
        using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }
}
