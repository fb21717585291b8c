using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>Verifiers' calls in all their forms, and what people are told of them.</summary>
public class PactBoardTests
{
    private const string Verifier = "pact_verifier/1.4.7";

    [Fact]
    public async Task States_that_were_entered_left_and_refused_are_told_newest_first()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        await AskAsync(emulator.Http, """{"state":"kelio: one of each","action":"setup","something":"newer cores send"}""");
        await AskAsync(emulator.Http, """{"state":"kelio: one of each","action":"teardown"}""");
        await AskAsync(emulator.Http, """{"state":"kelio: one of eech","action":"setup"}""", 404);
        await AskAsync(emulator.Http, """{"state":"pi2: one of each","action":"setup"}""");
        var told = await emulator.Http.GetFromJsonAsync<PactStateView[]>("/_emulator/pact/states", ControlJson.Options);
        Assert.Equal(
            [("pi2: one of each", "entered"), ("kelio: one of eech", "refused"), ("kelio: one of each", "left")],
            told!.Select(one => (one.State, one.Outcome)));
        Assert.Contains("the nearest is “kelio: one of each”", told![1].Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_state_of_one_provider_for_one_interaction_is_refused()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 1 }) { BaseAddress = emulator.Http.BaseAddress };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(Verifier);
        await AskAsync(http, """{"state":"kelio: one of each"}""");
        await AskAsync(http, """{"state":"pi2: one of each"}"""); // Another provider's: both are meant.
        Assert.Contains("“kelio: one of each” and “kelio: expired token”", await AskAsync(http, """{"state":"kelio: expired token"}""", 409),
            StringComparison.Ordinal);
        await AskAsync(http, """{"state":"kelio: one of each","action":"teardown"}""");
        await AskAsync(http, """{"state":"kelio: expired token"}""");
    }

    [Fact]
    public async Task The_query_may_carry_the_state_and_its_parameters_have_their_types()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        using var answer = await emulator.Http.PostAsync("/_emulator/pact/states?action=setup&state=kelio%3A+applicants&count=4", null);
        var values = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, values.ToString());
        var workspace = new ControlClient(emulator.Http).Workspace(values.GetProperty("workspace").GetString()!);
        Assert.Equal(4, (await workspace.StateAsync()).GetProperty("kelio").GetProperty("applicants").GetArrayLength());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/pi2")]
    [InlineData("/pi/")]
    public async Task A_message_is_asked_for_at_the_base_address(string path)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var asked = """{"description":"an assessment is completed","providerStates":[{"name":"pi2: status webhook"}]}""";
        using var answer = await emulator.Http.PostAsync(path, new StringContent(asked, Encoding.UTF8, "application/json"));
        Assert.Contains("\"eventDetails\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Pact-Message-Metadata"));
        using var other = await emulator.Http.PostAsync(path, new StringContent("""{"name":"no message"}""", Encoding.UTF8, "application/json"));
        Assert.False(other.Headers.Contains("Pact-Message-Metadata"));
    }

    [Fact]
    public async Task A_control_token_may_stand_in_the_address_of_the_states_and_nowhere_else()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "sesame");
        emulator.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("any:sesame"u8));
        await AskAsync(emulator.Http, """{"state":"kelio: one of each"}""");
        using var elsewhere = await emulator.Http.GetAsync("/_emulator/workspaces");
        Assert.Equal(401, (int)elsewhere.StatusCode);
        emulator.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("any:wrong"u8));
        await AskAsync(emulator.Http, """{"state":"kelio: one of each"}""", 401);
    }

    private static async Task<string> AskAsync(HttpClient http, string body, int status = 200)
    {
        using var answer = await http.PostAsync("/_emulator/pact/states", new StringContent(body, Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, text);
        return text;
    }
}
