using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class BearerTests
{
    private const string Header = """{"alg":"HS256"}""";
    private static readonly long Now = KelioCalls.Start.ToUnixTimeSeconds();

    [Theory]
    [InlineData("""{"alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt"}""")]
    [InlineData("""{"typ":5,"alg":"HS256","kid":"x"}""")]
    public async Task The_typ_of_a_token_is_not_looked_at(string header)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var reply = await workspace.SendAsync(
            "sandbox", HttpMethod.Get, "/applicants", "Bearer " + KelioCalls.Sign(header, KelioCalls.Claims(key, $"{Now}"), key.SecretKey));
        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task Times_may_be_any_number_and_the_audience_a_list_of_one()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        foreach (var payload in new[]
        {
            $$"""{"iss":"{{key.PrivateKey}}","aud":["{{key.Audience}}"],"iat":{{Now}}}""",
            $$"""{"iss":"{{key.PrivateKey}}","aud":"{{key.Audience}}","iat":{{Now}}.0,"exp":{{Now}}.5}""",
            $$"""{"iss":"{{key.PrivateKey}}","aud":"{{key.Audience}}","iat":1.5e9,"exp":9e9}""",
            $$"""{"iss":"{{key.PrivateKey}}","aud":"{{key.Audience}}","iat":0,"nbf":{{Now}},"scope":"none","sub":null}""",
            $$"""{"exp":{{Now + 1}},"iat":-5,"aud":"{{key.Audience}}","iss":"{{key.PrivateKey}}"}""",
        })
        {
            var reply = await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + KelioCalls.Sign(Header, payload, key.SecretKey));
            Assert.True(reply.Status == 200, payload + " " + reply.Text);
        }
    }

    [Fact]
    public async Task A_token_without_expiry_lives_for_years()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.AdvanceAsync("P3650D");
        Assert.Equal(200, (await workspace.GetAsync(workspace.Key(), "/applicants")).Status);
    }

    [Fact]
    public async Task A_token_remembered_as_good_is_judged_anew_at_each_call()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var token = "Bearer " + KelioCalls.Sign(Header, KelioCalls.Claims(key, $"{Now}")[..^1] + $",\"exp\":{Now + 60}}}", key.SecretKey);
        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", token)).Status);
        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", token)).Status);
        await workspace.AdvanceAsync("PT1M");
        await workspace.AssertRefusedAsync(await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", token), 401, "Unauthorized", "exp");
    }

    [Fact]
    public async Task An_unknown_issuer_leaves_the_signature_unjudged()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var stranger = workspace.Key() with { PrivateKey = "fa4e0000-0000-4000-8000-ffffffffffff" };
        var reply = await workspace.GetAsync(stranger, "/applicants");
        Assert.Equal((401, "Unauthorized"), (reply.Status, reply.Error));
        var exchange = System.Text.Json.JsonDocument.Parse(await workspace.Http.GetStringAsync($"/_emulator/journal/{reply.Exchange}")).RootElement;
        Assert.Equal("default", exchange.GetProperty("workspace").GetString());
        var lines = exchange.GetProperty("checks").EnumerateArray().ToDictionary(line => line.GetProperty("check").GetString()!);
        Assert.Equal("skipped", lines["signature"].GetProperty("outcome").GetString());
        Assert.False(string.IsNullOrEmpty(lines["signature"].GetProperty("detail").GetString()));
        Assert.Equal("failed", lines["issuer"].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_token_of_the_other_environment_is_told_by_its_audience()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var (key, called) in new[] { (workspace.Key(), "production"), (workspace.Key("production"), "sandbox") })
        {
            var reply = await workspace.CallAsync(key, HttpMethod.Get, "/applicants");
            Assert.Equal(200, reply.Status);
            var crossed = await workspace.SendAsync(called, HttpMethod.Get, "/applicants", "Bearer " + key.Token());
            await workspace.AssertRefusedAsync(crossed, 401, "Unauthorized", "audience");
            Assert.Contains(key.Audience, (await workspace.LineAsync(crossed, "audience")).GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task An_audience_for_local_use_is_accepted_where_a_setting_names_it_and_nowhere_else()
    {
        await using var emulator = await EmulatorHost.OwnAsync(
            "--kelio:extraAudiences:0", "http://kelio.test", "--kelio:extraAudiences:1", "http://local.test");
        var mine = new TestWorkspace(emulator.Http, JsonDocument.Parse(await emulator.Http.GetStringAsync("/_emulator/workspaces/default")).RootElement);
        await using var other = await EmulatorHost.NewWorkspaceAsync();
        foreach (var (audience, expected) in new[]
        {
            ("http://local.test", 200),
            ("http://kelio.test", 200),
            (mine.Key().Audience, 200),
            ("http://nobody.test", 401),
            ("", 401),
        })
        {
            Assert.Equal(expected, (await mine.SendAsync("sandbox", HttpMethod.Get, "/applicants", TokenFor(mine.Key(), audience))).Status);
            await other.AssertRefusedAsync(
                await other.SendAsync("production", HttpMethod.Get, "/applicants", TokenFor(other.Key("production"), audience)),
                401,
                "Unauthorized",
                "audience");
        }

        static string TokenFor(TestKey key, string audience) =>
            "Bearer " + KelioCalls.Sign(Header, $$"""{"iss":"{{key.PrivateKey}}","aud":"{{audience}}","iat":{{Now}}}""", key.SecretKey);
    }

    [Fact]
    public async Task A_key_of_the_other_environment_is_unknown_even_with_the_right_audience()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key() with { Environment = "production" };
        await workspace.AssertRefusedAsync(await workspace.GetAsync(key, "/applicants"), 401, "Unauthorized", "issuer");
    }

    [Theory]
    [InlineData("jwt", "route")]
    [InlineData("scheme", "scheme")]
    [InlineData("parts", "parts")]
    public async Task The_checks_stand_in_the_documented_order(string sent, string failing)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = sent switch
        {
            "jwt" => await workspace.SendAsync("sandbox", HttpMethod.Get, "/nowhere", null),
            "scheme" => await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "bearer x.y"),
            _ => await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer x.y"),
        };
        var exchange = System.Text.Json.JsonDocument.Parse(await workspace.Http.GetStringAsync($"/_emulator/journal/{reply.Exchange}")).RootElement;
        var checks = exchange.GetProperty("checks").EnumerateArray().ToList();
        Assert.Equal(
            [
                "route", "scheme", "parts", "alg", "signature", "issuer", "audience", "exp", "iat", "keys",
                "quota", "kind", "scope", "body", "record", "validation",
            ],
            checks.Select(check => check.GetProperty("check").GetString()));
        Assert.Equal(failing, checks.Single(check => check.GetProperty("outcome").GetString() == "failed").GetProperty("check").GetString());
    }

    // Each token has two faults that stand next to each other in the order; the first is named.
    [Theory]
    [InlineData("""{"alg":"none"}""", "wrong", """{"iss":"ISS","aud":"AUD","iat":IAT}""", "alg")]
    [InlineData("""{"alg":"HS256"}""", "wrong", """{"iss":"ISS","aud":"x","iat":IAT}""", "signature")]
    [InlineData("""{"alg":"HS256"}""", "right", """{"iss":5,"aud":"x","iat":IAT}""", "issuer")]
    [InlineData("""{"alg":"HS256"}""", "right", """{"iss":"ISS","aud":"x","iat":IAT,"exp":1}""", "audience")]
    [InlineData("""{"alg":"HS256"}""", "right", """{"iss":"ISS","aud":"AUD","exp":1}""", "exp")]
    public async Task Of_two_faults_the_earlier_check_is_named(string header, string secret, string payload, string check)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var text = payload.Replace("ISS", key.PrivateKey, StringComparison.Ordinal)
            .Replace("AUD", key.Audience, StringComparison.Ordinal).Replace("IAT", $"{Now}", StringComparison.Ordinal);
        var token = KelioCalls.Sign(header, text, secret == "right" ? key.SecretKey : "WrongSecretKeyOf26Letters0");
        var reply = await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + token);
        Assert.Equal(401, reply.Status);
        var exchange = System.Text.Json.JsonDocument.Parse(await workspace.Http.GetStringAsync($"/_emulator/journal/{reply.Exchange}")).RootElement;
        Assert.Equal(check, exchange.GetProperty("checks").EnumerateArray()
            .Single(line => line.GetProperty("outcome").GetString() == "failed").GetProperty("check").GetString());
    }

    [Fact]
    public async Task Route_token_quota_scope_body_record_and_validation_follow_in_this_order()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reader = await workspace.NewKeyAsync(["applicants_read"], quotaPerMinute: 2);
        // Route before token.
        await workspace.AssertRefusedAsync(
            await workspace.SendAsync("sandbox", HttpMethod.Get, "/nowhere", "Bearer " + reader.Token(KelioCalls.Start.AddDays(1))),
            404,
            "Resource not found.",
            "route");
        // Scope before body.
        await workspace.AssertRefusedAsync(await workspace.CallAsync(reader, HttpMethod.Post, "/applicants", "{"), 403, "Forbidden", "scope");
        // Kind before scope: the key has neither.
        await workspace.AssertRefusedAsync(await workspace.CallAsync(reader, HttpMethod.Post, "/jobboards/applicants", "{"), 403, "Forbidden", "kind");
        // Quota before kind and scope, and token before quota.
        await workspace.AssertRefusedAsync(await workspace.CallAsync(reader, HttpMethod.Post, "/jobboards/applicants", "{"), 403, "Quota exceeded", "quota");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(reader, "/applicants", KelioCalls.Start.AddDays(1)), 401, "Unauthorized", "iat");
        // Body before record, record before validation.
        var board = workspace.Key(kind: "jobboard");
        await workspace.AssertRefusedAsync(
            await workspace.CallAsync(board, HttpMethod.Post, "/jobboards/applicants", new { company_id = 99999 }),
            400,
            "param is missing or the value is empty: applicant",
            "body");
        await workspace.AssertRefusedAsync(
            await workspace.CallAsync(board, HttpMethod.Post, "/jobboards/applicants", new { company_id = 99999, applicant = new { email = "no" } }),
            404,
            "Resource not found.",
            "record");
        await workspace.AssertRefusedAsync(
            await workspace.CallAsync(
                board, HttpMethod.Post, "/jobboards/applicants", new { company_id = workspace.CompanyId(), applicant = new { email = "no" } }),
            422,
            "Unprocessable Entity",
            "validation");
    }

    [Fact]
    public async Task A_call_without_a_known_credential_or_with_it_in_the_wrong_place_is_journalled_in_default()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var token = workspace.Key().Token();
        foreach (var reply in new[]
        {
            await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", null),
            await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants?token=" + token, null),
            await workspace.SendAsync("sandbox", HttpMethod.Post, "/applicants", null, new { jwt = token }),
        })
        {
            Assert.Equal(401, reply.Status);
            var exchange = await workspace.Http.GetStringAsync($"/_emulator/journal/{reply.Exchange}");
            Assert.Contains("\"workspace\":\"default\"", exchange, StringComparison.Ordinal);
            Assert.DoesNotContain(token, exchange, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_is_called_by_a_vendors_host_needs_no_prefix()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var (host, key) in new[] { ("sandbox.talentview.fr", workspace.Key()), ("api.talentview.fr", workspace.Key("production")) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v2/applicants");
            request.Headers.Host = host;
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key.Token());
            using var answer = await workspace.Http.SendAsync(request);
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }
}
