using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Scenarios;

/// <summary>What was clicked and called is saved as a scenario that comes out the same in a fresh workspace.</summary>
public partial class RecordingTests
{
    [Fact]
    public async Task A_session_of_clicks_and_calls_across_the_providers_replays_with_the_same_outcome()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.MustAsync(HttpMethod.Post, "recordings", new { title = "A day in March" });
        await PlayAsync(workspace);

        var recording = await workspace.MustAsync(HttpMethod.Get, "recordings/1");
        var yaml = recording.GetProperty("yaml").GetString()!;
        Assert.Matches(
            @"expect webhook: assessment.completed\n    at: key-predict\n    id: ""\$\{step\d+\.id\}""\n    state: delivered\n    attempts: \[500,200\]", yaml);
        var run = await ScenarioRunning.RunAsync(workspace.Http, yaml);
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run) + "\n" + yaml);
        var other = run.GetProperty("workspace").GetString()!;
        Assert.NotEqual(workspace.Id, other);

        var (before, after) = (await StateAsync(workspace.Http, workspace.Id), await StateAsync(workspace.Http, other));
        Assert.True(before == after, FirstDifference(before, after) + "\n" + yaml);
        Assert.Equal(await AttemptsAsync(workspace.Http, workspace.Id), await AttemptsAsync(workspace.Http, other));
    }

    [Fact]
    public async Task No_secret_stands_in_a_recording_and_ids_are_names()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await PlayAsync(workspace);
        await workspace.MustAsync(HttpMethod.Post, "recordings");
        using var answer = await workspace.Http.GetAsync($"{workspace.Path}/recordings/1/scenario");
        var yaml = await answer.Content.ReadAsStringAsync();
        Assert.Equal("application/yaml", answer.Content.Headers.ContentType!.MediaType);
        foreach (var secret in Secrets(workspace.Body)) Assert.DoesNotContain(secret, yaml);
        Assert.DoesNotContain("••••", yaml);
        Assert.Contains("title: Before the recording", yaml);
        Assert.Matches(@"act: complete assessment\n    at: key-predict\n    id: ""\$\{step\d+\.id\}""", yaml);
        Assert.Contains("after: 2 days", yaml);
    }

    [Fact]
    public async Task A_recording_is_listed_forgotten_and_titled_as_told()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("empty");
        Assert.Equal(201, (await workspace.ControlAsync(HttpMethod.Post, "recordings", new { title = "Mine" })).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "recordings", new { title = "" })).Status);
        Assert.Equal(
            "Mine", Assert.Single((await workspace.MustAsync(HttpMethod.Get, "recordings")).EnumerateArray().ToList()).GetProperty("title").GetString());
        Assert.StartsWith("# yaml-language-server", (await workspace.MustAsync(HttpMethod.Get, "recordings/1")).GetProperty("yaml").GetString());
        Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, "recordings/1")).Status);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Get, "recordings/1")).Status);
    }

    [Fact]
    public async Task Of_too_many_recordings_the_oldest_is_dropped_and_the_answers_say_so()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--bounds:recordings", "2");
        const string Recordings = "/_emulator/workspaces/default/recordings";
        var dropped = new List<string?>();
        foreach (var _ in new[] { 1, 2, 3 })
        {
            using var begun = await emulator.Http.PostAsJsonAsync(Recordings, new { });
            dropped.Add((await begun.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("dropped", out var one) ? one.GetString() : null);
        }

        Assert.Equal([null, null, "1"], dropped);
        Assert.Equal(
            ["2", "3"], (await emulator.Http.GetFromJsonAsync<JsonElement>(Recordings)).EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        using var gone = await emulator.Http.GetAsync(Recordings + "/1");
        Assert.Equal(404, (int)gone.StatusCode);
        Assert.Contains("was dropped", (await gone.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("key-regenerated-while-polling")]
    [InlineData("token-dies-mid-paging")]
    [InlineData("three-providers")]
    [InlineData("expired-assessment-resent")]
    [InlineData("receiver-down-six-hours")]
    [InlineData("wrong-audience")]
    public async Task The_record_of_a_shipped_scenario_passes_as_the_scenario_does(string name)
    {
        using var http = await EmulatorHost.ClientAsync();
        var first = await ScenarioRunning.PassAsync(http, Emulator.Scenarios.ShippedScenarios.All[name]);
        var path = $"/_emulator/workspaces/{first.GetProperty("workspace").GetString()}";
        using var begun = await http.PostAsJsonAsync($"{path}/recordings", new { });
        var yaml = await http.GetStringAsync($"{path}/recordings/1/scenario");
        var run = await ScenarioRunning.RunAsync(http, yaml);
        Assert.True(run.GetProperty("state").GetString() == "passed", ScenarioRunning.Failure(run) + "\n" + yaml);
        Assert.Equal(await StateAsync(http, first.GetProperty("workspace").GetString()!), await StateAsync(http, run.GetProperty("workspace").GetString()!));
    }

    /// <summary>A day of clicks and calls: all three providers, a link from a mail, a key that changes, a refused call, a receiver that fails once.</summary>
    private static async Task PlayAsync(TestWorkspace workspace)
    {
        var receiver = await workspace.MustAsync(HttpMethod.Put, "receivers/hr", new { answers = "500", times = 1 });
        await workspace.MustAsync(HttpMethod.Patch, "key-predict/integration", new { completedUrl = receiver.GetProperty("url").GetString() });
        var account = workspace.Body.GetProperty("keyPredict");
        using var connect = await workspace.Http.GetAsync("/keypredict/customer/REST/connect/json?login="
            + $"{Uri.EscapeDataString(account.GetProperty("login").GetString()!)}&"
            + $"password={Uri.EscapeDataString(account.GetProperty("password").GetString()!)}");
        var token = (await connect.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        var candidate = (await KeyPredictAsync(workspace, token, "create/candidate/json?firstname=Anna&lastname=Berg&email=anna%40people.example"))
            .GetProperty("id").GetString();
        var invitation = (await KeyPredictAsync(workspace, token, $"candidate/invite/json?id={candidate}&test_id=144")).GetProperty("id").GetString();
        await workspace.AdvanceAsync("PT3H");
        var mail = (await workspace.MailsAsync("?to=anna%40people.example"))[0];
        using (var page = await workspace.Http.GetAsync(mail.GetProperty("links")[0].GetString())) Assert.True(page.IsSuccessStatusCode);
        await workspace.AdvanceAsync("P2D");
        await workspace.MustAsync(
            HttpMethod.Post,
            $"key-predict/assessments/{invitation}/complete",
            new { scores = new { factors = new Dictionary<string, int> { ["Teamwork"] = 7 } } });
        await workspace.AdvanceAsync("PT1M");

        var owner = workspace.Body.GetProperty("predictiveIndex").GetProperty("users").EnumerateArray()
            .First(user => user.GetProperty("role").GetString() == "AccountOwner").GetProperty("id").GetString();
        var sent = await workspace.SendAssessmentAsync();
        var key = (await workspace.MustAsync(HttpMethod.Post, $"predictive-index/users/{owner}/api-key", new { actingUserId = owner })).GetProperty("apiKey")
            .GetString();
        using (var old = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments")) Assert.Equal(401, (int)old.StatusCode);
        using (var fresh = await workspace.PiAsync(HttpMethod.Get, $"/api/v1/behavioralassessments/{sent}", key: key)) Assert.Equal(200, (int)fresh.StatusCode);
        await workspace.MustAsync(HttpMethod.Post, $"predictive-index/assessments/{sent}/open", new { after = "PT2H" });
        await workspace.AdvanceAsync("PT5H");
        Assert.Equal(409, (await workspace.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{sent}/open")).Status);

        var application = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("kelio").GetProperty("applications")[0].GetProperty("id").GetInt32();
        await workspace.MustAsync(HttpMethod.Post, $"kelio/applications/{application}/status", new { value = "refused" });
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", status = 503, times = 1 });
        using var noToken = await workspace.Http.GetAsync("/kelio/sandbox/v2/applicants");
        await workspace.AdvanceAsync("PT1H");
    }

    private static async Task<JsonElement> KeyPredictAsync(TestWorkspace workspace, string token, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/keypredict/customer/REST/" + path);
        request.Headers.TryAddWithoutValidation("WWW-Authenticate", token);
        using var answer = await workspace.Http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        return body;
    }

    /// <summary>All records, with what differs from one workspace to another left out: the ends of masked secrets, and the emulator's own addresses.</summary>
    private static async Task<string> StateAsync(HttpClient http, string workspace) =>
        Addresses().Replace(Masked().Replace(await http.GetStringAsync($"/_emulator/workspaces/{workspace}/state"), "••••"), "/workspaces/W/");

    private static async Task<string> AttemptsAsync(HttpClient http, string workspace) =>
        string.Join('\n', (await http.GetFromJsonAsync<JsonElement>($"/_emulator/workspaces/{workspace}/webhooks")).EnumerateArray()
            .Select(one => $"{one.GetProperty("event")} {one.GetProperty("subject")} {one.GetProperty("state")}: {Attempts(one)}"));

    private static string Attempts(JsonElement delivery) =>
        string.Join(", ", delivery.GetProperty("attempts").EnumerateArray().Select(attempt => $"{attempt.GetProperty("at")} {attempt.GetProperty("status")}"));

    private static IEnumerable<string> Secrets(JsonElement body) =>
        body.GetProperty("kelio").GetProperty("keys").EnumerateArray()
            .SelectMany(key => new[] { key.GetProperty("privateKey").GetString()!, key.GetProperty("secretKey").GetString()! })
            .Concat(body.GetProperty("predictiveIndex").GetProperty("users").EnumerateArray().Select(user => user.GetProperty("apiKey").GetString()!))
            .Append(body.GetProperty("keyPredict").GetProperty("password").GetString()!);

    private static string FirstDifference(string a, string b)
    {
        var at = Enumerable.Range(0, Math.Min(a.Length, b.Length)).FirstOrDefault(i => a[i] != b[i]);
        return $"…{a[Math.Max(0, at - 200)..Math.Min(a.Length, at + 200)]}…\n…{b[Math.Max(0, at - 200)..Math.Min(b.Length, at + 200)]}…";
    }

    [GeneratedRegex("[•…]+[A-Za-z0-9+/=_-]*|api-[0-9a-f]{12}@")]
    private static partial Regex Masked();

    [GeneratedRegex("/workspaces/[^/]+/")]
    private static partial Regex Addresses();
}
