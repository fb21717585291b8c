using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>On machines set to Swedish, Thai, Arabic, Estonian or Turkish, numbers, dates, order and case came out otherwise.</summary>
public partial class LanguageTests
{
    private static readonly Lazy<Task<IReadOnlyList<(string What, string Text)>>> Plain = new(() => ToldAsync("C.UTF-8"));

    [Theory]
    [InlineData("sv_SE.UTF-8")]
    [InlineData("th_TH.UTF-8")]
    [InlineData("ar_SA.UTF-8")]
    [InlineData("et_EE.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    public async Task The_whole_wire_is_the_same_byte_for_byte(string language)
    {
        var (expected, told) = (await Plain.Value, await ToldAsync(language));
        Assert.Equal(expected.Select(one => one.What), told.Select(one => one.What));
        Assert.Empty(expected.Zip(told).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => $"{pair.First.What}: {Difference(pair.First.Text, pair.Second.Text)}"));
    }

    /// <summary>What an emulator on a machine of this language says: every shipped scenario with all its exchanges and verdicts, the people, the page's lists,
    /// each operation called well, pictures and documents, and a run from the command line.</summary>
    private static async Task<IReadOnlyList<(string What, string Text)>> ToldAsync(string language)
    {
        await using var emulator = await EmulatorProcess.StartAsync(Speaking(language, "--urls", "http://127.0.0.1:0"));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(emulator.Address),
        };
        var told = new List<(string, string)>();
        var names = Directory.EnumerateFiles(Repository.At("fixtures/scenarios"), "*.yaml").Select(Path.GetFileNameWithoutExtension);
        foreach (var name in names.Order(StringComparer.Ordinal))
            told.AddRange(await ScenarioAsync(http, name!));
        told.AddRange(await ListsAsync(http));
        told.AddRange(await PicturesAsync(http));
        told.AddRange(await OperationsAsync(http));
        var run = await Command.RunAsync(Speaking(language, "scenario", "run", "third-attempt-succeeds", "--url", emulator.Address), TimeSpan.FromMinutes(2));
        told.Add(("scenario run", Bare(run.Output + run.Errors)));
        foreach (var command in (string[][])[["scenario", "list"], ["--help"], ["--seed", "1.5"], ["--webhooks:longestAttempt", "0,5"]])
        {
            var ended = await Command.RunAsync(Speaking(language, command), TimeSpan.FromMinutes(1));
            told.Add((string.Join(' ', command), ended.ExitCode + ended.Output + ended.Errors));
        }

        return told;
    }

    private static async Task<IEnumerable<(string What, string Text)>> ScenarioAsync(HttpClient http, string name)
    {
        using var started = await http.PostAsJsonAsync("/_emulator/scenarios", new { name });
        var run = await started.Content.ReadFromJsonAsync<JsonElement>();
        var (id, workspace) = (run.GetProperty("runId").GetString(), $"/_emulator/workspaces/{run.GetProperty("workspace").GetString()}");
        JsonElement view = default;
        Assert.True(await Eventually.TrueAsync(async () =>
        {
            view = await http.GetFromJsonAsync<JsonElement>($"{workspace}/scenarios/{id}");
            return view.GetProperty("state").GetString() != "running";
        }));
        Assert.Equal("passed", view.GetProperty("state").GetString());
        var told = new List<(string, string)> { (name, Bare(view.GetRawText())) };
        foreach (var entry in (await http.GetFromJsonAsync<JsonElement>($"{workspace}/journal?limit=300")).EnumerateArray())
        {
            var exchange = await http.GetFromJsonAsync<JsonElement>($"{workspace}/journal/{entry.GetProperty("number")}");
            told.Add(($"{name}: {entry.GetProperty("method")} {entry.GetProperty("path")}", Bare(exchange.GetRawText())));
        }

        foreach (var list in (string[])["people", "mails", "webhooks", "agenda", "timeline?limit=300"])
            told.Add(($"{name}: {list}", Sorted(await http.GetStringAsync($"{workspace}/{list}"))));
        return told;
    }

    private static async Task<IEnumerable<(string What, string Text)>> ListsAsync(HttpClient http)
    {
        var told = new List<(string, string)>();
        foreach (var path in (string[])
            ["coverage", "acts", "fixtures", "providers", "openapi.json", "openapi/kelio.json", "openapi/pi.json", "openapi/keypredict.json"])
            told.Add((path, Bare(await http.GetStringAsync("/_emulator/" + path))));
        return told;
    }

    private static async Task<IEnumerable<(string What, string Text)>> PicturesAsync(HttpClient http)
    {
        using var made = await http.PostAsJsonAsync(
            "/_emulator/workspaces", new { fixture = "demo", clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } });
        var workspace = new TestWorkspace(http, await made.Content.ReadFromJsonAsync<JsonElement>());
        var told = new List<(string, string)> { ("people of the demo", Bare(await http.GetStringAsync(workspace.Path + "/people"))) };
        var id = await workspace.SendAssessmentAsync();
        await workspace.CompleteAsync(id);
        foreach (var path in (string[])
            [
                $"/api/v1/behavioralassessments/{id}/patterns/full", $"/api/v1/behavioralassessments/{id}/reports/behavioral",
                "/api/v2/peopleandjobs?searchText=o", "/api/v1/behavioralassessments/I%C4%B0%C4%B1i",
            ])
        {
            using var answer = await workspace.PiAsync(HttpMethod.Get, path);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            told.Add((path.Replace(id, "id", StringComparison.Ordinal), (int)answer.StatusCode + Encoding.Latin1.GetString(bytes)));
        }

        return told;
    }

    private static async Task<IEnumerable<(string What, string Text)>> OperationsAsync(HttpClient http)
    {
        using var made = await http.PostAsJsonAsync(
            "/_emulator/workspaces", new { fixture = "demo", clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } });
        var answers = await GoodCalls.AnswersAsync(new TestWorkspace(http, await made.Content.ReadFromJsonAsync<JsonElement>()));
        var bad = answers.Where(answer => answer.Status >= 400).Select(answer => $"{answer.What}: {answer.Status}").ToList();
        Assert.True(bad.Count * 10 < answers.Count, $"{bad.Count} of {answers.Count} were refused: {string.Join(", ", bad)}");
        return answers.Select(answer => (answer.What, answer.Status + Bare(answer.Text)));
    }

    private static System.Diagnostics.ProcessStartInfo Speaking(string language, params string[] arguments)
    {
        var start = Command.Describe(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, .. arguments]);
        foreach (var name in (string[])["LC_ALL", "LANG", "LANGUAGE", "LC_NUMERIC", "LC_TIME"]) start.Environment[name] = language;
        start.Environment["TZ"] = "Asia/Kathmandu";
        return start;
    }

    /// <summary>Without what chance or the machine's speed made: secrets, names of runs and workspaces, numbers of calls, real times, ports.</summary>
    private static string Bare(string text) => ByChance().Replace(text, "•");

    /// <summary>A list whose entries came about side by side: which of them was first is chance.</summary>
    private static string Sorted(string list) => string.Join(
        '\n', JsonSerializer.Deserialize<JsonElement[]>(list)!.Select(entry => Bare(entry.GetRawText())).Order(StringComparer.Ordinal));

    private static string Difference(string expected, string told)
    {
        var at = expected.Zip(told).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"“{expected[Math.Max(0, at - 80)..Math.Min(expected.Length, at + 80)]}” became “{told[Math.Max(0, at - 80)..Math.Min(told.Length, at + 80)]}”";
    }

    [GeneratedRegex(
        "\"(durationMs|seconds|number|cause|id|sequence|startedAt)\":\"?[0-9.:TZ-]+|[A-Za-z0-9_+/=-]{20,}|•+[A-Za-z0-9]{0,8}|run-[0-9a-z]+|"
            + "w-[0-9a-f]+|127\\.0\\.0\\.1(:|%3A)[0-9]+|(?i:X-Emulator-Exchange|Content-Length)\": ?\"[0-9]+|[a-z0-9.]+@keypredict\\.example|[0-9.]+ m?s\\b")]
    private static partial Regex ByChance();
}
