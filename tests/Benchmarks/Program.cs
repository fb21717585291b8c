using Benchmarks;

// dotnet run -c Release --project tests/Benchmarks            all measurements, as a table
// dotnet run -c Release --project tests/Benchmarks -- quick   shorter runs, to see that it works
// dotnet run -c Release --project tests/Benchmarks -- kelio   lists and creation with 10,000 applicants of Kelio
return args switch
{
    ["baseline", var length] => await Baseline.ServeAsync(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)),
    ["kelio", .. var rest] => await KelioLists.PrintAsync(isQuick: rest is ["quick"]),
    ["quick"] => await Measurements.RunAsync(isQuick: true),
    _ => await Measurements.RunAsync(isQuick: false),
};
