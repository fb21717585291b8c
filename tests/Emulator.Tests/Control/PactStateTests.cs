using System.Net.Http.Json;
using System.Text.Json;
using Contracts.Control;
using Contracts.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>Provider states: what a verifier calls, and the same fixtures loaded by hand.</summary>
public class PactStateTests
{
    private const string State = "kelio: one of each";

    [Fact]
    public async Task A_state_answers_credentials_that_work_and_its_teardown_ends_them()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var values = await SetUpAsync(emulator.Http, State);
        Assert.Equal(200, await ReadAsync(emulator.Http, values, values.GetProperty("applicantId").GetInt32()));
        await TearDownAsync(emulator.Http, State);
        Assert.Equal(401, await ReadAsync(emulator.Http, values, values.GetProperty("applicantId").GetInt32()));
        Assert.Equal(["default"], await new ControlClient(emulator.Http).WorkspacesAsync());
    }

    [Fact]
    public async Task Verifications_side_by_side_do_not_take_each_others_state()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var (mine, theirs) = (await SetUpAsync(emulator.Http, State), await SetUpAsync(emulator.Http, State));
        Assert.NotEqual(mine.GetProperty("jwt").GetString(), theirs.GetProperty("jwt").GetString());
        await TearDownAsync(emulator.Http, State);
        Assert.Equal(200, await ReadAsync(emulator.Http, mine, mine.GetProperty("applicantId").GetInt32())); // Which of them is done is not known yet.
        Assert.Equal(200, await ReadAsync(emulator.Http, theirs, theirs.GetProperty("applicantId").GetInt32()));
        await TearDownAsync(emulator.Http, State);
        Assert.Equal(["default"], await new ControlClient(emulator.Http).WorkspacesAsync());
        await TearDownAsync(emulator.Http, State); // Once more than set up: nothing happens.
    }

    [Fact]
    public async Task A_state_that_nobody_tore_down_does_not_keep_later_ones()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var lost = await SetUpAsync(emulator.Http, State);
        await new ControlClient(emulator.Http).Workspace(lost.GetProperty("workspace").GetString()!).DeleteAsync();
        await SetUpAsync(emulator.Http, State);
        await TearDownAsync(emulator.Http, State);
        Assert.Equal(["default"], await new ControlClient(emulator.Http).WorkspacesAsync());
    }

    [Fact]
    public async Task Parameters_choose_and_the_clock_can_be_set()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var values = await SetUpAsync(emulator.Http, "kelio: applicants", new { count = 7, now = "2026-03-02T09:00:00Z" });
        var workspace = new ControlClient(emulator.Http).Workspace(values.GetProperty("workspace").GetString()!);
        Assert.Equal(("frozen", DateTimeOffset.Parse("2026-03-02T09:00:00Z")), ((await workspace.ClockAsync()).Mode, (await workspace.ClockAsync()).Now));
        Assert.Equal(7, (await workspace.StateAsync()).GetProperty("kelio").GetProperty("applicants").GetArrayLength());
    }

    [Fact]
    public async Task A_state_without_a_name_is_no_state()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        Assert.Equal("{}", (await SetUpAsync(emulator.Http, "")).GetRawText());
        Assert.Equal(["default"], await new ControlClient(emulator.Http).WorkspacesAsync());
    }

    [Fact]
    public async Task Every_fixture_can_be_a_state_and_be_loaded_by_hand_and_comes_back_with_a_reset()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var control = new ControlClient(emulator.Http);
        var fixtures = await control.FixturesAsync();
        Assert.Equal(["demo", "empty"], fixtures.Take(2).Select(fixture => fixture.Name));
        Assert.All(fixtures.Skip(2), fixture => Assert.Contains(fixture.Name.Split(": ")[0], new[] { fixture.Provider, "pi2" }));
        Assert.Equal(fixtures.Count, fixtures.Select(fixture => fixture.Name).Distinct().Count());
        foreach (var fixture in fixtures)
        {
            await SetUpAsync(emulator.Http, fixture.Name);
            await TearDownAsync(emulator.Http, fixture.Name);
            var made = await control.CreateAsync(new WorkspaceRequest
            {
                Fixture = fixture.Name,
                FixtureParams = fixture.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default),
            });
            Assert.Equal(fixture.Name, made.Fixture);
            Assert.Equal(fixture.Provider is null, made.FixtureValues.Count == 0);
            var workspace = control.Workspace(made.Id);
            var before = (await workspace.StateAsync()).GetRawText();
            var again = await workspace.ResetAsync();
            Assert.Equal(before, (await workspace.StateAsync()).GetRawText());
            Assert.Equal(made.FixtureValues.Count, again.FixtureValues.Count);
        }
    }

    [Theory]
    [InlineData("""{"state":"kelio: one of eech"}""", 404, "state", "kelio: one of each")]
    [InlineData("""{"state":"kelio: one of each","params":{"count":3}}""", 400, "params.count", "this fixture has no parameters")]
    [InlineData("""{"state":"kelio: applicants","params":{"number":3}}""", 400, "params.number", "it has count")]
    [InlineData("""{"state":"kelio: applicants","params":{"count":0}}""", 400, "params.count", "a whole number from 1 to 1000")]
    [InlineData("""{"state":"kelio: applicants","params":{"count":"3"}}""", 400, "params.count", "a whole number")]
    [InlineData("""{"state":"kelio: key without a scope","params":{"scope":"everything"}}""", 400, "params.scope", "one of applicants_read")]
    [InlineData("""{"state":"kelio: one of each","params":{"now":"tomorrow"}}""", 400, "params.now", "an instant")]
    [InlineData("""{"state":"kelio: one of each","params":{"now":"1066-10-14T09:00:00Z"}}""", 400, "params.now", "from 1980")]
    [InlineData("""{"state":"kelio: one of each","params":[]}""", 400, "params", "wrong type")]
    [InlineData("""{"state":"kelio: one of each","action":"undo"}""", 400, "action", "setup or teardown")]
    [InlineData("""{"params":{}}""", 400, "state", "is missing")]
    [InlineData("""{"state":"kelio: applicants","params":{"coutn":3}}""", 400, "params.coutn", "the nearest is “count”")]
    public async Task A_mistake_is_told_by_its_member(string body, int status, string member, string text)
    {
        var http = await EmulatorHost.ClientAsync();
        using var answer = await http.PostAsync("/_emulator/pact/states", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True((int)answer.StatusCode == status, problem.ToString());
        Assert.Contains(text, problem.GetProperty("errors").GetProperty(member)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixture_by_hand_tells_its_mistakes_too()
    {
        var control = new ControlClient(await EmulatorHost.ClientAsync());
        var unknown = await Assert.ThrowsAsync<ControlException>(() => control.CreateAsync(new WorkspaceRequest { Fixture = "dem" }));
        Assert.Contains("“demo”", Assert.Single(unknown.Problem!.Errors!["fixture"]), StringComparison.Ordinal);
        var wrong = await Assert.ThrowsAsync<ControlException>(() => control.CreateAsync(new WorkspaceRequest
        {
            Fixture = "demo",
            FixtureParams = new Dictionary<string, JsonElement> { ["count"] = JsonSerializer.SerializeToElement(1) },
        }));
        Assert.Equal(["fixtureParams.count"], wrong.Problem!.Errors!.Keys);
    }

    [Theory]
    [InlineData("""{}""", 400)]
    [InlineData("""{"description":"something happened"}""", 404)]
    [InlineData("""{"description":"something happened","providerStates":[{"name":"kelio: one of each"}]}""", 422)]
    public async Task A_message_that_cannot_be_made_is_a_clear_error(string body, int status)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        using var answer = await emulator.Http.PostAsync("/_emulator/pact/messages", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.True((int)answer.StatusCode == status, await answer.Content.ReadAsStringAsync());
        Assert.Equal(["default"], await new ControlClient(emulator.Http).WorkspacesAsync());
    }

    private static async Task<JsonElement> SetUpAsync(HttpClient http, string state, object? parameters = null)
    {
        using var answer = await http.PostAsJsonAsync("/_emulator/pact/states", new { state, @params = parameters ?? new { }, action = "setup" });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True((int)answer.StatusCode == 200, body.ToString());
        return body;
    }

    private static async Task TearDownAsync(HttpClient http, string state)
    {
        using var answer = await http.PostAsJsonAsync("/_emulator/pact/states", new { state, @params = new { }, action = "teardown" });
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private static async Task<int> ReadAsync(HttpClient http, JsonElement values, int id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/kelio/sandbox" + KelioRoutes.Applicants + "/" + id)
        {
            Headers = { { "Authorization", "Bearer " + values.GetProperty("jwt").GetString() } },
        };
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
