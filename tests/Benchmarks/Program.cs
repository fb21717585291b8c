using Benchmarks;

// dotnet run -c Release --project tests/Benchmarks            all measurements, as a table
// dotnet run -c Release --project tests/Benchmarks -- quick   shorter runs, to see that it works
return args switch
{
    ["baseline", var length] => await Baseline.ServeAsync(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)),
    ["quick"] => await Measurements.RunAsync(isQuick: true),
    _ => await Measurements.RunAsync(isQuick: false),
};
