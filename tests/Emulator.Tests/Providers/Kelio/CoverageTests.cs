using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class CoverageTests
{
    [Theory]
    [InlineData("GET", "/applications", "list applications")]
    [InlineData("GET", "/applications/5", "show application")]
    [InlineData("GET", "/application_statuses", "list application statuses")]
    [InlineData("GET", "/applications/statuses", "list application statuses (second path)")]
    [InlineData("GET", "/campaigns", "list campaigns")]
    [InlineData("GET", "/campaigns/5", "show campaign")]
    [InlineData("GET", "/channels", "list channels")]
    [InlineData("GET", "/entities", "list entities")]
    [InlineData("GET", "/entities/88", "show entity")]
    [InlineData("GET", "/entities/88/units", "list units")]
    [InlineData("GET", "/entities/88/units/3", "show unit")]
    [InlineData("GET", "/managers", "list managers")]
    [InlineData("GET", "/managers/845", "show manager")]
    [InlineData("POST", "/managers", "create manager")]
    [InlineData("PUT", "/managers/845", "update manager")]
    [InlineData("PATCH", "/managers/845", "update manager")]
    [InlineData("DELETE", "/managers/845", "destroy manager")]
    [InlineData("POST", "/managers/845/units", "assign unit")]
    [InlineData("PUT", "/managers/845/units/3", "assign unit by its path")]
    [InlineData("DELETE", "/managers/845/units/3", "unassign unit")]
    [InlineData("GET", "/jobboards/campaigns", "job board: list campaigns")]
    [InlineData("GET", "/jobboards/campaigns/5", "job board: show campaign")]
    [InlineData("GET", "/jobboards/applications", "job board: list applications")]
    [InlineData("POST", "/jobboards/applications", "job board: create application")]
    public async Task What_is_known_and_not_played_says_so_with_its_name(string method, string path, string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = await workspace.CallAsync(workspace.Key(), new HttpMethod(method), path);
        Assert.Equal(501, reply.Status);
        Assert.Contains($"“{name}”", reply.Error, StringComparison.Ordinal);
        Assert.Equal("route", await workspace.FailedCheckAsync(reply));
    }

    [Fact]
    public async Task Every_operation_and_rule_says_how_it_is_known()
    {
        using var http = await EmulatorHost.ClientAsync();
        var coverage = JsonDocument.Parse(await http.GetStringAsync("/_emulator/coverage")).RootElement.ToString();
        Assert.Contains("/v2/jwt", coverage, StringComparison.Ordinal);
        var document = JsonDocument.Parse(await http.GetStringAsync("/_emulator/openapi/kelio.json")).RootElement;
        var show = document.GetProperty("paths").EnumerateObject().First(path => path.Name.EndsWith("/v2/applicants/{id}", StringComparison.Ordinal)).Value.GetProperty("get");
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
