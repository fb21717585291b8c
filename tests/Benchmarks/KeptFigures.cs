using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Benchmarks;

/// <summary>What a start costs where many workspaces are kept, beside one with an empty directory for its data, in turn; and the first call to each of some
/// of them, which brings the workspace back.</summary>
internal static class KeptFigures
{
    private const int Makers = 16, Called = 40;

    /// <summary>The rows.</summary>
    public static async Task<IReadOnlyList<(string What, string Emulator, string Baseline, string Ratio, string Aim)>> MeasureAsync(int workspaces, int pairs)
    {
        using var published = await Published.MakeAsync();
        var (full, empty) = (Directory.CreateTempSubdirectory("emulator-data-"), Directory.CreateTempSubdirectory("emulator-data-"));
        try
        {
            await FillAsync(published.Emulator, full.FullName, workspaces);
            var bytes = full.EnumerateFiles().Sum(file => file.Length);
            var (first, second) = (new List<double>(), new List<double>());
            var starts = await Pairs.MeasureAsync(
                pairs,
                _ => StartAsync(published.Emulator, full.FullName, workspaces, first, second),
                _ => StartAsync(published.Emulator, empty.FullName, 0, [], []));
            var size = string.Create(CultureInfo.InvariantCulture, $"{workspaces} demo workspaces kept, {bytes / 1024 / 1024} MB");
            return
            [
                ($"start to ready, {size}, ms", Text(starts.Ours), Text(starts.Theirs) + " (none kept)", starts.Spread, "at most 1.5"),
                ("the first call to a workspace that is kept, ms", Spread(first), Text(Median(second)) + " (the next call)", "", "under 20 ms"),
            ];
        }
        finally
        {
            full.Delete(recursive: true);
            empty.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(string assembly, string directory, int workspaces)
    {
        using var child = await StartedAsync(assembly, directory);
        using var http = new HttpClient { BaseAddress = new Uri(child.Address) };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, workspaces),
            new ParallelOptions { MaxDegreeOfParallelism = Makers },
            async (i, stop) =>
            {
                using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = Name(i) }, stop);
                made.EnsureSuccessStatusCode();
            });
    }

    /// <summary>Starts, in ms; asks some workspaces that nobody has asked for twice each.</summary>
    private static async Task<double> StartAsync(string assembly, string directory, int workspaces, List<double> first, List<double> second)
    {
        using var child = await StartedAsync(assembly, directory);
        using var http = new HttpClient { BaseAddress = new Uri(child.Address) };
        await FirstAnswers.AskAsync(http); // What the process does once is not the workspace's.
        if (workspaces > 0) await AskAsync(http, workspaces - 1);
        for (var i = 0; i < Called && workspaces > 0; i++)
        {
            var which = (int)((i + 0.5) * (workspaces - 1) / Called);
            first.Add(await AskAsync(http, which));
            second.Add(await AskAsync(http, which));
        }

        return child.StartToReady.TotalMilliseconds;
    }

    private static async Task<double> AskAsync(HttpClient http, int which)
    {
        var mark = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync($"/_emulator/workspaces/{Name(which)}");
        var gone = Stopwatch.GetElapsedTime(mark).TotalMilliseconds;
        answer.EnsureSuccessStatusCode();
        return gone;
    }

    private static Task<Child> StartedAsync(string assembly, string directory) =>
        Child.StartAsync(assembly, "--urls", "http://127.0.0.1:0", "--data", directory, "--maxWorkspaces", "100000");

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"kept-{i}");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Spread(List<double> values) =>
        string.Create(CultureInfo.InvariantCulture, $"{Median(values):0.0} ({values.Min():0.0}–{values.Max():0.0})");
}
