using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class TokenTests
{
    private const string Refused = """{"error":{"code":401,"messages":["invalid token"]}}""";

    [Fact]
    public async Task A_token_in_the_header_opens_every_method()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var method in new[] { "list/title", "list/test", "assessment/list", "list/testLanguage", "assessment/pending", "assessment/completed" })
            await caller.MustAsync(method);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("Bearer {token}")]
    [InlineData("{TOKEN}")]
    [InlineData("{token}, {token}")]
    public async Task A_missing_wrong_or_dressed_up_token_is_refused_with_the_guides_body(string? token)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        token = token?.Replace("{token}", caller.Token).Replace("{TOKEN}", caller.Token!.ToUpperInvariant());
        var json = await caller.SendAsync(HttpMethod.Post, "list/title", token);
        Assert.Equal((401, Refused), (json.Status, json.Text));
        var xml = await caller.SendAsync(HttpMethod.Get, "list/title/XML", token);
        Assert.Equal(401, xml.Status);
        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<error code=\"401\">\n<messages>\n<message><![CDATA[invalid token]]></message>\n</messages>\n</error>",
            xml.Text);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("WWW-CentralTest-Auth-Token")]
    [InlineData("?token")]
    public async Task A_token_in_the_wrong_place_is_not_read(string place)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{caller.BaseUrl}/list/title/json{(place == "?token" ? "?token=" + caller.Token : "")}");
        if (place != "?token") request.Headers.TryAddWithoutValidation(place, caller.Token);
        Assert.Equal((401, Refused), (await caller.SendAsync(request)) is var answer ? (answer.Status, answer.Text) : default);
    }

    [Fact]
    public async Task A_token_lives_without_limit_by_default()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await workspace.AdvanceAsync("P3650D");
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task With_expiration_on_a_token_dies_72_hours_after_its_issue_to_the_second()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { tokenExpiration = true });
        await workspace.AdvanceAsync("PT71H59M59S");
        await caller.MustAsync("list/title");
        await workspace.AdvanceAsync("PT1S");
        var answer = await caller.CallAsync("list/title");
        Assert.Equal((401, Refused), (answer.Status, answer.Text));
        var refused = await caller.RefusedByAsync();
        Assert.Equal("token not expired", refused.Check);
        Assert.Contains("2026-03-05 09:00:00Z", refused.Detail);
        caller.Token = await caller.FreshTokenAsync();
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task A_use_does_not_lengthen_a_tokens_life_and_expiration_is_judged_by_the_issue()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await workspace.AdvanceAsync("PT60H");
        await caller.MustAsync("list/title");
        await workspace.AdvanceAsync("PT12H");
        await caller.MustAsync("list/title");
        await caller.SetAsync(new { tokenExpiration = true });
        Assert.Equal(401, (await caller.CallAsync("list/title")).Status);
        await caller.SetAsync(new { tokenExpiration = false });
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task By_the_policy_keep_earlier_tokens_stay_alive()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var second = await caller.FreshTokenAsync();
        Assert.NotEqual(caller.Token, second);
        await caller.MustAsync("list/title");
        caller.Token = second;
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task By_the_policy_rotate_a_connect_kills_the_earlier_tokens()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { tokenPolicy = "rotate" });
        await caller.MustAsync("list/title");
        var second = await caller.FreshTokenAsync();
        Assert.Equal(401, (await caller.CallAsync("list/title")).Status);
        var refused = await caller.RefusedByAsync();
        Assert.Equal("token not revoked", refused.Check);
        Assert.Contains("rotate", refused.Detail);
        caller.Token = second;
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task Of_many_connects_at_once_rotate_leaves_one_token_alive_and_keep_leaves_all()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal(16, await AliveAsync());
        await caller.SetAsync(new { tokenPolicy = "rotate" });
        Assert.Equal(1, await AliveAsync());

        async Task<int> AliveAsync()
        {
            var tokens = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => caller.FreshTokenAsync()));
            var answers = await Task.WhenAll(tokens.Distinct().Select(token => caller.SendAsync(HttpMethod.Get, "list/title", token)));
            return answers.Count(answer => answer.Status == 200);
        }
    }

    [Fact]
    public async Task A_refused_connect_kills_nothing()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { tokenPolicy = "rotate" });
        await caller.SendAsync(HttpMethod.Get, "connect/json" + KeyPredictCaller.Query(("login", caller.Login), ("password", "wrong")), null);
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task A_changed_password_kills_every_token_for_good()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { password = "another-password" });
        Assert.Equal(401, (await caller.CallAsync("list/title")).Status);
        Assert.Contains("password was changed", (await caller.RefusedByAsync()).Detail);
        Assert.Equal(401, (await caller.SendAsync(
            HttpMethod.Get, "connect/json" + KeyPredictCaller.Query(("login", caller.Login), ("password", caller.Password)), null)).Status);
        await caller.SetAsync(new { password = caller.Password });
        Assert.Equal(401, (await caller.CallAsync("list/title")).Status);
        caller.Token = await caller.FreshTokenAsync();
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task The_same_password_again_is_no_change_and_a_new_login_kills_no_token()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { password = caller.Password, login = "new@" + caller.Login });
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task A_deactivation_kills_every_token_for_good()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { active = false });
        Assert.Equal((401, Refused), (await caller.CallAsync("list/title")) is var answer ? (answer.Status, answer.Text) : default);
        Assert.Contains("deactivated", (await caller.RefusedByAsync()).Detail);
        await caller.SetAsync(new { active = true });
        Assert.Equal(401, (await caller.CallAsync("list/title")).Status);
        caller.Token = await caller.FreshTokenAsync();
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task Without_the_option_a_living_token_is_refused_with_403_and_works_again_with_it()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { webserviceOption = false });
        var answer = await caller.CallAsync("list/title");
        Assert.Equal(403, answer.Status);
        Assert.Equal("webservice option is not activated", answer.Message);
        await caller.SetAsync(new { webserviceOption = true });
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task A_token_opens_its_own_workspace_only_and_dies_with_it()
    {
        await using var one = await EmulatorHost.NewWorkspaceAsync();
        await using var two = await EmulatorHost.NewWorkspaceAsync();
        var (first, second) = (await KeyPredictCaller.ConnectedAsync(one), await KeyPredictCaller.ConnectedAsync(two));
        await first.CandidateAsync();
        Assert.Equal(404, (await second.CallAsync("retrieve/candidate", ("email", "anna.berg@people.example"))).Status);
        await one.ControlAsync(HttpMethod.Delete, "");
        second.Token = first.Token;
        Assert.Equal(401, (await second.CallAsync("list/title")).Status);
    }

    [Fact]
    public async Task A_reset_brings_back_the_password_but_no_token()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { password = "another-password" });
        await workspace.MustAsync(HttpMethod.Post, "reset");
        Assert.Equal(401, (await caller.CallAsync("list/title")).Status);
        caller.Token = await caller.FreshTokenAsync();
        await caller.MustAsync("list/title");
    }

    [Fact]
    public async Task No_secret_is_shown_in_journal_state_and_diff()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var snapshot = await workspace.MustAsync(HttpMethod.Post, "snapshots", new { });
        var second = await caller.FreshTokenAsync();
        await caller.SendAsync(HttpMethod.Get, "connect/xml" + KeyPredictCaller.Query(("login", caller.Login), ("password", caller.Password)), null);
        await caller.SendAsync(HttpMethod.Get, "list/title/json?token=" + caller.Token, caller.Token);
        await caller.CandidateAsync();
        await caller.CallAsync("update/candidate", ("email", "anna.berg@people.example"), ("password", "candidates-own-password"));
        var link = (await caller.MustAsync("candidate/invite", ("email", "anna.berg@people.example"), ("test_id", "13"))).GetProperty("link").GetString()!;
        var shown = (await workspace.MustAsync(HttpMethod.Get, "state")).ToString()
            + await workspace.MustAsync(HttpMethod.Get, $"snapshots/{snapshot.GetProperty("id").GetString()}/diff");
        foreach (var exchange in (await workspace.MustAsync(HttpMethod.Get, "journal")).EnumerateArray())
            shown += await workspace.MustAsync(HttpMethod.Get, $"journal/{exchange.GetProperty("number").GetInt64()}");
        foreach (var secret in new[] { caller.Token!, second, caller.Password, "candidates-own-password", link[(link.LastIndexOf('=') + 1)..] })
            Assert.DoesNotContain(secret, shown);
    }
}
