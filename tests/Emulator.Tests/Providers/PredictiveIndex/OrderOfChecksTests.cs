using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Maintenance, key, rate, route, role, cognitive flag, body, folder, object, rules: each pair of neighbours.</summary>
public class OrderOfChecksTests
{
    private const string Unknown = "/pi/api/v1/nothing";

    [Theory]
    [InlineData("/pi/api/v1/behavioralassessments")]
    [InlineData("/PI/API/V2/behavioralassessments")]
    [InlineData(Unknown)]
    public async Task Maintenance_comes_before_the_key_and_the_route(string path)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.ChangeUserAsync(PiWorkspace.User, new { disabled = true });
        await pi.SetAsync(new { maintenance = true, apiAccess = false });
        foreach (var role in new[] { PiWorkspace.Owner, PiWorkspace.User })
        {
            var answer = await pi.GetAsync(path.Replace("/PI/", "/pi/", StringComparison.Ordinal), role);
            Assert.Equal(
                (503, """{"number":27,"context":null,"description":"The API is down for maintenance","parameterErrors":[]}"""), (answer.Status, answer.Text));
            Assert.Equal("maintenance", await pi.FailedCheckAsync());
        }

        await pi.SetAsync(new { maintenance = false, apiAccess = true });
        Assert.Equal(path == Unknown ? 404 : 200, (await pi.GetAsync(path.Replace("/PI/", "/pi/", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task The_key_comes_before_the_route()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(401, (await pi.SendAsync(null, HttpMethod.Get, Unknown)).Status);
        Assert.Equal(401, (await pi.SendAsync(null, HttpMethod.Put, PiWorkspace.Behavioral)).Status);
        Assert.Equal(404, (await pi.GetAsync(Unknown)).Status);
    }

    [Fact]
    public async Task A_disabled_owner_is_named_before_API_Access_that_is_off()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.ChangeUserAsync(PiWorkspace.User, new { disabled = true });
        await pi.SetAsync(new { apiAccess = false });
        Assert.Equal(401, (await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.User)).Status);
        Assert.Equal("owner enabled", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task The_rate_comes_before_the_route_and_after_the_key()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 1 });
        Assert.Equal(404, (await pi.GetAsync(Unknown)).Status);
        Assert.Equal(429, (await pi.GetAsync(Unknown)).Status);
        Assert.Equal("rate", await pi.FailedCheckAsync());
        await pi.SetAsync(new { apiAccess = false });
        Assert.Equal(401, (await pi.GetAsync(Unknown)).Status);
    }

    [Fact]
    public async Task The_route_comes_before_the_role()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(405, (await pi.AsAsync(PiWorkspace.Reader, HttpMethod.Put, PiWorkspace.Behavioral, new { })).Status);
        Assert.Equal("route", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task The_role_comes_before_the_body()
    {
        await using var pi = await PiWorkspace.NewAsync();
        foreach (var body in new[] { "{", "{}", """{"firstName":5}""" })
        {
            Assert.Equal(403, (await pi.AsAsync(PiWorkspace.Reader, HttpMethod.Post, PiWorkspace.Behavioral, body)).Status);
            Assert.Equal("role", await pi.FailedCheckAsync());
        }

        Assert.Equal(403, (await pi.PatchAsync("unknown", new { archive = true, email = "" }, PiWorkspace.Power)).Status);
        Assert.Equal("role", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task The_role_comes_before_the_cognitive_flag_and_that_before_the_body()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(403, (await pi.AsAsync(PiWorkspace.Reader, HttpMethod.Post, PiWorkspace.Cognitive, "{")).Status);
        Assert.Equal("role", await pi.FailedCheckAsync());
        Assert.Equal(403, (await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Post, PiWorkspace.Cognitive, "{")).Status);
        Assert.Equal("cognitive", await pi.FailedCheckAsync());
        Assert.Equal(400, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Cognitive, "{")).Status);
        Assert.Equal("body", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task The_body_comes_before_the_folder_and_the_object()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.FolderAsync(PiWorkspace.Root + "\\Closed");
        Assert.Equal(400, (await pi.TryInviteAsync(new { folderPath = PiWorkspace.Root + "\\Closed", email = "x" }, PiWorkspace.Power)).Status);
        Assert.Equal("body", await pi.FailedCheckAsync());
        Assert.Equal(403, (await pi.TryInviteAsync(new { folderPath = PiWorkspace.Root + "\\Closed" }, PiWorkspace.Power)).Status);
        Assert.Equal("folder", await pi.FailedCheckAsync());
        Assert.Equal(400, (await pi.PatchAsync("unknown", new { email = "x" })).Status);
        Assert.Equal("body", await pi.FailedCheckAsync());
        Assert.Equal(404, (await pi.PatchAsync("unknown", new { email = "x@people.example" })).Status);
        Assert.Equal("object", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task The_object_comes_before_the_rules()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { externalId = "E-1" });
        var id = await pi.InviteIdAsync(new { externalId = "E-2" });
        Assert.Equal(404, (await pi.PatchAsync("unknown", new { externalId = "E-1" })).Status);
        Assert.Equal(409, (await pi.PatchAsync(id, new { externalId = "E-1" })).Status);
        Assert.Equal("rules", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task A_verdict_has_a_line_for_each_check_and_skips_those_after_the_failed_one()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.GetAsync(PiWorkspace.Cognitive, PiWorkspace.Admin);
        var exchange = await pi.Workspace.LastExchangeAsync();
        Assert.Equal(
            [
                "maintenance:passed", "key present:passed", "key known:passed", "owner enabled:passed", "api access:passed", "rate:passed", "route:passed",
                "role:passed", "cognitive:failed", "body:skipped", "folder:skipped", "object:skipped", "rules:skipped",
            ],
            exchange.GetProperty("checks").EnumerateArray()
                .Select(check => $"{check.GetProperty("check").GetString()}:{check.GetProperty("outcome").GetString()}"));
        Assert.All(exchange.GetProperty("checks").EnumerateArray(), check => Assert.False(string.IsNullOrEmpty(check.GetProperty("source").GetString())));
        Assert.StartsWith("AccountAdmin ", exchange.GetProperty("caller").GetString(), StringComparison.Ordinal);
        Assert.Equal("list cognitive assessments", exchange.GetProperty("operation").GetString());
    }

    [Fact]
    public async Task A_call_with_an_unknown_key_is_journalled_in_default()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.SendAsync("11111111-2222-4333-8444-555555555555", HttpMethod.Get, PiWorkspace.Behavioral);
        using var found = await pi.Workspace.Http.GetAsync("/_emulator/journal/" + answer.Header("X-Emulator-Exchange"));
        var exchange = JsonDocument.Parse(await found.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("default", exchange.GetProperty("workspace").GetString());
        Assert.Equal(0, (await pi.Workspace.MustAsync(HttpMethod.Get, "journal")).GetArrayLength());
    }
}
