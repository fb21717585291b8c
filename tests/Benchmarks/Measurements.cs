using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>The numbers of the README. What can be set beside a baseline is given as a ratio measured in the same run: machines differ and are noisy.</summary>
internal static class Measurements
{
    private static readonly string EmulatorPath = Path.Combine(AppContext.BaseDirectory, "Emulator.dll");
    private static readonly string OwnPath = Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll");
    private static readonly List<(string What, string Emulator, string Baseline, string Ratio, string Aim)> Rows = [];

    public static async Task<int> RunAsync(bool isQuick)
    {
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load by "
            + $"{(Load.HasWrk ? "wrk" : "own sockets")}{(isQuick ? ", quick" : "")}");
        await StartAsync(isQuick ? 3 : 9);
        using (var emulator = await Child.StartAsync(EmulatorPath, "--urls", "http://127.0.0.1:0"))
        {
            using var http = new HttpClient { BaseAddress = new Uri(emulator.Address), Timeout = TimeSpan.FromMinutes(5) };
            await WorkspacesAsync(http, isQuick ? 5 : 2000, isQuick ? 20 : 200);
            Rows.AddRange(await WebhookFigures.RowsAsync(http, isQuick));
        }

        await ReadsAsync(isQuick ? 2 : 5, isQuick ? 3 : 5, isQuick ? 5 : 15, isQuick ? 20_000 : 1_000_000);
        Rows.AddRange(await CallRows.MeasureAsync(EmulatorPath, OwnPath, isQuick));
        Rows.AddRange(await PageFigures.MeasureAsync(EmulatorPath, isQuick));
        Print();
        return 0;
    }

    private static async Task StartAsync(int times)
    {
        var (emulator, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            using (var child = await Child.StartAsync(EmulatorPath, "--urls", "http://127.0.0.1:0")) emulator.Add(child.StartToReady.TotalMilliseconds);
            using (var child = await Child.StartAsync(OwnPath, "baseline", "10")) bare.Add(child.StartToReady.TotalMilliseconds);
        }

        Add("start to ready, ms", Median(emulator), Median(bare), "bare Kestrel", "under 1000 ms", "0");
    }

    private static async Task WorkspacesAsync(HttpClient http, int warmUp, int times)
    {
        var (early, create, empty, reset, health) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < times + warmUp; i++)
        {
            var id = "bench-" + i.ToString(CultureInfo.InvariantCulture);
            var created = await TimeAsync(() => http.PostAsJsonAsync("/_emulator/workspaces", new { id, seed = i }));
            var createdEmpty = await TimeAsync(() => http.PostAsJsonAsync("/_emulator/workspaces", new { id = id + "-empty", seed = i, fixture = "empty" }));
            var wasReset = await TimeAsync(() => http.PostAsync($"/_emulator/workspaces/{id}/reset", null));
            var asked = await TimeAsync(() => http.GetAsync("/_emulator/health"));
            await TimeAsync(() => http.DeleteAsync($"/_emulator/workspaces/{id}"));
            await TimeAsync(() => http.DeleteAsync($"/_emulator/workspaces/{id}-empty"));
            if (i < 20) early.Add(created);
            if (i < warmUp) continue;
            create.Add(created);
            empty.Add(createdEmpty);
            reset.Add(wasReset);
            health.Add(asked);
        }

        Add("workspace creation (demo), the first twenty of a process, ms", Median(early), Median(health), "health call", "", "0.00");
        Add("workspace creation (demo, a seed of its own), warm, ms", Median(create), Median(health), "health call", "under 5 ms", "0.00");
        Add("workspace creation (empty), warm, ms", Median(empty), Median(health), "health call", "under 5 ms", "0.00");
        Add("workspace reset, ms", Median(reset), Median(health), "health call", "under 10 ms", "0.00");
    }

    private static async Task ReadsAsync(int rounds, int seconds, int warmUp, long millionCalls)
    {
        using var emulator = await Child.StartAsync(EmulatorPath, "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        var (path, headers) = await KelioRead.PrepareAsync(http);
        using var sample = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) sample.Headers.TryAddWithoutValidation(name, value);
        using var answer = await http.SendAsync(sample);
        answer.EnsureSuccessStatusCode();
        var length = (await answer.Content.ReadAsByteArrayAsync()).Length;
        using var bare = await Child.StartAsync(OwnPath, "baseline", length.ToString(CultureInfo.InvariantCulture));
        var (ours, theirs, calls) = (new List<double>(), new List<double>(), 0L);
        // The runtime compiles hot code anew in the first seconds of load; what is measured is what a long-lived process does.
        await Load.RunAsync(emulator.Address + path, warmUp, headers);
        await Load.RunAsync(bare.Address + path, warmUp, headers);
        for (var i = 0; i < rounds; i++)
        {
            var own = await Load.RunAsync(emulator.Address + path, seconds, headers);
            calls += own.Calls;
            ours.Add(own.PerSecond);
            theirs.Add((await Load.RunAsync(bare.Address + path, seconds, headers)).PerSecond);
        }

        var pairs = Pairs.Of(ours, theirs);
        Rows.Add((
            $"authenticated Kelio read ({length} bytes; quota, journal and verdict on), calls a second",
            pairs.Ours.ToString("0", CultureInfo.InvariantCulture),
            pairs.Theirs.ToString("0", CultureInfo.InvariantCulture) + " (bare Kestrel)",
            pairs.Spread,
            "at least 0.80"));
        while (calls < millionCalls) calls += (await Load.RunAsync(emulator.Address + path, seconds, headers)).Calls;
        Rows.Add(($"memory after {calls:N0} calls, MB", emulator.ResidentMegabytes.ToString("0", CultureInfo.InvariantCulture),
            bare.ResidentMegabytes.ToString("0", CultureInfo.InvariantCulture) + " (bare Kestrel)",
            (emulator.ResidentMegabytes / bare.ResidentMegabytes).ToString("0.00", CultureInfo.InvariantCulture), "under 150 MB"));
    }

    private static async Task<double> TimeAsync(Func<Task<HttpResponseMessage>> call)
    {
        var mark = Stopwatch.GetTimestamp();
        using var answer = await call();
        return Stopwatch.GetElapsedTime(mark).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Add(string what, double emulator, double baseline, string baselineName, string aim, string format) => Rows.Add((
        what,
        emulator.ToString(format, CultureInfo.InvariantCulture),
        $"{baseline.ToString(format, CultureInfo.InvariantCulture)} ({baselineName})",
        (emulator / baseline).ToString("0.00", CultureInfo.InvariantCulture),
        aim));

    private static void Print()
    {
        Console.WriteLine("| measured | emulator | baseline | ratio | aim |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
        foreach (var (what, emulator, baseline, ratio, aim) in Rows) Console.WriteLine($"| {what} | {emulator} | {baseline} | {ratio} | {aim} |");
    }
}
