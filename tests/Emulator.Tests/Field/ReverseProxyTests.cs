using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Field;

/// <summary>Behind a proxy the page was refused as a stranger's, lost its files below a path, and its streams were cut or kept back.</summary>
public class ReverseProxyTests
{
    [Theory]
    [InlineData("https://emu.example", "emu.example")]
    [InlineData("https://emu.example", "emu.example:443")]
    [InlineData("http://emu.example", "emu.example:80")]
    [InlineData("http://emu.example:80", "emu.example")]
    [InlineData("https://emu.example:8443", "emu.example:8443")]
    [InlineData("https://EMU.example", "emu.EXAMPLE")]
    [InlineData("http://[::1]:8080", "[::1]:8080")]
    public async Task A_page_of_the_same_address_may_steer_it_with_or_without_the_usual_port(string origin, string host) =>
        Assert.Equal(200, (await SteerAsync(origin, host)).Status);

    [Theory]
    [InlineData("https://emu.example", "emu.example:80")]
    [InlineData("https://emu.example:8443", "emu.example")]
    [InlineData("https://evil.example", "emu.example")]
    [InlineData("https://emu.example.evil.example", "emu.example")]
    [InlineData("null", "emu.example")]
    [InlineData("file://emu.example", "emu.example")]
    [InlineData("moz-extension://emu.example", "emu.example")]
    public async Task Any_other_is_told_both_addresses_and_the_setting(string origin, string host)
    {
        var (status, detail) = await SteerAsync(origin, host);
        Assert.Equal(403, status);
        Assert.Contains($"“{origin}”", detail);
        Assert.Contains($"“{host}”", detail);
        Assert.Contains("trustForwardedHeaders", detail);
    }

    [Theory]
    [InlineData("https", "hr.example", "https://hr.example/")]
    [InlineData("https, http", "hr.example, inner.example:8080", "https://hr.example/")]
    [InlineData("HTTPS", "hr.example:8443", "https://hr.example:8443/")]
    [InlineData("http,https", "hr.example", "http://hr.example/")]
    [InlineData("javascript", "hr.example", "http://hr.example/")]
    [InlineData("wss", "hr.example", "http://hr.example/")]
    [InlineData("https", "bad host/<x>", "https://127.0.0.1:")]
    [InlineData("https", "user@hr.example", "https://127.0.0.1:")]
    public async Task Of_several_forwarded_values_the_first_counts_and_only_what_is_an_address(string scheme, string host, string expected)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--trustForwardedHeaders", "true");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/pi/api/v2/behavioralassessments?$top=1");
        request.Headers.Add("api-key", PredictiveIndexDefaults.AccountOwnerKey);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", scheme);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", host);
        using var answer = await emulator.Http.SendAsync(request);
        var first = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("behavioralAssessments")[0];
        Assert.StartsWith(expected, first.GetProperty("patternFullUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_Host_gets_links_that_work()
    {
        var address = await EmulatorHost.AddressAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        var call = $"GET /pi/api/v2/behavioralassessments?$top=1 HTTP/1.0\r\napi-key: {PredictiveIndexDefaults.AccountOwnerKey}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(call));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        var first = JsonDocument.Parse(answer[answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]).RootElement.GetProperty("behavioralAssessments")[0];
        Assert.StartsWith(address.GetLeftPart(UriPartial.Authority) + "/pi/", first.GetProperty("patternFullUrl").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_emulator/")]
    [InlineData("/_emulator/health")]
    [InlineData("/_emulator/assets/app.js")]
    [InlineData("/_emulator/workspaces/default/clock")]
    [InlineData("/_emulator/openapi.json")]
    public async Task HEAD_is_answered_as_GET_without_the_content(string path)
    {
        using var http = await EmulatorHost.ClientAsync();
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        using var get = await http.GetAsync(path);
        Assert.Equal((get.StatusCode, get.Content.Headers.ContentType), (head.StatusCode, head.Content.Headers.ContentType));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_stream_is_not_kept_back_and_says_now_and_then_that_it_is_there()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var answer = await workspace.Http.GetAsync($"{workspace.Path}/timeline/stream", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var comments = new List<string>();
        while (comments.Count < 2 && await reader.ReadLineAsync() is { } line)
            if (line.StartsWith(':')) comments.Add(line);
        Assert.Equal([": open", ": still here"], comments);
    }

    [Fact]
    public async Task The_page_lives_below_any_path()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await using var proxy = await PathProxy.StartAsync(await EmulatorHost.AddressAsync(), "/tools/hr");
        await using var window = await BrowserHost.OpenAsync(1280, 800, new Uri(proxy.Address), ColorScheme.Light);
        await window.Page.GotoAsync($"{proxy.Address}/_emulator#/w/{workspace.Id}/timeline"); // Without the slash at its end, as people type it.
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "delay", delay = "PT1S" });
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Register a fault"); // It came by the stream.
    }

    [Fact]
    public void No_reference_of_the_page_begins_at_the_root()
    {
        var folder = Repository.At("src/Emulator/wwwroot");
        var wrong = from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    where !file.Contains("/vendor/", StringComparison.Ordinal) && Path.GetExtension(file) is ".html" or ".js" or ".css"
                    from line in File.ReadLines(file)
                    where System.Text.RegularExpressions.Regex.IsMatch(
                        line, """(src|href)=["']/|fetch\(["'`]/|(import|from) ?\(?["']/|url\(["']?/|["'`]/_emulator""")
                        && !line.Contains("'/_emulator/'.length", StringComparison.Ordinal)
                    select $"{Path.GetFileName(file)}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("/", "_emulator/")]
    [InlineData("/_emulator", "_emulator/")]
    public async Task What_leads_to_the_page_leads_below_the_path_too(string path, string expected)
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.GetAsync(path);
        Assert.Equal((HttpStatusCode.Redirect, expected), (answer.StatusCode, answer.Headers.GetValues("Location").Single()));
    }

    private static async Task<(int Status, string Detail)> SteerAsync(string origin, string host)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--control:hosts", "emu.example");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_emulator/workspaces/default/clock");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Host = host;
        using var answer = await emulator.Http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)answer.StatusCode, body.TryGetProperty("detail", out var detail) ? detail.GetString()! : "");
    }
}
