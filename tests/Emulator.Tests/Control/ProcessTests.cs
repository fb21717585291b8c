using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>The control API as a server: who is let in, and what is not there.</summary>
public class ProcessTests
{
    [Fact]
    public async Task Health_tells_that_it_is_ready()
    {
        using var http = await EmulatorHost.ClientAsync();
        var health = await http.GetFromJsonAsync<JsonElement>("/_emulator/health");
        Assert.Equal("ready", health.GetProperty("status").GetString());
        Assert.True(health.GetProperty("workspaces").GetInt32() >= 1);
        Assert.False(string.IsNullOrEmpty(health.GetProperty("version").GetString()));
    }

    [Fact]
    public async Task The_root_leads_to_the_page()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.GetAsync("/");
        Assert.Equal("_emulator/", answer.Headers.Location!.ToString()); // Relative: the emulator may be below a path of a proxy.
        using var page = await http.GetAsync("/_emulator/");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task With_a_token_set_the_control_API_wants_it_for_all_but_health()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "open sesame");
        Assert.Equal(HttpStatusCode.OK, (await emulator.Http.GetAsync("/_emulator/health")).StatusCode);
        foreach (var path in new[]
        {
            "/_emulator/workspaces",
            "/_emulator/coverage",
            "/_emulator/openapi.json",
            "/_emulator/workspaces/default/journal",
            "/_emulator/nothing",
        })
            Assert.Equal(HttpStatusCode.Unauthorized, (await emulator.Http.GetAsync(path)).StatusCode);
        emulator.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "open sesam");
        Assert.Equal(HttpStatusCode.Unauthorized, (await emulator.Http.GetAsync("/_emulator/workspaces")).StatusCode);
        emulator.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "open sesame");
        Assert.Equal(HttpStatusCode.OK, (await emulator.Http.GetAsync("/_emulator/workspaces")).StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_origin_may_not_steer_the_emulator()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var foreign =
            new HttpRequestMessage(HttpMethod.Post, "/_emulator/workspaces/default/clock/freeze") { Headers = { { "Origin", "https://evil.example" } } };
        using var refused = await http.SendAsync(foreign);
        Assert.Equal(403, (int)refused.StatusCode);
        using var own =
            new HttpRequestMessage(HttpMethod.Get, "/_emulator/workspaces") { Headers = { { "Origin", http.BaseAddress!.ToString().TrimEnd('/') } } };
        using var allowed = await http.SendAsync(own);
        Assert.Equal(200, (int)allowed.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/_emulator/nothing", 404)]
    [InlineData("GET", "/_emulator/workspaces/nobody", 404)]
    [InlineData("GET", "/_emulator/workspaces/nobody/clock", 404)]
    [InlineData("PUT", "/_emulator/workspaces", 405)]
    [InlineData("GET", "/_emulator/openapi/nobody.json", 404)]
    [InlineData("GET", "/_emulator/journal/not-a-number", 404)]
    [InlineData("GET", "/somewhere/else", 404)]
    public async Task What_is_not_there_is_a_problem(string method, string path, int status)
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_verb_that_a_path_does_not_have_is_told_with_those_that_it_has()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/_emulator/workspaces"));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((405, "Method not allowed"), ((int)answer.StatusCode, problem.GetProperty("title").GetString()));
        Assert.Equal(["GET", "POST"], answer.Content.Headers.Allow.Order());
        Assert.All(answer.Content.Headers.Allow, verb => Assert.Contains(verb, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    public async Task A_body_of_another_type_is_told_as_such(string body)
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.PostAsync(
            "/_emulator/workspaces/default/clock/advance", new StringContent(body, System.Text.Encoding.UTF8, "text/plain"));
        Assert.Equal(
            (415, "Unsupported media type"),
            ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString()));
    }

    [Fact]
    public async Task A_control_body_that_is_no_JSON_by_its_type_is_refused()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.PostAsync("/_emulator/workspaces", new StringContent("{}", System.Text.Encoding.UTF8, "text/plain"));
        Assert.Equal(415, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("true", "https://hr.example/pi/api/v1/")]
    [InlineData("false", "http://127.0.0.1:")]
    public async Task Forwarded_headers_are_obeyed_only_when_a_setting_says_so(string trusted, string expected)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--trustForwardedHeaders", trusted);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/pi/api/v2/behavioralassessments?$top=1")
        {
            Headers =
            {
                { "api-key", Contracts.PredictiveIndex.PredictiveIndexDefaults.AccountOwnerKey },
                { "X-Forwarded-Proto", "https" },
                { "X-Forwarded-Host", "hr.example" },
            },
        };
        using var answer = await emulator.Http.SendAsync(request);
        var first = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("behavioralAssessments")[0];
        Assert.StartsWith(expected, first.GetProperty("patternFullUrl").GetString());
    }

    [Theory]
    [InlineData("sandbox.talentview.fr", "/v2/applicants", "kelio")]
    [InlineData("API.talentview.fr", "/v2/applicants", "kelio")]
    [InlineData("pi.predictiveindex.com", "/api/v1/behavioralassessments", "predictive-index")]
    [InlineData("integrations.predictiveindex.com", "/api/v1/jobs/", "predictive-index")]
    [InlineData("app.centraltest.com:443", "/customer/REST/list/title/json", "key-predict")]
    public async Task A_provider_is_found_by_the_vendors_host_name(string host, string path, string provider)
    {
        using var http = await EmulatorHost.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await http.SendAsync(request);
        Assert.Equal(401, (int)answer.StatusCode);
        var exchange = await http.GetFromJsonAsync<JsonElement>($"/_emulator/journal/{answer.Headers.GetValues("X-Emulator-Exchange").Single()}");
        Assert.Equal(provider, exchange.GetProperty("provider").GetString());
        Assert.Equal(path, exchange.GetProperty("path").GetString());
    }
}
