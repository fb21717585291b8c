using System.IdentityModel.Tokens.Jwt;
using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class TokenTests
{
    [Fact]
    public async Task A_key_pair_makes_a_token_that_lives_four_hours()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var reply = await workspace.JwtAsync(key);
        Assert.Equal(200, reply.Status);
        Assert.Equal("application/json; charset=utf-8", reply.ContentType);
        Assert.Equal(["jwt"], reply.Json.EnumerateObject().Select(member => member.Name));
        var token = new JwtSecurityTokenHandler().ReadJwtToken(reply.Json.GetProperty("jwt").GetString());
        Assert.Equal(("HS256", "JWT"), (token.Header.Alg, token.Header.Typ));
        Assert.Equal(key.PrivateKey, token.Issuer);
        Assert.Equal(["https://sandbox.talentview.fr"], token.Audiences);
        Assert.Equal(KelioCalls.Start.ToUnixTimeSeconds(), token.Payload.NotBefore ?? long.Parse(token.Claims.Single(claim => claim.Type == "iat").Value));
        Assert.Equal(KelioCalls.Start.AddHours(4).UtcDateTime, token.ValidTo);
    }

    [Fact]
    public async Task A_made_token_works_to_the_last_second_of_its_four_hours_and_not_beyond()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var token = (await workspace.JwtAsync(workspace.Key())).Json.GetProperty("jwt").GetString();
        await workspace.AdvanceAsync("PT3H59M59S");
        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + token)).Status);
        await workspace.AdvanceAsync("PT1S");
        var late = await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + token);
        await workspace.AssertRefusedAsync(late, 401, "Unauthorized", "exp");
        Assert.Contains("2026-03-02T13:00:00Z", (await workspace.LineAsync(late, "exp")).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Making_a_token_does_not_revoke_an_older_one()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var first = (await workspace.JwtAsync(workspace.Key())).Json.GetProperty("jwt").GetString();
        await workspace.AdvanceAsync("PT10S");
        var second = (await workspace.JwtAsync(workspace.Key())).Json.GetProperty("jwt").GetString();
        Assert.NotEqual(first, second);
        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + first)).Status);
        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + second)).Status);
    }

    [Theory]
    [InlineData("sandbox", "jobboard")]
    [InlineData("production", "customer")]
    public async Task Every_seeded_key_makes_a_token_with_the_audience_of_its_environment(string environment, string kind)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key(environment, kind);
        var reply = await workspace.JwtAsync(key);
        var token = new JwtSecurityTokenHandler().ReadJwtToken(reply.Json.GetProperty("jwt").GetString());
        Assert.Equal([key.Audience], token.Audiences);
    }

    [Theory]
    [InlineData("""{"private_key":"PRIVATE"}""", "param is missing or the value is empty: secret_key")]
    [InlineData("""{"secret_key":"SECRET"}""", "param is missing or the value is empty: private_key")]
    [InlineData("""{"private_key":"","secret_key":"SECRET"}""", "param is missing or the value is empty: private_key")]
    [InlineData("""{"private_key":"PRIVATE","secret_key":""}""", "param is missing or the value is empty: secret_key")]
    [InlineData("""{"private_key":null,"secret_key":"SECRET"}""", "param is missing or the value is empty: private_key")]
    [InlineData("""{"private_key":5,"secret_key":"SECRET"}""", "param is missing or the value is empty: private_key")]
    [InlineData("""{"private_key":"PRIVATE","secret_key":["SECRET"]}""", "param is missing or the value is empty: secret_key")]
    [InlineData("""{"privateKey":"PRIVATE","secretKey":"SECRET"}""", "param is missing or the value is empty: private_key")]
    [InlineData("{}", "param is missing or the value is empty: private_key")]
    [InlineData("[]", "Bad Request")]
    [InlineData("", "Bad Request")]
    [InlineData("null", "Bad Request")]
    [InlineData("{", "Bad Request")]
    [InlineData("""{"private_key":"PRIVATE","private_key":"PRIVATE","secret_key":"SECRET"}""", "Bad Request")]
    [InlineData("""{"private_key":"\ud800","secret_key":"SECRET"}""", "Bad Request")]
    public async Task A_missing_empty_or_wrongly_typed_key_is_a_bad_request(string body, string error)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var text = body.Replace("PRIVATE", key.PrivateKey, StringComparison.Ordinal).Replace("SECRET", key.SecretKey, StringComparison.Ordinal);
        var reply = await workspace.SendAsync("sandbox", HttpMethod.Post, "/jwt", null, text);
        Assert.Equal((400, error), (reply.Status, reply.Error));
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_is_a_bad_request()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var body = new { private_key = key.PrivateKey, secret_key = key.SecretKey };
        foreach (var type in new[] { "", "text/plain", "application/x-www-form-urlencoded", "application/xml" })
        {
            var reply = await workspace.SendAsync("sandbox", HttpMethod.Post, "/jwt", null, body, type);
            await workspace.AssertRefusedAsync(reply, 400, "Bad Request", "body");
        }

        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Post, "/jwt", null, body, "application/json; charset=utf-8")).Status);
    }

    [Fact]
    public async Task Wrong_keys_are_unauthorized_and_the_verdict_tells_which()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        await workspace.AssertRefusedAsync(await workspace.JwtAsync(key with { SecretKey = "WrongSecretKeyOf26Letters0" }), 401, "Unauthorized", "keys");
        await workspace.AssertRefusedAsync(
            await workspace.JwtAsync(key with { SecretKey = workspace.Key(kind: "jobboard").SecretKey }), 401, "Unauthorized", "keys");
        await workspace.AssertRefusedAsync(await workspace.JwtAsync(key with { Environment = "production" }), 401, "Unauthorized", "keys");
        var unknown = await workspace.JwtAsync(key with { PrivateKey = "fa4e0000-0000-4000-8000-ffffffffffff" });
        Assert.Equal((401, "Unauthorized"), (unknown.Status, unknown.Error));
    }

    [Fact]
    public async Task An_authorization_header_does_not_matter_when_making_a_token()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var reply = await workspace.SendAsync(
            "sandbox", HttpMethod.Post, "/jwt", "Bearer nonsense", new { private_key = key.PrivateKey, secret_key = key.SecretKey });
        Assert.Equal(200, reply.Status);
        Assert.Equal("skipped", (await workspace.LineAsync(reply, "scheme")).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Neither_the_keys_nor_the_token_are_shown_in_the_journal()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var reply = await workspace.JwtAsync(key);
        var token = reply.Json.GetProperty("jwt").GetString()!;
        var exchange = (await workspace.ExchangeAsync(reply)).ToString();
        foreach (var secret in new[] { key.PrivateKey, key.SecretKey, token, token.Split('.')[1] })
            Assert.DoesNotContain(secret, exchange, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_made_by_a_common_library_is_accepted()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var credentials = new Microsoft.IdentityModel.Tokens.SigningCredentials(
            new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(Encoding.UTF8.GetBytes(key.SecretKey.PadRight(32, '\0'))) { KeyId = null }, "HS256");
        // A key shorter than 256 bits is padded with zeros by HMAC itself, so the library's signature over the padded key is the same.
        var token = new JwtSecurityToken(
            new JwtHeader(credentials),
            new JwtPayload
            {
                ["iss"] = key.PrivateKey,
                ["aud"] = new[] { key.Audience },
                ["iat"] = KelioCalls.Start.ToUnixTimeSeconds(),
                ["exp"] = KelioCalls.Start.AddHours(1).ToUnixTimeSeconds(),
            });
        var text = new JwtSecurityTokenHandler().WriteToken(token);
        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + text)).Status);
    }
}
