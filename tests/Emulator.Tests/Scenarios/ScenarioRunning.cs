using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Emulator.Tests.Scenarios;

/// <summary>Starts scenarios through the control API and waits for their end.</summary>
public static class ScenarioRunning
{
    /// <summary>Posts a scenario; the path is that of a workspace, or <c>/_emulator</c> for one of its own.</summary>
    public static async Task<(int Status, JsonElement Body)> PostAsync(
        HttpClient http, string path, string text, string type = "application/yaml", string pace = "")
    {
        using var content = new StringContent(text, Encoding.UTF8, type);
        using var answer = await http.PostAsync($"{path}/scenarios{pace}", content);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Runs a scenario in a workspace of its own; answers the run at its end.</summary>
    public static Task<JsonElement> RunAsync(HttpClient http, string text, string path = "/_emulator", string type = "application/yaml", string pace = "") =>
        RunAsync(http, text, path, type, pace, mustPass: null);

    /// <summary>As <see cref="RunAsync(HttpClient, string, string, string, string)"/>, and it must pass.</summary>
    public static Task<JsonElement> PassAsync(HttpClient http, string text, string path = "/_emulator", string pace = "") =>
        RunAsync(http, text, path, "application/yaml", pace, mustPass: true);

    /// <summary>The one step that failed, in words; empty when all passed.</summary>
    public static string Failure(JsonElement run) =>
        string.Join('\n', run.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("outcome").GetString() == "failed")
            .Select(step => $"step {step.GetProperty("index")}, line {step.GetProperty("line")}: {step.GetProperty("title")}: {step.GetProperty("detail")}"));

    /// <summary>A scenario with these steps, in a workspace of its own kind.</summary>
    public static string With(string steps, string fixture = "demo") =>
        $"title: A test\nworkspace: {{ fixture: {fixture}, seed: 42, start: 2026-03-02T09:00:00Z }}\nsteps:\n{steps}";

    private static async Task<JsonElement> RunAsync(HttpClient http, string text, string path, string type, string pace, bool? mustPass)
    {
        var (status, started) = await PostAsync(http, path, text, type, pace);
        Assert.True(status == 202, started.ToString());
        var run = await EndAsync(http, started);
        if (mustPass == true)
        {
            Assert.True(run.GetProperty("state").GetString() == "passed", Failure(run));
            Assert.All(run.GetProperty("steps").EnumerateArray(), step => Assert.Equal("passed", step.GetProperty("outcome").GetString()));
        }

        return run;
    }

    /// <summary>Waits for the end of a run by its event stream.</summary>
    public static async Task<JsonElement> EndAsync(HttpClient http, JsonElement started)
    {
        var path = $"/_emulator/workspaces/{started.GetProperty("workspace").GetString()}/scenarios/{started.GetProperty("runId").GetString()}";
        using var stream = new StreamReader(await http.GetStreamAsync(path + "/stream"));
        while (await stream.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) is { } line)
            if (line == "event: end") break;
        return await http.GetFromJsonAsync<JsonElement>(path);
    }
}
