using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Benchmarks;

/// <summary>The numbers of Predictive Index: a filtered search over many people, reports, status webhooks to a receiver on this machine.</summary>
internal static class PredictiveIndexRows
{
    private const string Control = "/_emulator/workspaces/pi-bench", Assessments = "/pi/api/v1/behavioralassessments";
    private const int AtOnce = 16;

    /// <summary>What was measured and the figure.</summary>
    public static async Task<IReadOnlyList<(string What, string Figure)>> MeasureAsync(HttpClient http, bool isQuick)
    {
        var people = isQuick ? 500 : 10_000;
        var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "pi-bench", fixture = "empty" });
        var users = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("predictiveIndex").GetProperty("users");
        var key = users.EnumerateArray().First(user => user.GetProperty("role").GetString() == "AccountOwner").GetProperty("apiKey").GetString()!;
        await using var receiver = await Receiver.StartAsync(200);
        using var set = await http.PatchAsJsonAsync(
            Control + "/predictive-index/account", new { requestsPerMinute = 100_000_000, defaultAssessmentStatusWebhookUrl = receiver.Url });
        set.EnsureSuccessStatusCode();

        var ids = new string[people];
        await Parallel.ForAsync(0, people, async (i, _) => ids[i] = (await SendAsync(http, key, HttpMethod.Post, Assessments, new
        {
            firstName = "Ann" + i,
            lastName = "Lee",
            email = $"ann{i}@people.example",
        })).GetProperty("assessmentId").GetString()!);
        var search = await TimesAsync(isQuick ? 5 : 40, async i =>
        {
            var filter = Uri.EscapeDataString($"peopleAndJobsSearchResult/assessmentUser/email eq 'ann{i}@people.example'");
            await SendAsync(http, key, HttpMethod.Get, "/pi/api/v2/peopleandjobs?$filter=" + filter);
        });

        // The deliveries alone: all completions are told at once, each a line of its own, while nothing else calls. The fourth part goes
        // first, unmeasured: the runtime compiles anew.
        (await http.PostAsJsonAsync(Control + "/webhooks/hold", new { })).EnsureSuccessStatusCode();
        await Parallel.ForAsync(0, people, async (i, stop) =>
            (await http.PostAsJsonAsync($"{Control}/predictive-index/assessments/{ids[i]}/complete", new { }, stop)).EnsureSuccessStatusCode());
        await ReleasedAsync(http, receiver, new { count = people / 4 }, people / 4);
        await PlainAsync(receiver.Url, people / 4);
        var plain = await PlainAsync(receiver.Url, people - (people / 4));
        var before = receiver.Count;
        var told = await ReleasedAsync(http, receiver, new { }, people - (people / 4));
        if (receiver.Count - before != people - (people / 4)) throw new InvalidOperationException("A delivery was lost or doubled.");
        var report = await TimesAsync(isQuick ? 5 : 200, async i => await FetchAsync(http, key, $"{Assessments}/{ids[i]}/reports/1?format=PDF&gender=0"));
        return
        [
            ($"PI: search with $filter over {people:N0} people, ms", search.ToString("0.0", CultureInfo.InvariantCulture)),
            ("PI: report as PDF, ms", report.ToString("0.00", CultureInfo.InvariantCulture)),
            ($"PI: webhooks delivered a second (as many plain POSTs, {AtOnce} at once: {plain:0})",
                told.ToString("0", CultureInfo.InvariantCulture) + string.Create(CultureInfo.InvariantCulture, $", {told / plain:0.00} of it")),
        ];
    }

    private static async Task<double> ReleasedAsync(HttpClient http, Receiver receiver, object which, int count)
    {
        var goal = receiver.Count + count;
        var mark = Stopwatch.GetTimestamp();
        (await http.PostAsJsonAsync(Control + "/webhooks/release", which)).EnsureSuccessStatusCode();
        for (var waited = 0; receiver.Count < goal && waited < 60_000; waited++) await Task.Delay(1);
        return count / Stopwatch.GetElapsedTime(mark).TotalSeconds;
    }

    // A client and nothing else: what the receiver and the machine allow.
    private static async Task<double> PlainAsync(string url, int count)
    {
        using var client = new HttpClient();
        var mark = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, stop) => (await client.PostAsync(url, new StringContent("{}"), stop)).Dispose());
        return count / Stopwatch.GetElapsedTime(mark).TotalSeconds;
    }

    private static async Task<double> TimesAsync(int times, Func<int, Task> call)
    {
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var mark = Stopwatch.GetTimestamp();
            await call(i);
            taken.Add(Stopwatch.GetElapsedTime(mark).TotalMilliseconds);
        }

        taken.Sort();
        return taken[taken.Count / 2];
    }

    private static async Task<JsonElement> SendAsync(HttpClient http, string key, HttpMethod method, string path, object? body = null)
    {
        using var request =
            new HttpRequestMessage(method, path) { Headers = { { "api-key", key } }, Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<byte[]> FetchAsync(HttpClient http, string key, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "api-key", key } } };
        using var answer = await http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
