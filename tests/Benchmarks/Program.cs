using Benchmarks;
using Benchmarks.Guard;
using Benchmarks.Peers;
using Benchmarks.Soak;

// dotnet run -c Release --project tests/Benchmarks            what concerns all providers, as a table
// dotnet run -c Release --project tests/Benchmarks -- start   start, idle memory and workspaces, emulator and bare Kestrel both compiled ahead, in turn
// dotnet run -c Release --project tests/Benchmarks -- kelio   lists and creation with 10,000 applicants; likewise key-predict, predictive-index
// dotnet run -c Release --project tests/Benchmarks -- scale   what calls cost at a thousand and at a million records, all providers
//     --records 100000 at another number than a million; --only "Kelio" for one provider
// dotnet run -c Release --project tests/Benchmarks -- webhooks   what webhooks cost beside plain POSTs
// dotnet run -c Release --project tests/Benchmarks -- journal   the journal and the masks alone
// dotnet run -c Release --project tests/Benchmarks -- allocation   bytes a call in our own code
// dotnet run -c Release --project tests/Benchmarks -- soak [--minutes 60]   whether memory and descriptors stay what they are
// dotnet run -c Release --project tests/Benchmarks -- neighbours   whether a workspace gets slower beside a hostile one
// dotnet run -c Release --project tests/Benchmarks -- calls   the other providers' reads and a creation, beside bare Kestrel
// dotnet run -c Release --project tests/Benchmarks -- kept [--workspaces 10000]   the start, and first calls, where many workspaces are kept
// dotnet run -c Release --project tests/Benchmarks -- cluster --database "Host=127.0.0.1;Port=5432;Database=…"   three nodes beside one process
// dotnet run -c Release --project tests/Benchmarks -- page   the bytes that the page takes, in a real browser
// dotnet run -c Release --project tests/Benchmarks -- peers   the same read by WireMock.Net, Prism and Mockoon: what each costs, and what it does not look at
// dotnet run -c Release --project tests/Benchmarks -- guard [--against <commit>]   a minute beside the last release; 1 when a row fell by more than a tenth
// … quick at the end: shorter runs, to see that it works
return args switch
{
    ["baseline", var length] => await Baseline.ServeAsync(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)),
    ["start", .. var rest] => await StartFigures.PrintAsync(isQuick: rest is ["quick"]),
    ["kelio", .. var rest] => await KelioLists.PrintAsync(isQuick: rest is ["quick"]),
    ["key-predict", .. var rest] => KeyPredictAsync(isQuick: rest is ["quick"]),
    ["predictive-index", .. var rest] => await PredictiveIndexAsync(isQuick: rest is ["quick"]),
    ["scale", .. var rest] => Scale(rest),
    ["webhooks", .. var rest] => await WebhooksAsync(isQuick: rest is ["quick"]),
    ["journal", .. var rest] => JournalFigures.Print(isQuick: rest is ["quick"]),
    ["allocation", .. var rest] => await Allocation.PrintAsync(isQuick: rest.Contains("quick"), withTypes: rest.Contains("types")),
    ["neighbours", .. var rest] => await Neighbours.PrintAsync(isQuick: rest is ["quick"]),
    ["calls", .. var rest] => Print(await CallRows.MeasureAsync(EmulatorPath(), OwnPath(), isQuick: rest is ["quick"])),
    ["kept"] => Print(await KeptFigures.MeasureAsync(workspaces: 10_000, Pairs.Usual)),
    ["kept", "--workspaces", var many] => Print(
        await KeptFigures.MeasureAsync(int.Parse(many, System.Globalization.CultureInfo.InvariantCulture), Pairs.Usual)),
    ["cluster", "--database", var database, .. var rest] => Print(await new ClusterFigures(EmulatorPath(), database).MeasureAsync(isQuick: rest is ["quick"])),
    ["page", .. var rest] => Print(await PageFigures.MeasureAsync(EmulatorPath(), isQuick: rest is ["quick"])),
    ["peer", "wiremock", var path, var file] => await WireMockPeer.ServeAsync(path, file),
    ["peers", .. var rest] => await PeerFigures.PrintAsync(isQuick: rest is ["quick"]),
    ["guard"] => await GuardRun.PrintAsync(against: null),
    ["guard", "--against", var reference] => await GuardRun.PrintAsync(reference),
    ["soak"] => await SoakAsync(minutes: 60),
    ["soak", "--minutes", var minutes] => await SoakAsync(double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture)),
    ["quick"] => await Measurements.RunAsync(isQuick: true),
    _ => await Measurements.RunAsync(isQuick: false),
};

static string EmulatorPath() => Path.Combine(AppContext.BaseDirectory, "Emulator.dll");

static string OwnPath() => Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll");

static int Print(IEnumerable<(string What, string Emulator, string Baseline, string Ratio, string Aim)> rows)
{
    Console.WriteLine("| measured | emulator | baseline | ratio (least–most) | aim |");
    Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
    foreach (var (what, emulator, baseline, ratio, aim) in rows) Console.WriteLine($"| {what} | {emulator} | {baseline} | {ratio} | {aim} |");
    return 0;
}

static int KeyPredictAsync(bool isQuick)
{
    foreach (var (what, emulator, baseline, ratio, aim) in KeyPredictReads.Rows(isQuick))
        Console.WriteLine($"| {what} | {emulator} | {baseline} | {ratio} | {aim} |");
    return 0;
}

static async Task<int> PredictiveIndexAsync(bool isQuick)
{
    using var emulator = await Child.StartAsync(Path.Combine(AppContext.BaseDirectory, "Emulator.dll"), "--urls", "http://127.0.0.1:0");
    using var http = new HttpClient { BaseAddress = new Uri(emulator.Address), Timeout = TimeSpan.FromMinutes(5) };
    foreach (var (what, figure) in await PredictiveIndexRows.MeasureAsync(http, isQuick)) Console.WriteLine($"| {what} | {figure} |");
    return 0;
}

static async Task<int> WebhooksAsync(bool isQuick)
{
    using var emulator = await Child.StartAsync(Path.Combine(AppContext.BaseDirectory, "Emulator.dll"), "--urls", "http://127.0.0.1:0");
    using var http = new HttpClient { BaseAddress = new Uri(emulator.Address), Timeout = TimeSpan.FromMinutes(5) };
    foreach (var (what, own, baseline, ratio, aim) in await WebhookFigures.RowsAsync(http, isQuick))
        Console.WriteLine($"| {what} | {own} | {baseline} | {ratio} | {aim} |");
    return 0;
}

static int Scale(string[] rest)
{
    string? After(string name) => Array.IndexOf(rest, name) is >= 0 and var at && at + 1 < rest.Length ? rest[at + 1] : null;
    return ScaleFigures.Print(int.Parse(After("--records") ?? "1000000", System.Globalization.CultureInfo.InvariantCulture), After("--only"));
}

static async Task<int> SoakAsync(double minutes)
{
    // The bounds are met after a minute or two of an unloaded machine; a short run warms up for half of its time, a long one for a tenth.
    var warmUp = TimeSpan.FromMinutes(Math.Min(minutes / 2, Math.Max(2, minutes / 10)));
    var emulator = Path.Combine(AppContext.BaseDirectory, "Emulator.dll");
    var figures = await SoakRun.RunAsync(emulator, warmUp, TimeSpan.FromMinutes(minutes) - warmUp, stepsPerSecond: 60);
    Console.WriteLine(figures);
    foreach (var failure in figures.Failures()) Console.Error.WriteLine(failure);
    return figures.Failures().Any() ? 1 : 0;
}
