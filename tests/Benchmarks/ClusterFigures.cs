using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>What several nodes cost beside one process, and how long the workspaces of one that is killed are away.</summary>
/// <param name="emulator">The emulator.</param>
/// <param name="database">The connection string of a database that is empty at first.</param>
internal sealed class ClusterFigures(string emulator, string database)
{
    private const int Nodes = 3;

    /// <summary>Measures it.</summary>
    /// <param name="isQuick">Whether it is only to be seen that it works.</param>
    public async Task<IReadOnlyList<(string What, string Emulator, string Baseline, string Ratio, string Aim)>> MeasureAsync(bool isQuick)
    {
        var (pairs, seconds, kills, idle) = isQuick ? (2, 1, 1, 2) : (Pairs.Usual, 4, 5, 20);
        var nodes = new List<Child>();
        try
        {
            for (var i = 0; i < Nodes; i++) nodes.Add(await StartAsync("--cluster", database));
            using var alone = await StartAsync();
            var own = await PrepareAsync(alone, "reads");
            var reads = new List<PreparedCall>();
            for (var i = 0; i < Nodes; i++) reads.Add(await PrepareAsync(nodes[i], $"reads{i}"));
            var mixed = Enumerable.Range(0, Nodes).SelectMany(node => reads.Select(read => (nodes[node], read))).ToList();
            foreach (var (node, read) in mixed.Append((alone, own))) await LoadAsync(node, read, seconds);

            var through = await Pairs.MeasureAsync(pairs, _ => LoadAsync(nodes[1], reads[0], seconds), _ => LoadAsync(nodes[0], reads[0], seconds));
            var single = async Task<double> (int _) => await PerProcessorSecondAsync([alone], [(alone, own)], seconds * Nodes);
            var inPlace = await Pairs.MeasureAsync(
                pairs, _ => PerProcessorSecondAsync(nodes, [.. Enumerable.Range(0, Nodes).Select(i => (nodes[i], reads[i]))], seconds), single);
            var anywhere = await Pairs.MeasureAsync(pairs, _ => PerProcessorSecondAsync(nodes, mixed, seconds), single);
            var idleNode = await IdleAsync(nodes[0], idle);
            var idleAlone = await IdleAsync(alone, idle);
            var takeOver = new List<double>();
            for (var i = 0; i < kills; i++) takeOver.Add(await TakeOverAsync(nodes, i % Nodes));
            takeOver.Sort();
            return
            [
                ("Kelio read through another node, calls a second", Text(through.Ours),
                    Text(through.Theirs) + " (where its workspace is)", through.Spread, "at least 0.60"),
                ("the same at three nodes, each call where its workspace is, calls a second of processor time", Text(inPlace.Ours),
                    Text(inPlace.Theirs) + " (one process alone)", inPlace.Spread, "at least 0.80"),
                ("the same at three nodes, two of three calls through another, calls a second of processor time", Text(anywhere.Ours),
                    Text(anywhere.Theirs) + " (one process alone)", anywhere.Spread, ""),
                ("from kill -9 of a node to the first answer of its workspace through another, s", Text(takeOver[takeOver.Count / 2], "0.0"),
                    "", $"{Text(takeOver[0], "0.0")}–{Text(takeOver[^1], "0.0")}", "under 10"),
                ("a node that nobody asks, ms of processor a second", Text(idleNode, "0.0"), Text(idleAlone, "0.0") + " (one process alone)", "", ""),
            ];
        }
        finally
        {
            foreach (var node in nodes) node.Dispose();
        }
    }

    private static string Text(double figure, string format = "0") => figure.ToString(format, CultureInfo.InvariantCulture);

    private Task<Child> StartAsync(params string[] settings) => Child.StartAsync(emulator, ["--urls", "http://127.0.0.1:0", .. settings]);

    private static async Task<PreparedCall> PrepareAsync(Child at, string id)
    {
        using var http = new HttpClient { BaseAddress = new Uri(at.Address) };
        for (var i = 0; i < 200 && !(await http.GetAsync("/_emulator/health")).IsSuccessStatusCode; i++) await Task.Delay(100);
        var (path, headers) = await KelioRead.PrepareAsync(http, id);
        return new PreparedCall(path, headers);
    }

    private static async Task<double> LoadAsync(Child at, PreparedCall read, int seconds) =>
        (await Load.RunAsync(at.Address + read.Path, seconds, read.Headers)).PerSecond;

    /// <summary>Calls in turn, and counts the time of all processors that the processes took meanwhile.</summary>
    private static async Task<double> PerProcessorSecondAsync(
        IReadOnlyCollection<Child> processes, IReadOnlyCollection<(Child At, PreparedCall Read)> calls, int seconds)
    {
        var (before, made) = (Processor(processes), 0L);
        foreach (var (at, read) in calls) made += (await Load.RunAsync(at.Address + read.Path, seconds, read.Headers)).Calls;
        return made / (Processor(processes) - before);
    }

    private static double Processor(IEnumerable<Child> processes) => processes.Sum(process => process.ProcessorTime.TotalSeconds);

    private static async Task<double> IdleAsync(Child process, int seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        var before = process.ProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        return (process.ProcessorTime - before).TotalMilliseconds / seconds;
    }

    /// <summary>Kills a node that has a workspace, and starts another in its place when that is over.</summary>
    private async Task<double> TakeOverAsync(List<Child> nodes, int which)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var read = await PrepareAsync(nodes[which], $"moves{Stopwatch.GetTimestamp()}");
        nodes[which].Dispose();
        var mark = Stopwatch.GetTimestamp();
        http.BaseAddress = new Uri(nodes[(which + 1) % Nodes].Address);
        while (true)
        {
            try
            {
                await read.AnswerAsync(http);
                break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        var took = Stopwatch.GetElapsedTime(mark).TotalSeconds;
        nodes[which] = await StartAsync("--cluster", database);
        return took;
    }
}
