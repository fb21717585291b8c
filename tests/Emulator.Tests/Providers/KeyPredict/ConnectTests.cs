using System.Net.Http.Headers;
using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class ConnectTests
{
    [Theory]
    [InlineData("GET", "connect/json")]
    [InlineData("POST", "connect/JSON")]
    [InlineData("GET", "connect/Json")]
    [InlineData("POST", "connect")]
    [InlineData("GET", "connect/")]
    public async Task Connect_gives_a_token_by_either_verb_in_any_case_of_the_format_word(string verb, string path)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        var answer = await caller.SendAsync(
            new HttpMethod(verb), path + KeyPredictCaller.Query(("login", caller.Login), ("password", caller.Password)), token: "");
        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        Assert.Matches("""^\{"token":"[0-9a-f]{40}"\}$""", answer.Text);
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("XML")]
    public async Task Connect_gives_the_token_in_XML(string format)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        var answer = await caller.SendAsync(
            HttpMethod.Post, $"connect/{format}" + KeyPredictCaller.Query(("login", caller.Login), ("password", caller.Password)), token: null);
        Assert.Equal(200, answer.Status);
        Assert.Equal("text/xml; charset=utf-8", answer.ContentType);
        Assert.Matches("""^<\?xml version="1.0" encoding="utf-8"\?><token><!\[CDATA\[[0-9a-f]{40}\]\]></token>$""", answer.Text);
    }

    [Fact]
    public async Task Connect_reads_a_form_a_multipart_form_and_a_JSON_object()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        var form = await caller.SendAsync(
            HttpMethod.Post,
            "connect/json",
            null,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["login"] = caller.Login, ["password"] = caller.Password }));
        Assert.Equal(200, form.Status);
        using var parts = new MultipartFormDataContent { { new StringContent(caller.Login), "login" }, { new StringContent(caller.Password), "\"password\"" } };
        Assert.Equal(200, (await caller.SendAsync(HttpMethod.Post, "connect/json", null, parts)).Status);
        Assert.Equal(200, (await caller.SendAsync(
            HttpMethod.Post, "connect/json", null, Json($$"""{"login":"{{caller.Login}}","password":"{{caller.Password}}"}"""))).Status);
    }

    [Fact]
    public async Task A_strict_account_ignores_JSON_bodies_and_still_reads_the_query()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        await caller.SetAsync(new { strictJson = true });
        var body = Json($$"""{"login":"{{caller.Login}}","password":"{{caller.Password}}"}""");
        var ignored = await caller.SendAsync(HttpMethod.Post, "connect/json", null, body);
        Assert.Equal("""{"error":{"code":500,"messages":{"login":"Required.","password":"Required."}}}""", ignored.Text);
        var query = KeyPredictCaller.Query(("login", caller.Login), ("password", caller.Password));
        Assert.Equal(200, (await caller.SendAsync(HttpMethod.Post, "connect/json" + query, null, Json("{broken"))).Status);
    }

    [Fact]
    public async Task The_form_body_wins_over_the_query_and_the_last_of_a_repeated_parameter_counts()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["password"] = caller.Password });
        Assert.Equal(200, (await caller.SendAsync(
            HttpMethod.Post, "connect/json" + KeyPredictCaller.Query(("login", caller.Login), ("password", "wrong")), null, body)).Status);
        Assert.Equal(200, (await caller.SendAsync(
            HttpMethod.Get,
            "connect/json" + KeyPredictCaller.Query(("login", "nobody"), ("login", caller.Login), ("password", caller.Password)),
            null)).Status);
    }

    [Theory]
    [InlineData("login", "{login}x")]
    [InlineData("login", "{LOGIN}")]
    [InlineData("password", "{password}x")]
    [InlineData("password", " {password}")]
    [InlineData("password", "wrong")]
    public async Task A_wrong_pair_is_refused_with_401(string name, string value)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        value = value.Replace("{login}", caller.Login).Replace("{LOGIN}", caller.Login.ToUpperInvariant()).Replace("{password}", caller.Password);
        var answer = await caller.SendAsync(
            HttpMethod.Get,
            "connect/json"
                + KeyPredictCaller.Query(("login", name == "login" ? value : caller.Login), ("password", name == "password" ? value : caller.Password)),
            null);
        Assert.Equal(401, answer.Status);
        Assert.Equal("""{"error":{"code":401,"messages":["invalid login or password"]}}""", answer.Text);
    }

    [Fact]
    public async Task A_known_login_with_a_wrong_password_is_journalled_in_its_workspace_with_the_cause()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        await caller.SendAsync(HttpMethod.Post, "connect/xml" + KeyPredictCaller.Query(("login", caller.Login), ("password", "wrong-guess")), null);
        var refused = await caller.RefusedByAsync();
        Assert.Equal("credentials", refused.Check);
        Assert.Contains(caller.Login, refused.Detail);
        var exchange = await workspace.LastExchangeAsync();
        Assert.DoesNotContain("wrong-guess", exchange.ToString());
    }

    [Theory]
    [InlineData("", "login", "password")]
    [InlineData("?login=", "login", "password")]
    [InlineData("?login=somebody", "password", null)]
    [InlineData("?login=somebody&password=", "password", null)]
    [InlineData("?Login=somebody&PASSWORD=x", "login", "password")]
    public async Task A_missing_or_empty_parameter_is_a_field_error(string query, string field, string? other)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await KeyPredictCaller.Of(workspace).SendAsync(HttpMethod.Post, "connect/json" + query, null);
        Assert.Equal(500, answer.Status);
        Assert.Equal(500, answer.Json.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("Required.", answer.Field(field));
        if (other is not null) Assert.Equal("Required.", answer.Field(other));
        else Assert.Null(answer.Field("login"));
    }

    [Fact]
    public async Task The_field_errors_stand_in_XML_with_the_field_in_an_attribute()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await KeyPredictCaller.Of(workspace).SendAsync(HttpMethod.Get, "connect/xml", null);
        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<error code=\"500\">\n<messages>\n<message field=\"login\"><![CDATA[Required.]]></message>\n"
            + "<message field=\"password\"><![CDATA[Required.]]></message>\n</messages>\n</error>",
            answer.Text);
    }

    [Theory]
    [InlineData("""{"webserviceOption":false}""", "webservice option")]
    [InlineData("""{"active":false}""", "integration active")]
    public async Task A_right_pair_is_refused_with_403_while_the_integration_is_closed(string patch, string check)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        await caller.SetAsync(patch);
        var query = KeyPredictCaller.Query(("login", caller.Login), ("password", caller.Password));
        var answer = await caller.SendAsync(HttpMethod.Get, "connect/json" + query, null);
        Assert.Equal(403, answer.Status);
        Assert.Equal("""{"error":{"code":403,"messages":["webservice option is not activated"]}}""", answer.Text);
        Assert.Equal(check, (await caller.RefusedByAsync()).Check);
        Assert.Equal(
            401,
            (await caller.SendAsync(HttpMethod.Get, "connect/json" + KeyPredictCaller.Query(("login", caller.Login), ("password", "wrong")), null)).Status);
    }

    [Fact]
    public async Task The_fixed_credentials_of_the_default_workspace_open_it()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var query = KeyPredictCaller.Query(
            ("login", Contracts.KeyPredict.KeyPredictDefaults.Login), ("password", Contracts.KeyPredict.KeyPredictDefaults.Password));
        Assert.Equal(200, (await KeyPredictCaller.Of(workspace).SendAsync(HttpMethod.Post, "connect/json" + query, null)).Status);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
