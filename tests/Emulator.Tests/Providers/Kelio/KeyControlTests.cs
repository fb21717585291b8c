using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class KeyControlTests
{
    private static readonly string[] CustomerScopes =
        ["applicants_read", "applicants_write", "applications_read", "applications_write", "campaigns_read", "managers_read", "managers_write"];
    private static readonly string[] JobBoardScopes = ["applicants_write", "applications_read", "applications_write", "campaigns_read"];

    [Theory]
    [InlineData("empty")]
    [InlineData("demo")]
    public async Task A_workspace_has_three_keys_that_hold_all_scopes_of_their_kind(string fixture)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture);
        var kelio = workspace.Body.GetProperty("kelio");
        Assert.EndsWith("/kelio/sandbox/v2", kelio.GetProperty("sandbox").GetProperty("baseUrl").GetString());
        Assert.EndsWith("/kelio/production/v2", kelio.GetProperty("production").GetProperty("baseUrl").GetString());
        Assert.Equal("https://sandbox.talentview.fr", kelio.GetProperty("sandbox").GetProperty("audience").GetString());
        Assert.Equal("https://api.talentview.fr", kelio.GetProperty("production").GetProperty("audience").GetString());
        var keys = kelio.GetProperty("keys").EnumerateArray().ToList();
        Assert.Equal(
            [("sandbox", "customer"), ("sandbox", "jobboard"), ("production", "customer")],
            keys.Select(key => (key.GetProperty("environment").GetString(), key.GetProperty("kind").GetString())));
        Assert.All(keys, key => Assert.Equal(
            key.GetProperty("kind").GetString() == "customer" ? CustomerScopes : JobBoardScopes,
            key.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString())));
        Assert.All(keys, key => Assert.Matches("^[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}$", key.GetProperty("privateKey").GetString()));
        Assert.All(keys, key => Assert.Matches("^[0-9A-Za-z]{26}$", key.GetProperty("secretKey").GetString()));
        Assert.Equal(
            6, keys.SelectMany(key => new[] { key.GetProperty("privateKey").GetString(), key.GetProperty("secretKey").GetString() }).Distinct().Count());
    }

    [Fact]
    public async Task Keys_of_two_workspaces_differ_and_act_each_in_its_own()
    {
        await using var one = await EmulatorHost.NewWorkspaceAsync();
        await using var two = await EmulatorHost.NewWorkspaceAsync();
        Assert.NotEqual(one.Key(), two.Key());
        Assert.Equal(201, (await one.CallAsync(one.Key(), HttpMethod.Post, "/applicants", new { applicant = new { email = "a@people.example" } })).Status);
        Assert.Equal(200, (await two.GetAsync(one.Key(), "/applicants/a@people.example")).Status);
        Assert.Equal(404, (await one.GetAsync(two.Key(), "/applicants/a@people.example")).Status);
    }

    [Fact]
    public async Task An_issued_key_works_and_is_listed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(
            HttpMethod.Post,
            "kelio/keys",
            new { environment = "sandbox", kind = "customer", scopes = new[] { "applicants_read", "applicants_read" }, quotaPerMinute = 7 });
        Assert.Equal(201, answer.Status);
        Assert.Equal((7, true), (answer.Body.GetProperty("quotaPerMinute").GetInt32(), answer.Body.GetProperty("enabled").GetBoolean()));
        Assert.Equal(["applicants_read"], answer.Body.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.False(answer.Body.TryGetProperty("jobBoard", out _));
        var key = TestKey.Of(answer.Body);
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(200, (await workspace.JwtAsync(key)).Status);
        var listed = (await workspace.MustAsync(HttpMethod.Get, "")).GetProperty("kelio").GetProperty("keys").EnumerateArray().Last();
        Assert.Equal(answer.Body.ToString(), listed.ToString());
    }

    [Fact]
    public async Task Each_job_board_key_is_a_job_board_of_its_own_unless_it_names_one()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        async Task<string> BoardAsync(string? jobBoard, string environment = "sandbox") =>
            (await workspace.MustAsync(HttpMethod.Post, "kelio/keys", new { environment, kind = "jobboard", scopes = JobBoardScopes, jobBoard }))
                .GetProperty("jobBoard").GetString()!;

        var (first, second) = (await BoardAsync(null), await BoardAsync(null));
        Assert.NotEqual(first, second);
        Assert.Equal(first, await BoardAsync(first));
        Assert.Equal("my-board", await BoardAsync("my-board"));
        Assert.Equal("my-board", await BoardAsync("my-board"));
        Assert.Equal("my-board", await BoardAsync("my-board", "production"));
        var seeded = workspace.Body.GetProperty("kelio").GetProperty("keys")[1].GetProperty("jobBoard").GetString();
        Assert.Equal(seeded, await BoardAsync(seeded));
        var boards = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("kelio").GetProperty("channels").EnumerateArray()
            .Where(channel => channel.GetProperty("companyId").ValueKind == JsonValueKind.Null)
            .Select(channel => (channel.GetProperty("environment").GetString(), channel.GetProperty("value").GetString())).ToList();
        Assert.Equal(5, boards.Count);
        Assert.Equal(5, boards.Distinct().Count());
    }

    [Theory]
    [InlineData("""{"kind":"customer","scopes":[]}""", "environment")]
    [InlineData("""{"environment":"test","kind":"customer","scopes":[]}""", "environment")]
    [InlineData("""{"environment":"Sandbox","kind":"customer","scopes":[]}""", "environment")]
    [InlineData("""{"environment":"sandbox","scopes":[]}""", "kind")]
    [InlineData("""{"environment":"sandbox","kind":"manager","scopes":[]}""", "kind")]
    [InlineData("""{"environment":"sandbox","kind":"customer"}""", "scopes")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":null}""", "scopes")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":["everything"]}""", "scopes")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":[null]}""", "scopes")]
    [InlineData("""{"environment":"sandbox","kind":"jobboard","scopes":["applicants_read"]}""", "scopes")]
    [InlineData("""{"environment":"sandbox","kind":"jobboard","scopes":["managers_read"]}""", "scopes")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":[],"quotaPerMinute":0}""", "quotaPerMinute")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":[],"quotaPerMinute":-1}""", "quotaPerMinute")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":[],"quotaPerMinute":1.5}""", "quotaPerMinute")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":[],"quotaPerMinute":"5"}""", "quotaPerMinute")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":[],"jobBoard":"x"}""", "jobBoard")]
    [InlineData("""{"environment":"sandbox","kind":"jobboard","scopes":[],"jobBoard":""}""", "jobBoard")]
    [InlineData("""{"environment":"sandbox","kind":"jobboard","scopes":[],"jobBoard":"My Board"}""", "jobBoard")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":[],"colour":"red"}""", "colour")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":"applicants_read"}""", "scopes")]
    public async Task A_key_that_cannot_be_is_a_problem_that_names_the_member(string body, string member)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(HttpMethod.Post, "kelio/keys", body);
        Assert.Equal(400, answer.Status);
        Assert.Contains(answer.Body.GetProperty("errors").EnumerateObject(), error => error.Name.StartsWith(member, StringComparison.Ordinal));
        Assert.Equal(3, (await workspace.MustAsync(HttpMethod.Get, "")).GetProperty("kelio").GetProperty("keys").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"environment":"\ud800","kind":"customer","scopes":[]}""")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":["\udfff"]}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"environment":"sandbox","environment":"production","kind":"customer","scopes":[]}""")]
    [InlineData("""{"environment":"sandbox","kind":"customer","scopes":[],"quotaPerMinute":1e999}""")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{")]
    public async Task A_body_that_cannot_be_read_is_a_problem(string body)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "kelio/keys", body)).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Patch, $"kelio/keys/{workspace.Key().PrivateKey}", body)).Status);
    }

    [Fact]
    public async Task Changed_scopes_hold_at_once_for_tokens_made_before()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        var changed = await workspace.MustAsync(HttpMethod.Patch, $"kelio/keys/{key.PrivateKey}", new { scopes = new[] { "applicants_write" } });
        Assert.Equal(["applicants_write"], changed.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal((120, true), (changed.GetProperty("quotaPerMinute").GetInt32(), changed.GetProperty("enabled").GetBoolean()));
        await workspace.AssertRefusedAsync(await workspace.GetAsync(key, "/applicants"), 403, "Forbidden", "scope");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(key, "/applicants/1"), 403, "Forbidden", "scope");
        Assert.Equal(201, (await workspace.CallAsync(key, HttpMethod.Post, "/applicants", new { applicant = new { email = "a@people.example" } })).Status);
        await workspace.MustAsync(HttpMethod.Patch, $"kelio/keys/{key.PrivateKey}", new { scopes = new[] { "applicants_read" } });
        await workspace.AssertRefusedAsync(await workspace.CallAsync(key, HttpMethod.Post, "/applicants", "{}"), 403, "Forbidden", "scope");
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
    }

    [Fact]
    public async Task The_quota_of_a_key_can_be_changed_and_set_back()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        Assert.Equal(
            1,
            (await workspace.MustAsync(HttpMethod.Patch, $"kelio/keys/{key.PrivateKey}", new { quotaPerMinute = 1 })).GetProperty("quotaPerMinute").GetInt32());
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(403, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(120, (await workspace.MustAsync(HttpMethod.Patch, $"kelio/keys/{key.PrivateKey}", """{"quotaPerMinute":null}"""))
            .GetProperty("quotaPerMinute").GetInt32());
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
    }

    [Fact]
    public async Task A_disabled_key_takes_its_tokens_with_it_until_it_is_enabled_again()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var token = "Bearer " + (await workspace.JwtAsync(key)).Json.GetProperty("jwt").GetString();
        Assert.False(
            (await workspace.MustAsync(HttpMethod.Patch, $"kelio/keys/{key.PrivateKey}", new { enabled = false })).GetProperty("enabled").GetBoolean());
        await workspace.AssertRefusedAsync(await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", token), 401, "Unauthorized", "issuer");
        await workspace.AssertRefusedAsync(await workspace.JwtAsync(key), 401, "Unauthorized", "keys");
        await workspace.MustAsync(HttpMethod.Patch, $"kelio/keys/{key.PrivateKey}", new { enabled = true });
        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", token)).Status);
    }

    [Fact]
    public async Task A_deleted_key_takes_its_tokens_with_it_and_still_names_its_workspace()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, $"kelio/keys/{key.PrivateKey}")).Status);
        var reply = await workspace.GetAsync(key, "/applicants");
        await workspace.AssertRefusedAsync(reply, 401, "Unauthorized", "issuer");
        Assert.Equal("skipped", (await workspace.LineAsync(reply, "signature")).GetProperty("outcome").GetString());
        await workspace.AssertRefusedAsync(await workspace.JwtAsync(key), 401, "Unauthorized", "keys");
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Delete, $"kelio/keys/{key.PrivateKey}")).Status);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Patch, $"kelio/keys/{key.PrivateKey}", new { enabled = true })).Status);
    }

    [Theory]
    [InlineData("""{"scopes":null}""", "scopes")]
    [InlineData("""{"scopes":["applicants_reed"]}""", "scopes")]
    [InlineData("""{"enabled":null}""", "enabled")]
    [InlineData("""{"enabled":"no"}""", "enabled")]
    [InlineData("""{"quotaPerMinute":0}""", "quotaPerMinute")]
    [InlineData("""{"quotaPerMinute":99999999999}""", "quotaPerMinute")]
    [InlineData("""{"secretKey":"x"}""", "secretKey")]
    public async Task A_change_that_cannot_be_is_a_problem_and_changes_nothing(string body, string member)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(HttpMethod.Patch, $"kelio/keys/{workspace.Key().PrivateKey}", body);
        Assert.Equal(400, answer.Status);
        Assert.Contains(answer.Body.GetProperty("errors").EnumerateObject(), error => error.Name.StartsWith(member, StringComparison.Ordinal));
        Assert.Equal(workspace.Body.GetProperty("kelio").ToString(), (await workspace.MustAsync(HttpMethod.Get, "")).GetProperty("kelio").ToString());
    }

    [Fact]
    public async Task The_state_shows_no_key()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var state = (await workspace.MustAsync(HttpMethod.Get, "state")).ToString();
        foreach (var key in new[] { workspace.Key(), workspace.Key(kind: "jobboard"), workspace.Key("production") })
        {
            Assert.DoesNotContain(key.PrivateKey, state, StringComparison.Ordinal);
            Assert.DoesNotContain(key.SecretKey, state, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_restored_snapshot_brings_deleted_keys_and_records_back()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        Assert.Equal(201, (await workspace.CallAsync(key, HttpMethod.Post, "/applicants", new { applicant = new { email = "a@people.example" } })).Status);
        var id = (await workspace.MustAsync(HttpMethod.Post, "snapshots", new { })).GetProperty("id").GetString();
        Assert.Equal(201, (await workspace.CallAsync(key, HttpMethod.Post, "/applicants", new { applicant = new { email = "b@people.example" } })).Status);
        await workspace.MustAsync(HttpMethod.Delete, $"kelio/keys/{key.PrivateKey}");
        await workspace.MustAsync(HttpMethod.Post, $"snapshots/{id}/restore");
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants/a@people.example")).Status);
        Assert.Equal(404, (await workspace.GetAsync(key, "/applicants/b@people.example")).Status);
        Assert.Equal(201, (await workspace.CallAsync(key, HttpMethod.Post, "/applicants", new { applicant = new { email = "b@people.example" } })).Status);
    }
}
