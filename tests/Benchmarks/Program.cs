using Benchmarks;

// dotnet run -c Release --project tests/Benchmarks            all measurements, as a table
// dotnet run -c Release --project tests/Benchmarks -- quick   shorter runs, to see that it works
// dotnet run -c Release --project tests/Benchmarks -- predictive-index http://127.0.0.1:8080    the figures of Predictive Index, short, against a running emulator
return args switch
{
    ["baseline", var length] => await Baseline.ServeAsync(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)),
    ["predictive-index", var address] => await PrintAsync(address),
    ["quick"] => await Measurements.RunAsync(isQuick: true),
    _ => await Measurements.RunAsync(isQuick: false),
};

static async Task<int> PrintAsync(string address)
{
    using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
    foreach (var (what, figure) in await PredictiveIndexRows.MeasureAsync(http, isQuick: true)) Console.WriteLine($"| {what} | {figure} |");
    return 0;
}
