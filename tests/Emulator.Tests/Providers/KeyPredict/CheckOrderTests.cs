using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class CheckOrderTests
{
    [Fact]
    public async Task Each_check_comes_before_its_neighbour()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var rotated = await caller.FreshTokenAsync();
        await caller.SetAsync(new { tokenExpiration = true });

        // Each call breaks a check and all those after it; the first broken one answers.
        await IsAsync(404, "route", "no/such/yaml", null);
        await IsAsync(405, "route", "retrieve/candidate/yaml", null, HttpMethod.Put);
        await IsAsync(404, "format", "retrieve/candidate/yaml", null);
        await IsAsync(401, "token given", "retrieve/candidate/json", "");
        await IsAsync(401, "token known", "retrieve/candidate/json", "nobody's");
        await workspace.AdvanceAsync("P4D");
        await caller.SetAsync(new { password = "another-password" });
        await caller.SetAsync(new { webserviceOption = false, active = false });
        await IsAsync(401, "token not revoked", "retrieve/candidate/json", rotated);
    }

    [Fact]
    public async Task The_token_comes_before_the_option_the_option_before_the_body_and_the_body_before_the_parameters()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { tokenExpiration = true });
        await workspace.AdvanceAsync("P3D");
        var living = await caller.FreshTokenAsync();
        await caller.SetAsync(new { webserviceOption = false });
        await IsAsync(caller, 401, "token not expired", caller.Token);
        await IsAsync(caller, 403, "webservice option", living);
        await caller.SetAsync(new { webserviceOption = true });
        await IsAsync(caller, 400, "body", living);
        await IsAsync(caller, 500, "parameters", living, "{}");
        await IsAsync(caller, 404, "record", living, """{"id":5}""");
    }

    [Fact]
    public async Task On_connect_the_body_comes_first_then_the_fields_the_pair_and_the_option()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        await caller.SetAsync(new { webserviceOption = false, active = false });
        var pair = KeyPredictCaller.Query(("login", caller.Login), ("password", caller.Password));
        await ConnectAsync(400, "credentials given", pair, "{broken");
        await ConnectAsync(500, "credentials given", KeyPredictCaller.Query(("login", caller.Login)), "{}");
        await ConnectAsync(401, "credentials", KeyPredictCaller.Query(("login", caller.Login), ("password", "wrong")), "{}");
        await ConnectAsync(403, "webservice option", pair, "{}");
        await caller.SetAsync(new { webserviceOption = true });
        await ConnectAsync(403, "integration active", pair, "{}");

        async Task ConnectAsync(int status, string check, string query, string body)
        {
            var answer = await caller.SendAsync(HttpMethod.Post, "connect/json" + query, null, new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(status, answer.Status);
            if (!query.Contains("login")) return;
            Assert.Equal(check, (await caller.RefusedByAsync()).Check);
        }
    }

    [Fact]
    public async Task An_accepted_call_has_no_failed_line_and_tells_the_evidence_of_each()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.MustAsync("list/title");
        var exchange = await workspace.LastExchangeAsync();
        Assert.Equal("list/title", exchange.GetProperty("operation").GetString());
        Assert.Equal(caller.Login, exchange.GetProperty("caller").GetString());
        Assert.All(exchange.GetProperty("checks").EnumerateArray(), check =>
        {
            Assert.NotEqual("failed", check.GetProperty("outcome").GetString());
            Assert.Contains(check.GetProperty("evidence").GetString(), new[] { "documented", "observed", "inferred" });
            Assert.NotEqual("", check.GetProperty("source").GetString());
        });
    }

    [Fact]
    public async Task A_call_without_a_known_credential_is_journalled_in_default()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        using var request = new HttpRequestMessage(HttpMethod.Get, caller.BaseUrl + "/list/title/json");
        request.Headers.TryAddWithoutValidation("Authorization", caller.Token);
        using var response = await workspace.Http.SendAsync(request);
        var number = response.Headers.GetValues("X-Emulator-Exchange").Single();
        var exchange = System.Text.Json.JsonDocument.Parse(await workspace.Http.GetStringAsync($"/_emulator/journal/{number}")).RootElement;
        Assert.Equal("default", exchange.GetProperty("workspace").GetString());
        Assert.DoesNotContain(caller.Token!, exchange.ToString());
        var failed = exchange.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("outcome").GetString() == "failed");
        Assert.Equal("token given", failed.GetProperty("check").GetString());
        Assert.Contains("Authorization", failed.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_unknown_method_with_a_token_and_a_link_with_a_key_are_journalled_in_their_workspace()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SendAsync(HttpMethod.Get, "no/such", caller.Token);
        Assert.Equal(404, (await workspace.LastExchangeAsync()).GetProperty("status").GetInt32());
        var link = (await caller.MustAsync("candidate/invite", ("id", await caller.CandidateAsync()), ("test_id", "13"))).GetProperty("link").GetString()!;
        using var answer = await workspace.Http.GetAsync(link);
        Assert.Equal("session page", (await workspace.LastExchangeAsync()).GetProperty("operation").GetString());
    }

    private static async Task IsAsync(KeyPredictCaller caller, int status, string check, string? token, string body = "{broken")
    {
        var answer = await caller.SendAsync(HttpMethod.Post, "retrieve/candidate/json", token, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(status, answer.Status);
        Assert.Equal(check, (await caller.RefusedByAsync()).Check);
    }

    private static async Task IsAsync(int status, string check, string path, string? token, HttpMethod? verb = null)
    {
        await using var other = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(other);
        using var request = new HttpRequestMessage(verb ?? HttpMethod.Post, $"{caller.BaseUrl}/{path}")
        {
            Content = new StringContent("{broken", Encoding.UTF8, "application/json"),
        };
        if (token is not null) request.Headers.TryAddWithoutValidation("WWW-Authenticate", token);
        using var response = await other.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        var exchange = System.Text.Json.JsonDocument.Parse(
            await other.Http.GetStringAsync("/_emulator/journal/" + response.Headers.GetValues("X-Emulator-Exchange").Single())).RootElement;
        var failed = exchange.GetProperty("checks").EnumerateArray().Single(line => line.GetProperty("outcome").GetString() == "failed");
        Assert.Equal(check, failed.GetProperty("check").GetString());
        Assert.NotEqual("", exchange.GetProperty("fix").GetString());
    }
}
