using System.Net.Http.Json;
using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Emulator.Tests.Field;

/// <summary>A stranger's page whose name was made to point to the emulator had its origin, and read credentials and reset workspaces.</summary>
public class RebindingTests
{
    private const string Clock = "/_emulator/workspaces/default/clock";

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:8080")]
    [InlineData("EVIL.example.")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("evil-localhost.example")]
    [InlineData("pi.predictiveindex.com.evil.example")]
    [InlineData("evil.predictiveindex.com")]
    [InlineData("host.docker.internal.evil.example")]
    [InlineData("300.1.2.3")]
    [InlineData("com.")]
    public async Task A_host_that_a_strangers_name_server_may_have_led_here_is_refused_by_name_and_setting(string host)
    {
        using var http = await EmulatorHost.ClientAsync();
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, Clock), (HttpMethod.Get, "/_emulator/workspaces/default"), (HttpMethod.Post, "/_emulator/workspaces/default/reset"),
            (HttpMethod.Delete, "/_emulator/workspaces/nobody"), (HttpMethod.Head, Clock), (HttpMethod.Get, "/_emulator/"), (HttpMethod.Get, "/_emulator"),
            (HttpMethod.Get, "/_EMULATOR/health"), (HttpMethod.Get, "/_emulator/assets/app.js"), (HttpMethod.Get, "/_emulator/openapi.json"),
            (HttpMethod.Get, "/_emulator/workspaces/default/journal/stream"), (HttpMethod.Post, "/_emulator/workspaces/default/receivers/hr"),
            (HttpMethod.Get, "/_emulator/nothing"),
        })
        {
            using var answer = await SendAsync(http, method, path, host, origin: $"http://{host}");
            Assert.Equal((421, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            if (method == HttpMethod.Head) continue;
            var detail = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
            Assert.Contains($"“{host.Split(':')[0]}”", detail);
            Assert.Contains("control:hosts", detail);
            Assert.DoesNotContain('\n', detail);
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("10.1.2.3")]
    [InlineData("203.0.113.9:80")]
    [InlineData("[::1]")]
    [InlineData("[::1]:8080")]
    [InlineData("[::ffff:10.0.0.1]:8080")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("localhost.")]
    [InlineData("hr.localhost:8080")]
    [InlineData("a.b.localhost")]
    [InlineData("emulator")]
    [InlineData("emulator_1:8080")]
    [InlineData("pi.predictiveindex.com")]
    [InlineData("APP.centraltest.com:8080")]
    [InlineData("sandbox.talentview.fr")]
    [InlineData("host.docker.internal:8080")]
    [InlineData("host.containers.internal")]
    public async Task Addresses_and_names_that_no_stranger_has_are_answered(string host)
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await SendAsync(http, HttpMethod.Get, Clock, host, origin: $"http://{host}");
        Assert.Equal(200, (int)answer.StatusCode);
        using var foreign = await SendAsync(http, HttpMethod.Get, Clock, host, origin: "http://evil.example");
        Assert.Equal(403, (int)foreign.StatusCode);
    }

    [Fact]
    public async Task A_call_without_a_host_comes_from_no_browser()
    {
        Assert.Contains(" 200 ", (await Wire.SendAsync($"GET {Clock} HTTP/1.0\r\n\r\n")).Split('\n')[0]);
        Assert.Contains(" 200 ", (await Wire.SendAsync($"GET {Clock} HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")).Split('\n')[0]);
    }

    [Theory]
    [InlineData("emulator.example.test", 200)]
    [InlineData("EMULATOR.example.test:8443", 200)]
    [InlineData("emulator.example.test.", 200)]
    [InlineData("a.tests.example", 200)]
    [InlineData("a.b.Tests.example:80", 200)]
    [InlineData("xn--bro-hoa.example", 200)]
    [InlineData("tests.example", 421)]
    [InlineData("evil-tests.example", 421)]
    [InlineData("other.example.test", 421)]
    [InlineData("a.emulator.example.test", 421)]
    public async Task Names_of_the_setting_are_answered_and_no_others(string host, int expected)
    {
        await using var emulator = await EmulatorHost.OwnAsync(
            "--control:hosts:0", "emulator.example.test", "--control:hosts:1", "*.tests.example", "--control:hosts:2", "büro.example");
        using var answer = await SendAsync(emulator.Http, HttpMethod.Get, Clock, host);
        Assert.Equal(expected, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("http://emulator.example")]
    [InlineData("emulator.example:8080")]
    [InlineData("emulator.example/path")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("a.*.example")]
    [InlineData("10.0.0.1")]
    [InlineData("two names")]
    public void What_is_no_name_is_a_mistake_at_start(string host)
    {
        string[] arguments = ["--control:hosts", host];
        var mistake = Assert.Throws<SettingsException>(
            () => SettingsReader.Read(arguments, new ConfigurationBuilder().AddCommandLine(arguments).Build())).Message;
        Assert.Contains($"control:hosts has “{host}”", mistake);
    }

    [Theory]
    [InlineData("127.0.0.1", "emulator.example.test", 200)]
    [InlineData("emulator.example.test", "emulator.example.test", 200)]
    [InlineData("127.0.0.1", "evil.example", 421)]
    [InlineData("evil.example", "127.0.0.1", 421)]
    [InlineData("evil.example", "emulator.example.test", 421)]
    [InlineData("evil.example", "no host/", 421)]
    public async Task Behind_a_trusted_proxy_both_hosts_must_be_known(string host, string forwarded, int expected)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--trustForwardedHeaders", "true", "--control:hosts", "emulator.example.test");
        using var request = new HttpRequestMessage(HttpMethod.Get, Clock) { Headers = { Host = host } };
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", forwarded);
        using var answer = await emulator.Http.SendAsync(request);
        Assert.Equal(expected, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Without_trust_a_forwarded_host_opens_nothing()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Clock) { Headers = { Host = "evil.example" } };
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "127.0.0.1");
        using var answer = await http.SendAsync(request);
        Assert.Equal(421, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_token_opens_nothing_under_a_strangers_name()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "open-sesame");
        using var request = new HttpRequestMessage(HttpMethod.Get, Clock) { Headers = { Host = "evil.example", Authorization = new("Bearer", "open-sesame") } };
        using var answer = await emulator.Http.SendAsync(request);
        Assert.Equal(421, (int)answer.StatusCode);
    }

    [Fact]
    public void The_name_that_it_is_told_to_listen_on_is_its_own()
    {
        var settings = new ConfigurationBuilder().AddCommandLine(["--urls", "http://mine.example:8080;http://*:9;nonsense"]).Build();
        var hosts = new Emulator.Control.Calls.ControlHosts([], new(ProviderList.All), Listening.Hosts(settings));
        Assert.True(hosts.Has("mine.example"));
        Assert.False(hosts.Has("other.example"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("emulator.test:8443")]
    public async Task The_providers_answer_under_every_name(string host)
    {
        using var http = await EmulatorHost.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/pi/api/v2/behavioralassessments?$top=1") { Headers = { Host = host } };
        request.Headers.Add("api-key", PredictiveIndexDefaults.AccountOwnerKey);
        using var answer = await http.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, string path, string host, string? origin = null)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { Host = host } };
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
