using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Contracts.Control;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>Teams that share an emulator: what each sees, its limits, its tokens.</summary>
public sealed class TeamTests
{
    private const string State = "kelio: one of each";

    [Fact]
    public async Task A_team_sees_and_changes_its_own_and_the_administrator_all()
    {
        await using var teams = await Teams.StartAsync();
        var (qa, dev) = (new ControlClient(await teams.JoinAsync("qa")), new ControlClient(await teams.JoinAsync("dev")));
        var mine = await qa.CreateAsync(new WorkspaceRequest { Id = "mine", Label = "nightly" });
        await dev.CreateAsync(new WorkspaceRequest { Id = "other" });
        Assert.Equal("qa", mine.Team);
        Assert.Equal(["mine"], await qa.WorkspacesAsync());
        Assert.Equal(["other"], (await dev.WorkspaceDetailsAsync()).Select(one => one.Id));
        Assert.Equal(["default", "mine", "other"], await teams.Administrator.WorkspacesAsync());
        Assert.Equal(["mine"], (await teams.Administrator.WorkspaceDetailsAsync(team: "qa")).Select(one => one.Id));
        Assert.Equal("frozen", (await qa.Workspace("mine").FreezeAsync()).Mode);
        Assert.Equal("frozen", (await teams.Administrator.Workspace("mine").ClockAsync()).Mode);

        var taken = await Assert.ThrowsAsync<ControlException>(() => dev.CreateAsync(new WorkspaceRequest { Id = "mine" }));
        Assert.Equal((HttpStatusCode.Conflict, "The name “mine” is taken."), (taken.Status, taken.Message));
        Assert.Equal(["qa"], (await qa.TeamsAsync()).Select(team => team.Name));
        Assert.Equal(["qa"], (await qa.TokensAsync()).Select(token => token.Team));
        Assert.Equal(["dev", "qa"], (await teams.Administrator.TeamsAsync()).Select(team => team.Name));
        await qa.Workspace("mine").DeleteAsync();
        Assert.Empty(await qa.WorkspacesAsync());
    }

    [Fact]
    public async Task An_exchange_is_found_by_its_number_by_its_team_alone()
    {
        await using var teams = await Teams.StartAsync();
        using var qa = await teams.JoinAsync("qa");
        using var dev = await teams.JoinAsync("dev");
        var workspace = await NewAsync(qa);
        using var called = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments");
        var number = long.Parse(called.Headers.GetValues("X-Emulator-Exchange").Single());
        Assert.Equal(workspace.Id, (await new ControlClient(qa).ExchangeAsync(number)).Workspace);
        Assert.Equal(workspace.Id, (await teams.Administrator.ExchangeAsync(number)).Workspace);
        var refused = await Assert.ThrowsAsync<ControlException>(() => new ControlClient(dev).ExchangeAsync(number));
        var none = await Assert.ThrowsAsync<ControlException>(() => new ControlClient(dev).ExchangeAsync(999_999_999));
        Assert.Equal(none.Message, refused.Message.Replace($"{number}", "999999999", StringComparison.Ordinal));
        // A call of nobody is in the default workspace, which is the administrator's.
        using var unknown = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments", key: "nobodys");
        number = long.Parse(unknown.Headers.GetValues("X-Emulator-Exchange").Single());
        await Assert.ThrowsAsync<ControlException>(() => new ControlClient(qa).ExchangeAsync(number));
        Assert.Equal("default", (await teams.Administrator.ExchangeAsync(number)).Workspace);
    }

    [Fact]
    public async Task A_team_has_as_many_workspaces_as_it_may_however_they_are_made()
    {
        await using var teams = await Teams.StartAsync();
        using var http = await teams.JoinAsync("qa", workspaces: 2);
        var qa = new ControlClient(http);
        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var answer = await http.PostAsJsonAsync("/_emulator/workspaces", new { fixture = "empty" });
            return answer.StatusCode;
        }));
        Assert.Equal(2, made.Count(status => status == HttpStatusCode.Created));
        Assert.Equal(10, made.Count(status => status == HttpStatusCode.TooManyRequests));
        await IsFullAsync(() => qa.SendAsync<JsonElement>(HttpMethod.Post, "pact/states", new { state = State }));
        await IsFullAsync(() => qa.SendAsync<JsonElement>(HttpMethod.Post, "pact/messages", new { description = "kelio: one of each" }));
        await IsFullAsync(() => qa.StartScenarioAsync(ScenarioRunning.With("  - wait: 1 day\n", "empty")));
        await teams.Administrator.CreateAsync();
        await qa.Workspace((await qa.WorkspacesAsync())[0]).DeleteAsync();
        Assert.Equal("qa", (await qa.CreateAsync()).Team);

        static async Task IsFullAsync(Func<Task> make)
        {
            var refused = await Assert.ThrowsAsync<ControlException>(make);
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, "The team “qa” has 2 workspaces, as many as it may: delete some, or give new ones a ttl."),
                (refused.Status, refused.Message));
        }
    }

    [Fact]
    public async Task Beyond_its_calls_of_the_minute_the_control_API_is_closed_to_a_team_and_the_providers_are_not()
    {
        await using var teams = await Teams.StartAsync();
        using var qa = await teams.JoinAsync("qa", requests: 3);
        using var other = await teams.JoinAsync("dev", requests: 3);
        var workspace = await NewAsync(qa);
        await workspace.MustAsync(HttpMethod.Get, "clock");
        Assert.Equal(3, Assert.Single(await new ControlClient(qa).TeamsAsync()).Requests);
        using var refused = await qa.GetAsync("/_emulator/workspaces");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal("The team “qa” has made 3 calls in this minute, as many as it may.", (await refused.Content.ReadFromJsonAsync<ProblemView>())!.Detail);
        for (var i = 0; i < 5; i++)
            using (var called = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments")) Assert.Equal(HttpStatusCode.OK, called.StatusCode);
        Assert.Empty(await new ControlClient(other).WorkspacesAsync());
        var use = (await teams.Administrator.TeamsAsync()).Single(team => team.Name == "qa");
        Assert.Equal((3, 3, 1, 5L), (use.Requests, use.RequestsPerMinute, use.Workspaces, use.ProviderCalls));
        Assert.True(use.KeptBytes > 0);
    }

    [Fact]
    public async Task Pact_states_of_two_teams_are_set_up_and_torn_down_each_for_itself()
    {
        await using var teams = await Teams.StartAsync();
        var (qa, dev) = (new ControlClient(await teams.JoinAsync("qa")), new ControlClient(await teams.JoinAsync("dev")));
        await qa.SendAsync<JsonElement>(HttpMethod.Post, "pact/states", new { state = State });
        await dev.SendAsync<JsonElement>(HttpMethod.Post, "pact/states", new { state = State });
        await dev.SendAsync<JsonElement>(HttpMethod.Post, "pact/states", new { state = State, action = "teardown" });
        await dev.SendAsync<JsonElement>(HttpMethod.Post, "pact/states", new { state = State, action = "teardown" });
        Assert.Single(await qa.WorkspacesAsync());
        Assert.Empty(await dev.WorkspacesAsync());
        await qa.SendAsync<JsonElement>(HttpMethod.Post, "pact/states", new { state = State, action = "teardown" });
        Assert.Empty(await qa.WorkspacesAsync());
    }

    [Fact]
    public async Task A_run_of_a_team_plays_in_workspaces_of_the_team_and_reaches_no_others()
    {
        await using var teams = await Teams.StartAsync();
        using var qa = await teams.JoinAsync("qa");
        using var dev = await teams.JoinAsync("dev");
        await new ControlClient(dev).CreateAsync(new WorkspaceRequest { Id = "other" });
        var reaching = await ScenarioRunning.RunAsync(qa, ScenarioRunning.With("  - control: POST ../other/reset\n", "empty"));
        Assert.Contains("A scenario acts in its own workspace alone.", ScenarioRunning.Failure(reaching));
        await ScenarioRunning.PassAsync(qa, Emulator.Scenarios.ShippedScenarios.All["third-attempt-succeeds"]);
        var runs = await new ControlClient(qa).WorkspaceDetailsAsync();
        Assert.Equal(["qa", "qa"], runs.Select(one => one.Team));
        var run = runs[0];
        Assert.Equal(["other"], await new ControlClient(dev).WorkspacesAsync());
        var own = teams.Emulator.App.Services.GetService(typeof(Emulator.Core.Workspaces.WorkspaceRegistry)) as Emulator.Core.Workspaces.WorkspaceRegistry;
        using var pass = teams.ClientOf(Emulator.Core.Teams.ControlAccess.PassOf(own!.Find(run.Id)!));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(pass, $"workspaces/{run.Id}/clock"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(pass, $"workspaces/{run.Id}/../other/clock"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(pass, $"workspaces/{run.Id}x"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(pass, "workspaces"));
    }

    [Fact]
    public async Task A_token_that_is_taken_back_opens_nothing_and_what_it_opened_ends()
    {
        await using var teams = await Teams.StartAsync();
        var token = await teams.Administrator.CreateTokenAsync(new TokenRequest { Team = "qa", MaxWorkspaces = 5 });
        using var http = teams.ClientOf(token.Token);
        var workspace = await NewAsync(http);
        using var stream = new StreamReader(await http.GetStreamAsync($"{workspace.Path}/timeline/stream"));
        Assert.Equal(": open", await stream.ReadLineAsync());
        var second = await teams.Administrator.CreateTokenAsync(new TokenRequest { Team = "qa" });
        Assert.Equal(5, second.MaxWorkspaces);
        Assert.DoesNotContain(await teams.Administrator.TokensAsync(), one => one.Token is not null);

        await teams.Administrator.RevokeTokenAsync(token.Id);
        await Assert.ThrowsAnyAsync<IOException>(() => stream.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "workspaces"));
        using var next = teams.ClientOf(second.Token);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(next, $"workspaces/{workspace.Id}"));
        var mixed = second.Token![..16] + token.Token![16..];
        foreach (var wrong in (string?[])[null, "guess", second.Token[..^1], second.Token + "0", mixed, "emt__", "run_", "run_x_"])
        {
            using var stranger = teams.ClientOf(wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, "workspaces"));
        }

        await teams.Administrator.RevokeTokenAsync(second.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ControlException>(() => teams.Administrator.RevokeTokenAsync(second.Id))).Status);
        // What was the team's is still there, for the administrator.
        var left = Assert.Single(await teams.Administrator.TeamsAsync());
        Assert.Equal((0, 1, null), (left.Tokens, left.Workspaces, left.MaxWorkspaces));
    }

    [Fact]
    public async Task Without_an_administrator_there_is_no_team()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var refused = await Assert.ThrowsAsync<ControlException>(() => new ControlClient(emulator.Http).CreateTokenAsync(new TokenRequest { Team = "qa" }));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith("Start the emulator with controlToken", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await new ControlClient(emulator.Http).TeamsAsync());
        Assert.Equal(["default"], await new ControlClient(emulator.Http).WorkspacesAsync());
    }

    [Theory]
    [InlineData("""{}""", "team")]
    [InlineData("""{"team": ""}""", "team")]
    [InlineData("""{"team": "q a"}""", "team")]
    [InlineData("""{"team": "qa", "maxWorkspaces": 0}""", "maxWorkspaces")]
    [InlineData("""{"team": "qa", "requestsPerMinute": -1}""", "requestsPerMinute")]
    [InlineData("""{"team": "qa", "requestsPerMinute": "many"}""", "requestsPerMinute")]
    [InlineData("""{"team": "qa", "colour": "red"}""", "colour")]
    public async Task A_token_that_cannot_be_made_is_refused_with_the_member(string body, string member)
    {
        await using var teams = await Teams.StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await teams.Emulator.Http.PostAsync("/_emulator/tokens", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(member, (await answer.Content.ReadFromJsonAsync<ProblemView>())!.Errors!.Keys);
        Assert.Empty(await teams.Administrator.TokensAsync());
    }

    private static async Task<TestWorkspace> NewAsync(HttpClient http)
    {
        using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { fixture = "demo" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return new TestWorkspace(http, await made.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync("/_emulator/" + path);
        return answer.StatusCode;
    }
}
