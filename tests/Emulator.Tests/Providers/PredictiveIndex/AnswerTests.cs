using System.Text;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Paths, verbs, media types and bodies that are not taken, in PI's words; and operations that are not played.</summary>
public class AnswerTests
{
    [Theory]
    [InlineData("/pi/api/v1/nothing")]
    [InlineData("/pi/api/v3/behavioralassessments")]
    [InlineData("/pi/api/v1/behavioralassessments/a/b?c=d%20e")]
    [InlineData("/pi/api/v1/users")]
    [InlineData("/pi/api")]
    [InlineData("/pi2/api/v1/nothing")]
    public async Task An_unknown_path_is_the_frameworks_404(string path)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.GetAsync(path);
        var root = pi.Workspace.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal((404, $$"""{"Message":"No HTTP resource was found that matches the request URI '{{root}}{{path}}'."}"""), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("PUT", "/pi/api/v1/behavioralassessments", "GET, POST, PATCH")]
    [InlineData("POST", "/pi/api/v1/behavioralassessments/a", "GET, PATCH, DELETE")]
    [InlineData("DELETE", "/pi/api/v1/behavioralassessments", "GET, POST, PATCH")]
    [InlineData("POST", "/pi/api/v2/behavioralassessments", "GET")]
    [InlineData("DELETE", "/pi/api/v1/cognitiveassessments/a", "GET")]
    public async Task A_wrong_verb_is_the_frameworks_405(string method, string path, string allowed)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.AsAsync(PiWorkspace.Owner, new HttpMethod(method), path);
        Assert.Equal((405, $$"""{"Message":"The requested resource does not support http method '{{method}}'."}"""), (answer.Status, answer.Text));
        Assert.Equal(allowed.Split(", ").Order(), answer.Header("Allow")!.Split(", ").Distinct().Order());
    }

    [Fact]
    public async Task The_case_of_a_path_and_a_slash_at_its_end_make_no_difference()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        foreach (var path in new[]
        {
            "/pi/API/V1/BehavioralAssessments",
            "/pi/api/v2/BEHAVIORALASSESSMENTS/",
            $"/pi/api/v1/behavioralAssessments/{id.ToUpperInvariant()}/",
        })
            Assert.Equal(200, (await pi.GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_vendors_host_needs_no_prefix_and_links_begin_with_it()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/behavioralassessments/{id}");
        request.Headers.Host = "pi.predictiveindex.com";
        request.Headers.Add("api-key", pi.KeyOf(PiWorkspace.Owner));
        using var answer = await pi.Workspace.Http.SendAsync(request);
        Assert.Contains(
            $"\"http://pi.predictiveindex.com/api/v1/behavioralassessments/{id}/patterns/0?format=PNG\"",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonx")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_body_that_is_not_JSON_is_415(string? type)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var body = Encoding.UTF8.GetBytes(PiWorkspace.Invitation().ToJsonString());
        var answer = await pi.SendAsync(pi.KeyOf(PiWorkspace.Owner), HttpMethod.Post, PiWorkspace.Behavioral, body, type);
        Assert.Equal((415, 9415), (answer.Status, answer.Body.GetProperty("number").GetInt32()));
        Assert.Equal("body", await pi.FailedCheckAsync());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON; Charset=\"UTF-8\"")]
    [InlineData("text/json")]
    public async Task JSON_is_taken_under_its_names(string type)
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(201, (await pi.SendAsync(
            pi.KeyOf(PiWorkspace.Owner),
            HttpMethod.Post,
            PiWorkspace.Behavioral,
            Encoding.UTF8.GetBytes(PiWorkspace.Invitation().ToJsonString()),
            type)).Status);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_413_after_the_key_and_the_role()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var body = new byte[64 * 1024 * 1024];
        Array.Fill(body, (byte)' ');
        var answer = await pi.SendAsync(pi.KeyOf(PiWorkspace.Owner), HttpMethod.Post, PiWorkspace.Behavioral, body, "application/json");
        Assert.Equal((413, 9413), (answer.Status, answer.Body.GetProperty("number").GetInt32()));
        Assert.Equal(403, (await pi.SendAsync(pi.KeyOf(PiWorkspace.Reader), HttpMethod.Post, PiWorkspace.Behavioral, body, "application/json")).Status);
    }

    [Theory]
    [InlineData("/pi/swagger")]
    [InlineData("/pi/swagger/ui/index")]
    public async Task The_reference_site_needs_no_key(string path)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.SendAsync(null, HttpMethod.Get, path);
        Assert.Equal(200, answer.Status);
        Assert.Contains("/_emulator/openapi/pi.json", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_takers_link_names_the_workspace_and_is_masked_in_the_journal()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var link = (await pi.InviteAsync()).GetProperty("assessmentUrl").GetString()!;
        Assert.Equal(200, (await pi.SendAsync(null, HttpMethod.Get, new Uri(link).PathAndQuery)).Status);
        var exchange = await pi.Workspace.LastExchangeAsync();
        Assert.Equal("take an assessment", exchange.GetProperty("operation").GetString());
        Assert.DoesNotContain(link[^16..], exchange.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"provider":"predictive-index","kind":"status","status":500}""",
        500,
        """{"number":9500,"context":null,"description":"An error has occurred.","parameterErrors":[]}""")]
    [InlineData(
        """{"provider":"predictive-index","kind":"status","status":502}""",
        502,
        """{"number":9502,"context":null,"description":"An error has occurred.","parameterErrors":[]}""")]
    [InlineData(
        """{"provider":"predictive-index","kind":"status","status":503}""",
        503,
        """{"number":27,"context":null,"description":"The API is down for maintenance","parameterErrors":[]}""")]
    [InlineData("""{"provider":"predictive-index","kind":"status","status":401}""", 401, """{"Message":"Authorization has been denied for this request."}""")]
    [InlineData(
        """{"provider":"predictive-index","kind":"status","status":429}""",
        429,
        """{"number":9429,"context":null,"description":"Too many requests","parameterErrors":[]}""")]
    [InlineData(
        """{"provider":"predictive-index","kind":"status","status":404}""",
        404,
        """{"number":9404,"context":null,"description":"The requested object was not found.","parameterErrors":[]}""")]
    [InlineData(
        """{"provider":"predictive-index","kind":"quota"}""", 429, """{"number":9429,"context":null,"description":"Too many requests","parameterErrors":[]}""")]
    public async Task A_fault_speaks_in_PIs_words(string fault, int status, string body)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.Workspace.MustAsync(HttpMethod.Post, "faults", fault);
        var answer = await pi.GetAsync(PiWorkspace.Behavioral);
        Assert.Equal((status, body), (answer.Status, answer.Text));
        Assert.Equal(status == 429 ? ("60", "100") : (null, null), (answer.Header("Retry-After"), answer.Header("X-RateLimit-Limit")));
    }

    [Theory]
    [InlineData("status", 400, """{"Message":"The request is invalid.","ModelState":{}}""")]
    [InlineData("status", 401, """{"Message":"Authorization has been denied for this request."}""")]
    [InlineData("status", 403, """{"Message":"The owner of the API key is not permitted to do this."}""")]
    [InlineData("status", 404, """{"Message":"The requested object was not found."}""")]
    [InlineData("status", 429, """{"Message":"Too many requests"}""")]
    [InlineData("status", 500, """{"Message":"An error has occurred."}""")]
    [InlineData("status", 502, """{"Message":"An error has occurred."}""")]
    [InlineData("status", 503, """{"Message":"The API is down for maintenance"}""")]
    [InlineData("quota", 429, """{"Message":"Too many requests"}""")]
    public async Task A_fault_speaks_in_PI2s_words(string kind, int status, string body)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 7 });
        await pi.Workspace.MustAsync(
            HttpMethod.Post,
            "faults",
            kind == "quota" ? (object)new { provider = "predictive-index", kind } : new { provider = "predictive-index", kind, status });
        var answer = await pi.GetAsync("/pi2/api/v1/jobs");
        Assert.Equal((status, body, "Origin"), (answer.Status, answer.Text, answer.Header("Vary")));
        Assert.Equal(status == 429 ? ("60", "7") : (null, null), (answer.Header("Retry-After"), answer.Header("X-RateLimit-Limit")));
    }
}
