using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>What webhooks cost beside plain POSTs to the same receiver: a drain of retries in time travel, and many that fall due at once in live time. The
/// emulator and the baseline take turns; each figure is the median of the pairs, with the smallest and the largest.</summary>
internal static class WebhookFigures
{
    private const int Workspaces = 16, Pairs = 5, AttemptsOfOne = 8;

    /// <summary>As many as the emulator has under way at once in all.</summary>
    private const int AtOnce = 128;

    /// <summary>What was measured, of the emulator, of the baseline, the ratio with its spread, and the aim.</summary>
    public static async Task<IReadOnlyList<(string What, string Emulator, string Baseline, string Ratio, string Aim)>> RowsAsync(
        HttpClient http, bool isQuick) =>
        [await DrainAsync(http, isQuick ? 10 : 100), await AtOnceAsync(http, isQuick ? 10 : 125)];

    private static async Task<(string What, string Emulator, string Baseline, string Ratio, string Aim)> DrainAsync(HttpClient http, int assessments)
    {
        var pairs = new List<(double Own, double Bare)>();
        var attempts = assessments * AttemptsOfOne;
        for (var pair = 0; pair <= Pairs; pair++)
        {
            await using var receiver = await Receiver.StartAsync(503);
            await using var customer = await Customer.NewAsync(http, "drain", receiver.Url, new { mode = "frozen", now = "2026-03-02T09:00:00Z" });
            await customer.CompleteAsync(assessments);
            await customer.ControlAsync("webhooks/release", new { });
            await customer.ControlAsync("clock/advance", new { by = "PT0S" });
            var before = receiver.Count;
            var own = await TimeAsync(() => customer.ControlAsync("clock/advance", new { by = "PT24H" }));
            if (receiver.Count - before != attempts) throw new InvalidOperationException($"{receiver.Count - before} attempts came, {attempts} were due.");
            var bare = await TimeAsync(() => PlainAsync(receiver.Url, receiver.Sample!, attempts, 1));
            if (pair > 0) pairs.Add((own, bare)); // The first warms up.
        }

        return Row($"drain of 24 h of PI retries ({attempts} attempts), ms", "as many plain POSTs", pairs, "at most 3");
    }

    private static async Task<(string What, string Emulator, string Baseline, string Ratio, string Aim)> AtOnceAsync(HttpClient http, int subjects)
    {
        await using var receiver = await Receiver.StartAsync(200);
        var customers = new List<Customer>();
        for (var i = 0; i < Workspaces; i++) customers.Add(await Customer.NewAsync(http, $"ring-{i}", receiver.Url, new { mode = "live" }));
        var pairs = new List<(double Own, double Bare)>();
        var count = Workspaces * subjects;
        for (var pair = 0; pair <= Pairs; pair++)
        {
            await Task.WhenAll(customers.Select(customer => customer.CompleteAsync(subjects)));
            var goal = receiver.Count + count;
            var own = await TimeAsync(async () =>
            {
                await Task.WhenAll(customers.Select(customer => customer.ControlAsync("webhooks/release", new { })));
                await receiver.HasAsync(goal);
            });
            await Task.Delay(300);
            if (receiver.Count != goal) throw new InvalidOperationException("A delivery was lost or doubled.");
            await Task.WhenAll(customers.Select(customer => customer.ControlAsync("webhooks/hold", new { })));
            var bare = await TimeAsync(() => PlainAsync(receiver.Url, receiver.Sample!, count, AtOnce));
            if (pair > 0) pairs.Add((count * 1000 / own, count * 1000 / bare));
        }

        foreach (var customer in customers) await customer.DisposeAsync();
        return Row($"webhooks a second ({count} due at once in {Workspaces} workspaces)", $"HttpClient, {AtOnce} at once", pairs, "at least 0.50");
    }

    private static async Task PlainAsync(string url, string body, int count, int atOnce)
    {
        using var plain = new HttpClient();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, stop) =>
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await plain.PostAsync(url, content, stop);
        });
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var mark = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(mark).TotalMilliseconds;
    }

    private static (string What, string Emulator, string Baseline, string Ratio, string Aim) Row(
        string what, string baseline, List<(double Own, double Bare)> pairs, string aim)
    {
        var ratios = pairs.Select(pair => pair.Own / pair.Bare).Order().ToList();
        return (
            what,
            Median(pairs.Select(pair => pair.Own)).ToString("0", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{Median(pairs.Select(pair => pair.Bare)):0} ({baseline})"),
            string.Create(CultureInfo.InvariantCulture, $"{Median(ratios):0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00})"),
            aim);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    /// <summary>A workspace with a key of Predictive Index, whose webhooks are held until they are let go.</summary>
    private sealed class Customer(HttpClient http, string id, string key, string url) : IAsyncDisposable
    {
        private int made;

        public static async Task<Customer> NewAsync(HttpClient http, string id, string url, object clock)
        {
            using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id, fixture = "empty", clock });
            made.EnsureSuccessStatusCode();
            var users = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("predictiveIndex").GetProperty("users");
            var customer = new Customer(http, id, users[0].GetProperty("apiKey").GetString()!, url);
            using var set = await http.PatchAsJsonAsync($"/_emulator/workspaces/{id}/predictive-index/account", new { requestsPerMinute = 100_000_000 });
            set.EnsureSuccessStatusCode();
            await customer.ControlAsync("webhooks/hold", new { });
            return customer;
        }

        /// <summary>Orders so many assessments, and completes them.</summary>
        public async Task CompleteAsync(int assessments)
        {
            for (var i = 0; i < assessments; i++)
            {
                var email = $"b{made++}@people.example";
                using var call = new HttpRequestMessage(HttpMethod.Post, "/pi/api/v1/behavioralassessments")
                {
                    Headers = { { "api-key", key } },
                    Content = JsonContent.Create(new { firstName = "Ann", lastName = "Lee", email, assessmentStatusWebHook = url }),
                };
                using var answer = await http.SendAsync(call);
                answer.EnsureSuccessStatusCode();
                var assessment = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("assessmentId").GetString();
                await ControlAsync($"predictive-index/assessments/{assessment}/complete", new { });
            }
        }

        public async Task ControlAsync(string path, object body)
        {
            using var answer = await http.PostAsJsonAsync($"/_emulator/workspaces/{id}/{path}", body);
            answer.EnsureSuccessStatusCode();
        }

        public async ValueTask DisposeAsync() => (await http.DeleteAsync($"/_emulator/workspaces/{id}")).Dispose();
    }
}
