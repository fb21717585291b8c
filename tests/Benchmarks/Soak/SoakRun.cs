namespace Benchmarks.Soak;

/// <summary>Whether the emulator takes for ever what it takes at first: traffic until all bounds are met, a measurement when it is quiet, the same traffic for
/// long, and a measurement again.</summary>
internal static class SoakRun
{
    private const int Snapshots = 5;
    private const int Unread = 8;

    /// <summary>Small enough that the steady state comes soon.</summary>
    private static readonly string[] Settings =
    [
        "--journal:maxExchanges", "500", "--journal:maxBytes", "1048576", "--journal:maxChanges", "200", "--bounds:mails", "50", "--bounds:deliveries", "50",
        "--bounds:webhookBytes", "65536", "--bounds:faults", "10", "--bounds:snapshots", $"{Snapshots}", "--bounds:claims", "200", "--bounds:quotaKeys", "50",
        "--bounds:recordings", "5", "--bounds:receivedCalls", "20", "--bounds:receivedBytes", "65536", "--bounds:runs", "5", "--keyPredict:mostTokens", "50",
        "--webhooks:longestAttempt", "00:00:02",
    ];

    /// <summary>The framework's pools let go of the arrays of threads that have nothing to do when they were not used for a minute.</summary>
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromMinutes(3);

    /// <summary>Runs it.</summary>
    /// <param name="assembly">The emulator.</param>
    /// <param name="warmUp">How long until the first measurement.</param>
    /// <param name="length">How long from there to the second.</param>
    /// <param name="stepsPerSecond">How many steps a second, of one to four calls each.</param>
    public static async Task<SoakFigures> RunAsync(string assembly, TimeSpan warmUp, TimeSpan length, double stepsPerSecond)
    {
        using var child = await SoakChild.StartAsync(assembly, Settings);
        await using var good = await Receiver.StartAsync(200);
        using var hung = new HungReceiver();
        using var http = Client(child.Address);
        var caller = new SoakCaller(http);
        var live = await SoakTarget.MakeAsync(caller, "soak-live", "demo", "live");
        var frozen = await SoakTarget.MakeAsync(caller, "soak-frozen", "demo", "frozen");
        var traffic = new SoakTraffic(caller, new Uri(child.Address), live, frozen, good.Url, hung.Url);
        await TrafficAsync(traffic, child, live, warmUp, stepsPerSecond);
        var first = await MeasureAsync(child, caller, live, frozen, wanted: null);
        await TrafficAsync(traffic, child, live, length, stepsPerSecond);
        var last = await MeasureAsync(child, caller, live, frozen, first);
        var (ends, took) = await SoakEnd.RunAsync(assembly, Settings, child, traffic, live, good.Url, hung.Url);
        return new SoakFigures(first, last, caller.Calls, caller.Statuses, good.Count, hung.Count, caller.Broken, child.Errors, ends, took);
    }

    /// <summary>A client that keeps no connection for long: each is a descriptor on the other side.</summary>
    public static HttpClient Client(string address) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1),
    })
    { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };

    private static async Task TrafficAsync(SoakTraffic traffic, SoakChild child, SoakTarget live, TimeSpan time, double stepsPerSecond)
    {
        // Whoever opened these never reads them, all the time.
        using var streams = await UnreadStreams.OpenAsync(new Uri(child.Address), live.Path, Unread);
        using var stop = new CancellationTokenSource(time);
        await traffic.RunAsync(stepsPerSecond, stop.Token);
    }

    /// <summary>Puts both workspaces back, waits until nothing is under way, and looks; when what is wanted is known, until it is reached or time is
    /// up.</summary>
    private static async Task<SoakMoment> MeasureAsync(
        SoakChild child, SoakCaller caller, SoakTarget live, SoakTarget frozen, SoakMoment? wanted)
    {
        await live.ControlAsync(HttpMethod.Post, "reset");
        await frozen.ControlAsync(HttpMethod.Post, "reset");
        // Each snapshot keeps the world of its moment: those that are kept are to be of the same one.
        for (var i = 0; i < Snapshots; i++) await frozen.ControlAsync(HttpMethod.Post, "snapshots", new { name = "quiet" });
        using var end = new CancellationTokenSource(LongestQuiet);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(3));
        SoakMoment? seen = null;
        while (true)
        {
            try
            {
                await timer.WaitForNextTickAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                return seen!;
            }

            var figures = await caller.CallAsync(HttpMethod.Get, "/_emulator/process?collect=true");
            var now = new SoakMoment(
                figures.GetProperty("heapBytes").GetInt64(),
                figures.GetProperty("residentBytes").GetInt64(),
                child.Descriptors,
                figures.GetProperty("workspaces").GetInt32());
            // The first time all that goes is to be gone: until two looks are alike.
            var isQuiet = wanted is not null ? now.IsWithin(wanted)
                : seen is not null && now.Descriptors >= seen.Descriptors && now.HeapBytes > seen.HeapBytes * 0.99;
            seen = now;
            if (isQuiet) return now;
        }
    }
}
