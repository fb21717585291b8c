using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Benchmarks;

/// <summary>What a start costs, and a workspace: emulator and bare Kestrel in turn, both compiled ahead. Each row is the median of the pairs, with the least
/// and the largest.</summary>
internal static class StartFigures
{
    private const int FirstWorkspaces = 20, Kept = 1000;

    public static async Task<int> PrintAsync(bool isQuick)
    {
        using var published = await Published.MakeAsync();
        var pairs = new List<(Start Emulator, Start Bare)>();
        for (var i = 0; i <= (isQuick ? 1 : 5); i++)
        {
            var pair = (await EmulatorAsync(published.Emulator), await BareAsync(published.Baseline));
            if (i > 0) pairs.Add(pair); // The first brings the files into the machine's memory.
        }

        Console.WriteLine("| measured | emulator | bare Kestrel | ratio | aim |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
        Row("start to ready, ms", pairs, start => start.Ready, "at most 1.5, under 400 ms");
        Row("start to the first answer (of each provider), ms", pairs, start => start.Answered, "");
        Row("idle memory a second after the start, MB", pairs, start => start.Megabytes, "at most 1.5");
        await WorkspacesAsync(published.Emulator, isQuick);
        return 0;
    }

    private static async Task<Start> EmulatorAsync(string assembly)
    {
        var mark = Stopwatch.GetTimestamp();
        using var child = await Child.StartAsync(assembly, "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new Uri(child.Address) };
        // A list of each: what is refused is no use to anybody. The credentials are the public ones of the default workspace.
        await FirstAnswers.AskAsync(http);
        var answered = Stopwatch.GetElapsedTime(mark).TotalMilliseconds;
        await Task.Delay(TimeSpan.FromSeconds(1));
        return new Start(child.StartToReady.TotalMilliseconds, answered, child.ResidentMegabytes);
    }

    private static async Task<Start> BareAsync(string assembly)
    {
        var mark = Stopwatch.GetTimestamp();
        using var child = await Child.StartAsync(assembly, "baseline", "10");
        using var http = new HttpClient { BaseAddress = new Uri(child.Address) };
        for (var i = 0; i < FirstAnswers.Count; i++) (await http.GetAsync("/")).EnsureSuccessStatusCode();
        var answered = Stopwatch.GetElapsedTime(mark).TotalMilliseconds;
        await Task.Delay(TimeSpan.FromSeconds(1));
        return new Start(child.StartToReady.TotalMilliseconds, answered, child.ResidentMegabytes);
    }

    private static async Task WorkspacesAsync(string assembly, bool isQuick)
    {
        var (early, warm, own, kilobytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < (isQuick ? 1 : 5); round++)
        {
            using var child = await Child.StartAsync(assembly, "--urls", "http://127.0.0.1:0");
            using var http = new HttpClient { BaseAddress = new Uri(child.Address) };
            early.Add(Median(await ManyAsync(http, FirstWorkspaces, _ => new { })));
            await ManyAsync(http, isQuick ? 5 : 500, _ => new { });
            warm.Add(Median(await ManyAsync(http, isQuick ? 5 : 200, _ => new { })));
            own.Add(Median(await ManyAsync(http, isQuick ? 5 : 200, seed => new { seed })));
            var before = await HeapAsync(http);
            await ManyAsync(http, Kept, _ => new { });
            kilobytes.Add((await HeapAsync(http) - before) / Kept / 1024);
        }

        Row("workspace creation (demo), the first twenty of a process, ms", early, "at most 3");
        Row("workspace creation (demo), warm, ms", warm, "at most 1");
        Row("workspace creation (demo, a seed of its own), warm, ms", own, "");
        Row("memory of a demo workspace, KB", kilobytes, "at most 60");
    }

    private static async Task<List<double>> ManyAsync(HttpClient http, int times, Func<int, object> wanted)
    {
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var mark = Stopwatch.GetTimestamp();
            using var made = await http.PostAsJsonAsync("/_emulator/workspaces", wanted(i));
            took.Add(Stopwatch.GetElapsedTime(mark).TotalMilliseconds);
            made.EnsureSuccessStatusCode();
        }

        return took;
    }

    private static async Task<double> HeapAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonElement>("/_emulator/process?collect=true")).GetProperty("heapBytes").GetDouble();

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static void Row(string what, List<(Start Emulator, Start Bare)> pairs, Func<Start, double> of, string aim) => Console.WriteLine(
        $"| {what} | {Spread(pairs.Select(pair => of(pair.Emulator)), "0")} | {Spread(pairs.Select(pair => of(pair.Bare)), "0")} | "
            + $"{Spread(pairs.Select(pair => of(pair.Emulator) / of(pair.Bare)), "0.00")} | {aim} |");

    private static void Row(string what, List<double> values, string aim) => Console.WriteLine($"| {what} | {Spread(values, "0.00")} | | | {aim} |");

    private static string Spread(IEnumerable<double> values, string format)
    {
        var all = values.ToList();
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return $"{Text(Median(all))} ({Text(all.Min())}–{Text(all.Max())})";
    }

    /// <summary>One start: until it is ready, until it has answered, both in ms, and what it holds then, in MB.</summary>
    private sealed record Start(double Ready, double Answered, double Megabytes);
}
