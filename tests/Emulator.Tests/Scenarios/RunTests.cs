using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Scenarios;

/// <summary>Running scenarios: in a workspace or in one of their own, fast or live, with what was seen instead when a step fails.</summary>
public class RunTests
{
    private const string Waiting = "title: A test\nsteps:\n  - expect call: GET /v2/applicants*\n    at: kelio\n    status: 200\n    query: { per_page: 1 }\n"
        + "    remember: seen\n  - let: { page: \"${seen.query.per_page}\" }\n";

    [Fact]
    public async Task A_failed_step_says_what_was_seen_instead_and_the_rest_is_skipped()
    {
        using var http = await EmulatorHost.ClientAsync();
        var run = await ScenarioRunning.RunAsync(
            http,
            ScenarioRunning.With("  - call: GET /v2/applicants\n    at: kelio\n    answers: 200\n  - title: Too early\n    wait: 1 minute\n")
                .Replace("answers: 200", "as: customer\n    claims: { aud: \"https://api.talentview.fr\" }\n    answers: 200", StringComparison.Ordinal));
        Assert.Equal("failed", run.GetProperty("state").GetString());
        var steps = run.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(["failed", "skipped"], steps.Select(step => step.GetProperty("outcome").GetString()));
        Assert.StartsWith(
            "the answer.status is 401, not 200. The body: {\"error\":\"Unauthorized\"}. The verdict: audience, The token's aud is",
            steps[0].GetProperty("detail").GetString());
        Assert.Equal(4, steps[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("  - expect mail: nobody@people.example\n", "No e-mail to nobody@people.example is there.")]
    [InlineData(
        "  - expect state: completed\n    at: key-predict\n    of: nobody@people.example\n", "There is nothing of nobody@people.example at key-predict.")]
    [InlineData("  - expect record: campaigns\n    at: kelio\n    where: { name: Nothing }\n", "No record in campaigns is there.")]
    [InlineData("  - expect record: campains\n    at: kelio\n", "kelio has no table “campains”")]
    [InlineData(
        "  - expect webhook: assessment.completed\n    at: key-predict\n    within: 2 days\n",
        "No webhook “assessment.completed” is there. That was after 2 days.")]
    [InlineData("  - act: complete assessment\n    at: key-predict\n    id: 5\n", "It was refused with 404: There is no assessment 5.")]
    [InlineData("  - expect call: GET /v2/applicants\n    within: 1 second\n", "No such call came within 1 second of real time. No call came at all.")]
    [InlineData("  - let: { x: \"${now.year}\" }\n", "cannot be read")]
    [InlineData("  - call: GET ${start}\n", "is no address of this emulator")]
    [InlineData("  - let: { x: \"${workspace.keyPredict.logn}\" }\n", "has no “logn”")]
    public async Task Each_kind_of_step_fails_in_plain_words(string step, string words)
    {
        using var http = await EmulatorHost.ClientAsync();
        var run = await ScenarioRunning.RunAsync(http, ScenarioRunning.With(step));
        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Contains(words, run.GetProperty("steps")[0].GetProperty("detail").GetString());
    }

    [Fact]
    public async Task It_waits_for_a_call_of_the_client_under_test_and_not_for_its_own()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var (status, started) = await ScenarioRunning.PostAsync(
            workspace.Http,
            workspace.Path,
            "title: A test\nsteps:\n  - call: GET /v2/applicants?per_page=1\n    at: kelio\n    as: customer\n"
                + Waiting[Waiting.IndexOf("  - expect", StringComparison.Ordinal)..]);
        Assert.Equal(202, status);
        Assert.Equal(workspace.Id, started.GetProperty("workspace").GetString());
        Assert.True(await Eventually.TrueAsync(async () => (await workspace.MustAsync(HttpMethod.Get, $"scenarios/{started.GetProperty("runId").GetString()}"))
            .GetProperty("steps")[1].GetProperty("outcome").GetString() == "running"));
        Assert.Equal(409, (await ScenarioRunning.PostAsync(workspace.Http, workspace.Path, Waiting)).Status);
        var key = workspace.Body.GetProperty("kelio").GetProperty("keys")[0];
        var token = await TokenAsync(workspace, key);
        foreach (var query in new[] { "?per_page=2", "?per_page=1" })
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get, "/kelio/sandbox/v2/applicants" + query) { Headers = { { "Authorization", "Bearer " + token } } };
            using var answer = await workspace.Http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode);
        }

        var run = await ScenarioRunning.EndAsync(workspace.Http, started);
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run));
    }

    [Fact]
    public async Task A_run_can_be_stopped()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var (_, started) = await ScenarioRunning.PostAsync(workspace.Http, workspace.Path, Waiting);
        Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, $"scenarios/{started.GetProperty("runId").GetString()}")).Status);
        var run = await ScenarioRunning.EndAsync(workspace.Http, started);
        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Equal("The run was stopped.", run.GetProperty("steps")[0].GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_second_run_in_the_same_workspace_goes_as_the_first_and_credentials_stay()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        foreach (var _ in new[] { 1, 2 })
        {
            var run = await ScenarioRunning.PassAsync(workspace.Http, Emulator.Scenarios.ShippedScenarios.All["duplicate-invitation"], workspace.Path);
            Assert.Equal(workspace.Id, run.GetProperty("workspace").GetString());
        }

        Assert.Equal(
            workspace.Body.GetProperty("keyPredict").GetRawText(), (await workspace.MustAsync(HttpMethod.Get, "")).GetProperty("keyPredict").GetRawText());
        Assert.Equal(2, (await workspace.MustAsync(HttpMethod.Get, "scenarios")).GetArrayLength());
    }

    [Fact]
    public async Task A_workspace_that_the_scenario_does_not_want_is_left_alone()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("empty");
        var before = await workspace.MustAsync(HttpMethod.Get, "state");
        var run = await ScenarioRunning.PassAsync(workspace.Http, Emulator.Scenarios.ShippedScenarios.All["quota-storm"], workspace.Path);
        Assert.NotEqual(workspace.Id, run.GetProperty("workspace").GetString());
        Assert.Equal(before.GetRawText(), (await workspace.MustAsync(HttpMethod.Get, "state")).GetRawText());
        Assert.Equal(200, (await workspace.ControlAsync(HttpMethod.Get, $"scenarios/{run.GetProperty("runId").GetString()}")).Status);
    }

    [Fact]
    public async Task A_live_run_waits_for_the_live_clock_and_goes_on_when_it_is_moved()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo", mode: "live", now: "2026-03-02T09:00:00Z");
        var text = "title: A test\nsteps:\n  - after: 200 milliseconds\n    let: { a: \"${now}\" }\n  - after: 3 days\n    call: GET /v2/applicants\n"
            + "    at: kelio\n    as: customer\n";
        var (_, started) = await ScenarioRunning.PostAsync(workspace.Http, workspace.Path, text, pace: "?pace=live");
        Assert.True(await Eventually.TrueAsync(async () => (await workspace.MustAsync(HttpMethod.Get, $"scenarios/{started.GetProperty("runId").GetString()}"))
            .GetProperty("steps")[0].GetProperty("outcome").GetString() == "passed"));
        Assert.Equal("2026-03-02", (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("now").GetString()![..10]);
        await workspace.AdvanceAsync("P3D");
        var run = await ScenarioRunning.EndAsync(workspace.Http, started);
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run));
    }

    [Fact]
    public async Task Mistakes_are_refused_with_line_and_member_and_can_be_asked_for()
    {
        using var http = await EmulatorHost.ClientAsync();
        var (status, problem) = await ScenarioRunning.PostAsync(http, "/_emulator", "title: A test\nsteps:\n  - acct: x\n");
        Assert.Equal(400, status);
        Assert.Contains("line 3, column 5", problem.GetProperty("errors").GetProperty("steps[0]")[0].GetString());
        Assert.Equal("act", problem.GetProperty("mistakes")[0].GetProperty("nearest").GetString());
        using var content = new StringContent("{\"title\":\"A\",\"steps\":[{\"wait\":\"1 day\"}]}", System.Text.Encoding.UTF8, "application/json");
        using var checkedAnswer = await http.PostAsync("/_emulator/scenarios/check", content);
        Assert.True((await checkedAnswer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("valid").GetBoolean());
        Assert.Equal(400, (await ScenarioRunning.PostAsync(http, "/_emulator", "")).Status);
        Assert.Equal(415, (await ScenarioRunning.PostAsync(http, "/_emulator", "a", "application/xml")).Status);
        Assert.Equal(400, (await ScenarioRunning.PostAsync(http, "/_emulator", "title: a", pace: "?pace=slow")).Status);
    }

    [Fact]
    public async Task A_json_body_is_a_scenario_too()
    {
        using var http = await EmulatorHost.ClientAsync();
        var run = await ScenarioRunning.RunAsync(
            http,
            """{"title":"A","workspace":{"fixture":"empty"},"steps":[{"call":"GET /v2/applicants","at":"kelio","as":"customer","answers":{"status":200,"body":"<0 items>"}}]}""",
            type: "application/json");
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run));
    }

    [Fact]
    public async Task A_receiver_takes_webhooks_and_answers_as_told_and_hides_secrets()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var receiver = await workspace.MustAsync(HttpMethod.Put, "receivers/mine", new { answers = "503", times = 1 });
        var id = await workspace.CompletedAsync(receiver.GetProperty("url").GetString()!);
        await workspace.AdvanceAsync("PT1H");
        var got = await workspace.MustAsync(HttpMethod.Get, "receivers/mine");
        Assert.Equal(["503", "200"], got.GetProperty("received").EnumerateArray().Select(call => call.GetProperty("answered").GetString()));
        Assert.Contains(id, got.GetProperty("received")[0].GetProperty("body").GetString());
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Put, "receivers/mine", new { answers = "99" })).Status);
        Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, "receivers/mine")).Status);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Get, "receivers/mine")).Status);
    }

    [Fact]
    public async Task Scenarios_run_and_receive_when_the_control_api_asks_for_a_token()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "sesame");
        emulator.Http.DefaultRequestHeaders.Authorization = new("Bearer", "sesame");
        await ScenarioRunning.PassAsync(emulator.Http, Emulator.Scenarios.ShippedScenarios.All["third-attempt-succeeds"]);
    }

    private static async Task<string> TokenAsync(TestWorkspace workspace, JsonElement key)
    {
        using var answer = await workspace.Http.PostAsJsonAsync(
            "/kelio/sandbox/v2/jwt", new { private_key = key.GetProperty("privateKey").GetString(), secret_key = key.GetProperty("secretKey").GetString() });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.EnumerateObject()
            .First(member => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Split('.').Length == 3).Value.GetString()!;
    }
}
