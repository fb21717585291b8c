using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The workspace's body, the demo's content, coverage and documents.</summary>
public class DemoTests
{
    private static readonly int[] States = [10, 20, 30, 40, 50, 60, 65];

    [Theory]
    [InlineData("empty")]
    [InlineData("demo")]
    public async Task Every_workspace_has_one_user_of_each_role_with_a_key(string fixture)
    {
        await using var pi = await PiWorkspace.NewAsync(fixture);
        var described = pi.Described;
        var root = pi.Workspace.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal(
            (root + "/pi", root + "/pi2", true),
            (described.GetProperty("baseUrl").GetString(), described.GetProperty("pi2BaseUrl").GetString(), described.GetProperty("apiAccess").GetBoolean()));
        Assert.True(Guid.TryParse(described.GetProperty("companyId").GetString(), out _));
        var users = described.GetProperty("users").EnumerateArray().ToList();
        Assert.Equal(["AccountOwner", "AccountAdmin", "PowerUser", "User", "ReadOnly"], users.Select(user => user.GetProperty("role").GetString()));
        Assert.All(users, user =>
        {
            Assert.True(Guid.TryParse(user.GetProperty("apiKey").GetString(), out _));
            Assert.False(user.GetProperty("disabled").GetBoolean());
            Assert.Equal(PiWorkspace.Root, user.GetProperty("defaultFolder").GetString());
            Assert.Equal(PiWorkspace.Root, Assert.Single(user.GetProperty("folders").EnumerateArray()).GetString());
            Assert.EndsWith(".example", user.GetProperty("email").GetString()!, StringComparison.Ordinal);
        });
        Assert.Equal(fixture == "empty", (await pi.GetAsync(PiWorkspace.Behavioral)).Body.GetArrayLength() == 0);
    }

    [Fact]
    public async Task The_demo_has_assessments_of_both_kinds_in_every_state_and_people_in_several_folders()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var behavioral = (await pi.GetAsync(PiWorkspace.Behavioral)).Body.EnumerateArray().ToList();
        var cognitive = (await pi.GetAsync(PiWorkspace.Cognitive)).Body.EnumerateArray().ToList();
        Assert.Equal(States, behavioral.Select(State).Distinct().Order());
        Assert.Equal(States, cognitive.Select(State).Distinct().Order());
        Assert.True(behavioral.Select(item => item.GetProperty("folderPath").GetString()).Distinct().Count() >= 4);
        Assert.Contains(behavioral, item => State(item) == 40 && item.GetProperty("personType").GetString() == "Employee");
        Assert.All(behavioral, item =>
        {
            Assert.Equal(State(item) == 40, item.GetProperty("referenceProfileName").ValueKind is JsonValueKind.String);
            Assert.True(item.GetProperty("sentDateTime").GetDateTimeOffset() < new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
            Assert.Equal(
                State(item) is 10 or 20 or 30,
                item.GetProperty("expirationDateTime").GetDateTimeOffset() > new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)
                    && State(item) is not (40 or 50 or 60 or 65));
            Assert.EndsWith(".example", item.GetProperty("email").GetString()!, StringComparison.Ordinal);
        });
        var sent = behavioral.Select(item => item.GetProperty("sentDateTime").GetString()).ToList();
        Assert.Equal(sent.OrderDescending(), sent);
        var jobs = (await pi.Workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("predictive-index").GetProperty("jobs");
        Assert.Equal(2, jobs.GetArrayLength());
        Assert.Single(jobs.EnumerateArray(), job => job.ToString().Contains("\"aLow\"", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Pending_assessments_of_the_demo_expire_in_time()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        await pi.Workspace.AdvanceAsync("P15D");
        var states = (await pi.GetAsync(PiWorkspace.Behavioral)).Body.EnumerateArray()
            .Concat((await pi.GetAsync(PiWorkspace.Cognitive)).Body.EnumerateArray()).Select(State);
        Assert.DoesNotContain(states, state => state < 40);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_people_and_other_secrets()
    {
        await using var one = await PiWorkspace.NewAsync("demo", seed: 11);
        await using var other = await PiWorkspace.NewAsync("demo", seed: 11);
        await using var third = await PiWorkspace.NewAsync("demo", seed: 12);
        const string Select = "?$select=assessmentId,personId,firstName,lastName,email,assessmentState,sentDateTime,selfScores,referenceProfileName,folderPath";
        var texts = new List<string>();
        foreach (var pi in new[] { one, other, third }) texts.Add((await pi.GetAsync(PiWorkspace.Behavioral + Select)).Text);
        Assert.Equal(texts[0], texts[1]);
        Assert.NotEqual(texts[0], texts[2]);
        Assert.Empty(one.Described.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("apiKey").GetString())
            .Intersect(other.Described.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("apiKey").GetString())));
    }

    [Fact]
    public async Task The_state_shows_no_secret()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var link = (await pi.GetAsync(PiWorkspace.Behavioral + "?$top=1")).Body[0].GetProperty("assessmentUrl").GetString()!;
        var state = (await pi.Workspace.MustAsync(HttpMethod.Get, "state")).ToString();
        Assert.DoesNotContain(pi.KeyOf(PiWorkspace.Owner), state, StringComparison.Ordinal);
        Assert.DoesNotContain(link[^16..], state, StringComparison.Ordinal);
        Assert.Contains("owner@demo-company.example", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_brings_back_records_and_keys()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        var snapshot = (await pi.Workspace.MustAsync(HttpMethod.Post, "snapshots", new { })).GetProperty("id").GetString();
        var former = pi.KeyOf(PiWorkspace.Admin);
        var key = await pi.RegenerateAsync(PiWorkspace.Admin);
        await pi.ActAsync(id, "complete");
        await pi.Workspace.MustAsync(HttpMethod.Post, $"snapshots/{snapshot}/restore");
        Assert.Equal(10, await pi.StateOfAsync(id));
        Assert.Equal(200, (await pi.SendAsync(former, HttpMethod.Get, PiWorkspace.Behavioral)).Status);
        Assert.Equal(401, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.Behavioral)).Status);
        await pi.Workspace.MustAsync(HttpMethod.Post, "reset");
        Assert.Equal("[]", (await pi.GetAsync(PiWorkspace.Behavioral)).Text);
    }

    [Fact]
    public async Task The_coverage_names_every_operation_and_rule_with_its_evidence()
    {
        using var client = await EmulatorHost.ClientAsync();
        var text = await client.GetStringAsync("/_emulator/coverage");
        foreach (var name in new[] { "/api/v1/behavioralassessments", "/api/v2/peopleandjobs", "R1:", "R18:", "BA-POST" })
            Assert.Contains(name, text, StringComparison.Ordinal);
        foreach (var document in new[] { "pi", "pi2" })
        {
            var openApi = JsonDocument.Parse(await client.GetStringAsync($"/_emulator/openapi/{document}.json")).RootElement;
            Assert.Equal("3.1.0", openApi.GetProperty("openapi").GetString());
            Assert.All(
                openApi.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
                operation => Assert.True(operation.Value.TryGetProperty("x-evidence", out _)));
        }
    }

    private static int State(JsonElement item) => item.GetProperty("assessmentState").GetInt32();
}
