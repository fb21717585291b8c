using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class CoverageTests
{
    [Fact]
    public async Task All_is_played_but_what_the_documentation_does_not_show()
    {
        using var http = await EmulatorHost.ClientAsync();
        var operations = JsonDocument.Parse(await http.GetStringAsync("/_emulator/coverage")).RootElement
            .GetProperty("kelio").GetProperty("operations").EnumerateArray().ToList();
        Assert.DoesNotContain(operations, operation => operation.GetProperty("state").GetString() == "unsupported");
        Assert.Equal(
            ["DELETE /v2/applicants/{id}", "GET /v2/jobboards/applications/{id}", "GET /v2/jobboards/companies", "POST /v2/applications"],
            operations.Where(operation => operation.GetProperty("state").GetString() == "refused"
                && !operation.GetProperty("method").GetString()!.Contains("PUT", StringComparison.Ordinal)
                && !operation.GetProperty("method").GetString()!.Contains("PATCH", StringComparison.Ordinal))
                .Select(operation => operation.GetProperty("method").GetString() + " " + operation.GetProperty("path").GetString())
                .Order(StringComparer.Ordinal));
        Assert.All(operations, operation => Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("source").GetString())));
    }

    [Fact]
    public async Task Every_operation_and_rule_says_how_it_is_known()
    {
        using var http = await EmulatorHost.ClientAsync();
        var coverage = JsonDocument.Parse(await http.GetStringAsync("/_emulator/coverage")).RootElement.ToString();
        Assert.Contains("/v2/jwt", coverage, StringComparison.Ordinal);
        var document = JsonDocument.Parse(await http.GetStringAsync("/_emulator/openapi/kelio.json")).RootElement;
        var show = document.GetProperty("paths").EnumerateObject()
            .First(path => path.Name.EndsWith("/v2/applicants/{id}", StringComparison.Ordinal)).Value.GetProperty("get");
        Assert.Equal("documented", show.GetProperty("x-evidence").GetProperty("evidence").GetString());
        var schema = show.GetProperty("responses").GetProperty("2XX").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.True(schema.GetProperty("properties").TryGetProperty("is_partner_newsletter_active", out _));
    }

    [Theory]
    [InlineData(500, "Internal Server Error")]
    [InlineData(503, "Service Unavailable")]
    [InlineData(401, "Unauthorized")]
    [InlineData(429, "Too Many Requests")]
    public async Task A_fault_is_worded_as_the_provider_words_it(int status, string error)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", status, times = 1 });
        var reply = await workspace.GetAsync(workspace.Key(), "/applicants");
        Assert.Equal((status, error), (reply.Status, reply.Error));
        Assert.Equal(200, (await workspace.GetAsync(workspace.Key(), "/applicants")).Status);
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "quota", times = 1 });
        Assert.Equal("Quota exceeded", (await workspace.GetAsync(workspace.Key(), "/applicants")).Error);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_in_its_own_workspace()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var body = """{"applicant":{"email":"a@people.example","bio_url":" """ + new string('x', 40 * 1024 * 1024) + "\"}}";
        var reply = await workspace.CallAsync(workspace.Key(), HttpMethod.Post, "/applicants", body);
        await workspace.AssertRefusedAsync(reply, 413, "Payload Too Large", "body");
    }
}
