using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class WorkspaceTests
{
    [Fact]
    public async Task A_workspace_tells_addresses_and_credentials_of_all_providers()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var body = workspace.Body;
        Assert.Equal(42, body.GetProperty("seed").GetInt64());
        Assert.Equal("frozen", body.GetProperty("clock").GetProperty("mode").GetString());
        Assert.Equal("2026-03-02T09:00:00Z", body.GetProperty("clock").GetProperty("now").GetString());
        var root = workspace.Http.BaseAddress!.ToString().TrimEnd('/');
        Assert.Equal(root + "/kelio/sandbox/v2", body.GetProperty("kelio").GetProperty("sandbox").GetProperty("baseUrl").GetString());
        Assert.Equal("https://api.talentview.fr", body.GetProperty("kelio").GetProperty("production").GetProperty("audience").GetString());
        Assert.Equal(3, body.GetProperty("kelio").GetProperty("keys").GetArrayLength());
        Assert.Equal(root + "/pi2", body.GetProperty("predictiveIndex").GetProperty("pi2BaseUrl").GetString());
        Assert.Equal(
            ["AccountOwner", "AccountAdmin", "PowerUser", "User", "ReadOnly"],
            body.GetProperty("predictiveIndex").GetProperty("users").EnumerateArray().Select(user => user.GetProperty("role").GetString()!));
        Assert.Equal(root + "/keypredict/customer/REST", body.GetProperty("keyPredict").GetProperty("baseUrl").GetString());
        Assert.False(string.IsNullOrEmpty(body.GetProperty("keyPredict").GetProperty("password").GetString()));
    }

    [Fact]
    public async Task A_workspace_is_read_back_as_it_was_made_and_listed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(workspace.Body.ToString(), (await workspace.MustAsync(HttpMethod.Get, "")).ToString());
        var ids = await workspace.Http.GetFromJsonAsync<string[]>("/_emulator/workspaces");
        Assert.Contains(workspace.Id, ids!);
        Assert.Contains("default", ids!);
    }

    [Fact]
    public async Task Every_member_of_a_new_workspace_is_optional_and_so_is_the_body()
    {
        var http = await EmulatorHost.ClientAsync();
        foreach (var content in new HttpContent?[] { null, JsonContent.Create(new { }) })
        {
            using var answer = await http.PostAsync("/_emulator/workspaces", content);
            Assert.Equal(201, (int)answer.StatusCode);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("live", body.GetProperty("clock").GetProperty("mode").GetString());
            using var deleted = await http.DeleteAsync($"/_emulator/workspaces/{body.GetProperty("id").GetString()}");
            Assert.Equal(204, (int)deleted.StatusCode);
        }
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        var http = await EmulatorHost.ClientAsync();
        using var first = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "only-once" });
        using var second = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "only-once" });
        Assert.Equal((201, 409), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType!.MediaType);
        await http.DeleteAsync("/_emulator/workspaces/only-once");
    }

    [Theory]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":"a b"}""")]
    [InlineData("""{"id":"../x"}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"fixture":"nothing"}""")]
    [InlineData("""{"seed":"many"}""")]
    [InlineData("""{"seed":99999999999999999999}""")]
    [InlineData("""{"clock":{"mode":"backwards"}}""")]
    [InlineData("""{"clock":{"mode":"scaled"}}""")]
    [InlineData("""{"clock":{"mode":"scaled","factor":-1}}""")]
    [InlineData("""{"clock":{"mode":"frozen","factor":2}}""")]
    [InlineData("""{"clock":{"now":"0001-01-01T00:00:00Z"}}""")]
    [InlineData("""{"clock":"frozen"}""")]
    [InlineData("""{"ttl":"-PT1H"}""")]
    [InlineData("""{"ttl":"soon"}""")]
    [InlineData("""{"unknown":1}""")]
    [InlineData("""{"clock":{"speed":1}}""")]
    [InlineData("nonsense")]
    public async Task A_wrong_workspace_is_a_problem_that_names_the_member(string body)
    {
        var http = await EmulatorHost.ClientAsync();
        using var answer = await http.PostAsync("/_emulator/workspaces", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(400, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEmpty(problem.GetProperty("errors").EnumerateObject());
    }

    [Fact]
    public async Task A_deleted_workspaces_credentials_die()
    {
        var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.OwnerKey();
        using (var alive = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments", key: key)) Assert.Equal(200, (int)alive.StatusCode);
        await workspace.DisposeAsync();
        using var http = await EmulatorHost.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/pi/api/v2/behavioralassessments") { Headers = { { "api-key", key } } };
        using var dead = await http.SendAsync(request);
        Assert.Equal(401, (int)dead.StatusCode);
        using var gone = await http.GetAsync(workspace.Path);
        Assert.Equal(404, (int)gone.StatusCode);
    }

    [Fact]
    public async Task The_default_workspace_stays()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.DeleteAsync("/_emulator/workspaces/default");
        Assert.Equal(409, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_workspace_ends_when_its_time_to_live_is_over()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "short-lived", fixture = "empty", ttl = "PT1S" });
        Assert.Equal(201, (int)made.StatusCode);
        Assert.True(await Eventually.TrueAsync(async () => (int)(await http.GetAsync("/_emulator/workspaces/short-lived")).StatusCode == 404));
    }

    [Fact]
    public async Task Reset_brings_back_the_state_after_creation_and_keeps_the_credentials()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var before = await workspace.MustAsync(HttpMethod.Get, "state");
        var id = await workspace.SendAssessmentAsync();
        await workspace.AdvanceAsync("P1D");
        await workspace.MustAsync(HttpMethod.Post, "predictive-index/users/" + FirstUser(workspace) + "/api-key", new { actingUserId = FirstUser(workspace) });
        var reset = await workspace.MustAsync(HttpMethod.Post, "reset");
        Assert.Equal("2026-03-02T09:00:00Z", reset.GetProperty("clock").GetProperty("now").GetString());
        Assert.Equal(workspace.Body.ToString(), reset.ToString());
        Assert.Equal(before.ToString(), (await workspace.MustAsync(HttpMethod.Get, "state")).ToString());
        using var gone = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/" + id);
        Assert.Equal(404, (int)gone.StatusCode);
    }

    [Fact]
    public async Task Many_workspaces_live_side_by_side_and_see_nothing_of_each_other()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 24).Select(async i =>
        {
            await using var workspace = await EmulatorHost.NewWorkspaceAsync(seed: i);
            for (var n = 0; n <= i % 4; n++) await workspace.SendAssessmentAsync(name: $"W{i}");
            using var list = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments");
            var names = (await list.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(one => one.GetProperty("firstName").GetString()).ToList();
            var journal = await workspace.MustAsync(HttpMethod.Get, "journal");
            return (i, names, calls: journal.GetArrayLength());
        }));
        foreach (var (i, names, calls) in seen)
        {
            Assert.Equal(Enumerable.Repeat($"W{i}", (i % 4) + 1), names);
            Assert.Equal((i % 4) + 2, calls);
        }
    }

    [Fact]
    public async Task Fresh_credentials_differ_between_workspaces_of_one_seed_and_records_do_not()
    {
        await using var one = await EmulatorHost.NewWorkspaceAsync(fixture: "demo", seed: 7);
        await using var other = await EmulatorHost.NewWorkspaceAsync(fixture: "demo", seed: 7);
        Assert.NotEqual(one.OwnerKey(), other.OwnerKey());
        Assert.Equal(
            one.Body.GetProperty("predictiveIndex").GetProperty("companyId").GetString(),
            other.Body.GetProperty("predictiveIndex").GetProperty("companyId").GetString());
        async Task<string> Emails(TestWorkspace workspace) => string.Join(',', (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("kelio")
            .GetProperty("applicants").EnumerateArray().Select(row => row.GetProperty("email").GetString()));
        Assert.Equal(await Emails(one), await Emails(other));
    }

    private static string FirstUser(TestWorkspace workspace) =>
        workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("id").GetString()!;
}
