using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class IntegrationTests
{
    [Fact]
    public async Task The_page_shows_all_of_itself_with_the_password()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        var page = await workspace.MustAsync(HttpMethod.Get, "key-predict/integration");
        Assert.Equal((caller.Login, caller.Password), (page.GetProperty("login").GetString(), page.GetProperty("password").GetString()));
        Assert.True(page.GetProperty("webserviceOption").GetBoolean());
        Assert.True(page.GetProperty("active").GetBoolean());
        Assert.False(page.GetProperty("tokenExpiration").GetBoolean());
        Assert.False(page.GetProperty("strictJson").GetBoolean());
        Assert.Equal(
            ("keep", "basic", "form"),
            (page.GetProperty("tokenPolicy").GetString(), page.GetProperty("notificationAuth").GetString(),
                page.GetProperty("notificationFormat").GetString()));
        Assert.Equal(JsonValueKind.Null, page.GetProperty("startedUrl").ValueKind);
        Assert.Equal(JsonValueKind.Null, page.GetProperty("completedUrl").ValueKind);
    }

    [Fact]
    public async Task Absent_members_stay_as_they_are_and_null_or_empty_clears_a_URL()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        await caller.SetAsync(new { startedUrl = "http://client.example/a", completedUrl = "https://client.example/b", tokenPolicy = "rotate" });
        var page = await caller.SetAsync("""{"startedUrl":null,"completedUrl":""}""");
        Assert.Equal(JsonValueKind.Null, page.GetProperty("startedUrl").ValueKind);
        Assert.Equal(JsonValueKind.Null, page.GetProperty("completedUrl").ValueKind);
        Assert.Equal("rotate", page.GetProperty("tokenPolicy").GetString());
        Assert.Equal(page.ToString(), (await caller.SetAsync("{}")).ToString());
    }

    [Fact]
    public async Task A_short_password_is_warned_of_and_taken()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        Assert.Contains("12 characters", (await caller.SetAsync(new { password = "short" })).GetProperty("warnings")[0].GetString());
        Assert.Equal(0, (await caller.SetAsync(new { password = "twelve-chars" })).GetProperty("warnings").GetArrayLength());
        await caller.FreshTokenAsync("twelve-chars");
    }

    [Fact]
    public async Task A_new_login_opens_the_account_and_the_former_one_is_refused_there()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        var login = "tool-of-" + caller.Login;
        await caller.SetAsync(new { login });
        Assert.Equal(
            200,
            (await caller.SendAsync(HttpMethod.Get, "connect/json" + KeyPredictCaller.Query(("login", login), ("password", caller.Password)), null)).Status);
        Assert.Equal(401, (await caller.SendAsync(
            HttpMethod.Get, "connect/json" + KeyPredictCaller.Query(("login", caller.Login), ("password", caller.Password)), null)).Status);
        Assert.Equal("credentials", (await caller.RefusedByAsync()).Check);
    }

    [Fact]
    public async Task A_login_of_another_workspace_is_409_and_changes_nothing()
    {
        await using var one = await EmulatorHost.NewWorkspaceAsync();
        await using var two = await EmulatorHost.NewWorkspaceAsync();
        var (first, second) = (await KeyPredictCaller.ConnectedAsync(one), KeyPredictCaller.Of(two));
        Assert.Equal(
            409, (await one.ControlAsync(HttpMethod.Patch, "key-predict/integration", new { login = second.Login, password = "another-password" })).Status);
        await first.MustAsync("list/title");
        await first.FreshTokenAsync();
    }

    [Theory]
    [InlineData("login", "null")]
    [InlineData("login", "\"\"")]
    [InlineData("password", "\"\"")]
    [InlineData("password", "5")]
    [InlineData("tokenPolicy", "\"forget\"")]
    [InlineData("tokenPolicy", "null")]
    [InlineData("notificationAuth", "\"Basic\"")]
    [InlineData("notificationFormat", "\"xml\"")]
    [InlineData("startedUrl", "\"client.example/a\"")]
    [InlineData("startedUrl", "\"ftp://client.example/a\"")]
    [InlineData("completedUrl", "7")]
    [InlineData("active", "null")]
    [InlineData("active", "\"yes\"")]
    [InlineData("webserviceOption", "1")]
    [InlineData("colour", "1")]
    public async Task A_wrong_member_is_named_and_nothing_changes(string member, string value)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var before = await workspace.MustAsync(HttpMethod.Get, "key-predict/integration");
        var answer = await workspace.ControlAsync(HttpMethod.Patch, "key-predict/integration", $$"""{"tokenExpiration":true,"{{member}}":{{value}}}""");
        Assert.Equal(400, answer.Status);
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty(member, out _), answer.Body.ToString());
        Assert.Equal(before.ToString(), (await workspace.MustAsync(HttpMethod.Get, "key-predict/integration")).ToString());
    }

    [Fact]
    public async Task The_account_takes_credits_and_a_contract()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var account = await workspace.MustAsync(HttpMethod.Get, "key-predict/account");
        Assert.Equal((1000, "credits"), (account.GetProperty("credits").GetInt32(), account.GetProperty("contract").GetString()));
        account = await workspace.MustAsync(HttpMethod.Patch, "key-predict/account", new { contract = "subscription" });
        Assert.Equal((1000, "subscription"), (account.GetProperty("credits").GetInt32(), account.GetProperty("contract").GetString()));
        foreach (var wrong in new[]
        {
            """{"credits":-1}""", """{"credits":null}""", """{"credits":1.5}""", """{"credits":99999999999}""",
            """{"contract":"gift"}""", """{"contract":null}""", """{"money":1}""",
        })
            Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Patch, "key-predict/account", wrong)).Status);
        Assert.Equal(account.ToString(), (await workspace.MustAsync(HttpMethod.Get, "key-predict/account")).ToString());
    }

    [Fact]
    public async Task Only_an_administrator_may_see_or_change_the_page()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Patch })
        {
            var body = method == HttpMethod.Patch ? new { tokenExpiration = true } : null;
            var refused = await workspace.ControlAsync(method, "key-predict/integration?actingRole=evaluator", body);
            Assert.Equal(403, refused.Status);
            Assert.Contains("administrator", refused.Body.GetProperty("detail").GetString());
            Assert.Equal(400, (await workspace.ControlAsync(method, "key-predict/integration?actingRole=boss", body)).Status);
        }

        Assert.False(
            (await workspace.MustAsync(HttpMethod.Get, "key-predict/integration?actingRole=administrator")).GetProperty("tokenExpiration").GetBoolean());
    }
}
