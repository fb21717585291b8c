using System.Net;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Providers.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Calls arrive with two credentials, as a browser's question, through a proxy's setting or a little beside their path: people read “unauthorized”
/// or “not found” and no more.</summary>
public class MisdirectedCallTests
{
    private const string Close = "Host: 127.0.0.1\r\nConnection: close\r\n";

    [Theory]
    [InlineData("/kelio/sandbox/v2/applicants", "Authorization", "Bearer a.b.c", "Bearer a.b.c", "2 Authorization headers")]
    [InlineData("/kelio/sandbox/v2/applicants", "Authorization", "Bearer a.b.c, Bearer d.e.f", null, "list of 2")]
    [InlineData("/kelio/sandbox/v2/applicants", "Authorization", "Basic YTpi, Bearer d.e.f", null, "list of 2")]
    [InlineData("/pi/api/v1/behavioralassessments", "api-key", "00000000-0000-4000-8000-0000000000a1", "x", "2 headers api-key")]
    [InlineData("/pi2/api/v1/jobs", "api-key", "x", "x", "2 headers api-key")]
    [InlineData("/keypredict/customer/REST/list/title", "WWW-Authenticate", "x", "y", "2 headers WWW-Authenticate")]
    [InlineData("/keypredict/customer/REST/list/title", "WWW-Authenticate", "x,y", null, "is a list")]
    public async Task Two_credentials_are_told_as_that(string path, string header, string first, string? second, string detail)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var more = second is null ? "" : $"{header}: {second}\r\n";
        var answer = await Wire.SendAsync(emulator.Http.BaseAddress!, $"GET {path} HTTP/1.1\r\n{Close}{header}: {first}\r\n{more}\r\n");
        Assert.Equal([401], Wire.Statuses(answer));
        Assert.Contains(detail, await JournalAsync(emulator), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization: Bearer t\r\nAuthorization: Bearer t\r\n", "2 Authorization headers")]
    [InlineData("Authorization: Bearer t, Bearer t\r\n", "is a list")]
    public async Task The_control_API_tells_it_too(string headers, string detail)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "t");
        var answer = await Wire.SendAsync(emulator.Http.BaseAddress!, $"GET /_emulator/workspaces HTTP/1.1\r\n{Close}{headers}\r\n");
        Assert.Equal([401], Wire.Statuses(answer));
        Assert.Contains(detail, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kelio/sandbox/v2/applicants")]
    [InlineData("/kelio/production/v2/nowhere")]
    [InlineData("/pi/api/v1/behavioralassessments")]
    [InlineData("/pi2/api/v1/candidates")]
    [InlineData("/keypredict/customer/REST/connect")]
    public async Task A_preflight_is_told_as_that(string path)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://app.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await emulator.Http.SendAsync(request);
        Assert.True((int)answer.StatusCode >= 400);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Contains("offers no CORS", await JournalAsync(emulator), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api.talentview.fr", "kelio")]
    [InlineData("pi.predictiveindex.com", "predictive-index")]
    [InlineData("integrations.predictiveindex.com", "predictive-index")]
    [InlineData("app.centraltest.com", "key-predict")]
    public async Task A_tunnel_to_a_vendor_is_told_as_a_proxys(string host, string provider)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var answer = await Wire.SendAsync(emulator.Http.BaseAddress!, $"CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\nConnection: close\r\n\r\n");
        Assert.True(Wire.Statuses(answer).Single() >= 400);
        var journal = await JournalAsync(emulator);
        Assert.Contains("as its proxy", journal, StringComparison.Ordinal);
        Assert.Contains(provider, journal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example:443\r\n")]
    [InlineData("GET http://elsewhere.example/a HTTP/1.1\r\nHost: elsewhere.example\r\n")]
    public async Task Another_host_is_told_as_a_proxys_too(string call)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        Assert.Contains("as its proxy", await Wire.SendAsync(emulator.Http.BaseAddress!, call + "Connection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kelio/sandbox/applicants", "/kelio/sandbox/v2/applicants")]
    [InlineData("/kelio/sandbox/v2/v2/applicants", "/kelio/sandbox/v2/applicants")]
    [InlineData("/kelio/sandbox/kelio/sandbox/v2/applicants/101", "/kelio/sandbox/v2/applicants/101")]
    [InlineData("/kelio/sandbox/v2/applicant", "/kelio/sandbox/v2/applicants")]
    [InlineData("/kelio/sandbox/v2/applicants.json", "/kelio/sandbox/v2/applicants")]
    [InlineData("/kelio/sandbox/v2/Campaigns/7", "/kelio/sandbox/v2/campaigns/7")]
    [InlineData("/pi/behavioralassessments", "/pi/api/v1/behavioralassessments")]
    [InlineData("/pi/v1/behavioralassessments", "/pi/api/v1/behavioralassessments")]
    [InlineData("/pi/pi/api/v2/peopleandjobs", "/pi/api/v2/peopleandjobs")]
    [InlineData("/pi2/candidates", "/pi2/api/v1/candidates")]
    [InlineData("/keypredict/list/title", "/keypredict/customer/REST/list/title")]
    [InlineData("/keypredict/customer/REST/list/titles", "/keypredict/customer/REST/list/title")]
    [InlineData("/keypredict/customer/REST//list/title", "/keypredict/customer/REST/list/title")]
    public async Task The_nearest_path_is_in_the_fix(string path, string nearest)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + workspace.Key().Token());
        request.Headers.TryAddWithoutValidation("api-key", new PiWorkspace(workspace).KeyOf(PiWorkspace.Owner));
        request.Headers.TryAddWithoutValidation("WWW-Authenticate", caller.Token);
        using var answer = await workspace.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var fix = (await workspace.LastExchangeAsync()).GetProperty("fix").GetString()!;
        Assert.Contains(nearest + ";", fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kelio/v2/applicants", "/kelio/sandbox/v2/applicants")]
    [InlineData("/api/v2/peopleandjobs", "/pi/api/v2/peopleandjobs")]
    [InlineData("/customer/REST/list/title", "/keypredict/customer/REST/list/title")]
    public async Task Also_where_no_provider_was_named(string path, string nearest)
    {
        using var client = await EmulatorHost.ClientAsync();
        using var answer = await client.GetAsync(path);
        Assert.Contains($"the nearest path is {nearest};", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//applicants")]
    [InlineData("/applicants//")]
    [InlineData("///applicants?per_page=1")]
    public async Task Kelio_takes_several_slashes_for_one(string path)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        Assert.Equal(200, (await workspace.GetAsync(workspace.Key(), path)).Status);
    }

    [Theory]
    [InlineData("/applicants", 200)]
    [InlineData("/campaigns?per_page=1", 200)]
    [InlineData("/applicants/999999", 404)]
    [InlineData("/managers/1/units", 404)]
    public async Task Kelio_answers_HEAD_as_GET_without_the_body(string path, int status)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var key = workspace.Key();
        var (get, head) = (await workspace.GetAsync(key, path), await workspace.CallAsync(key, HttpMethod.Head, path));
        Assert.Equal((status, status, ""), (get.Status, head.Status, head.Text));
        Assert.Equal(get.Headers.Contains("X-Pagination"), head.Headers.Contains("X-Pagination"));
        Assert.Equal(get.ContentType, head.ContentType);
    }

    [Fact]
    public async Task Without_a_token_HEAD_is_401_as_GET_is()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(401, (await workspace.SendAsync("sandbox", HttpMethod.Head, "/applicants", null)).Status);
    }

    private static async Task<string> JournalAsync(OwnEmulator emulator)
    {
        using var journal = JsonDocument.Parse(await emulator.Http.GetStringAsync("/_emulator/workspaces/default/journal?limit=1"));
        return Assert.Single(journal.RootElement.EnumerateArray()).ToString();
    }
}
