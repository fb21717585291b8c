using System.Globalization;

namespace Benchmarks;

/// <summary>Two sides measured in turn, pair by pair: medians, and the ratio of each pair, which changes little while the machine becomes slower.</summary>
/// <param name="Ours">The median of our side.</param>
/// <param name="Theirs">The median of the other side.</param>
/// <param name="Ratio">The median of the pairs' ratios.</param>
/// <param name="Least">The smallest of them.</param>
/// <param name="Most">The largest of them.</param>
internal sealed record Pairs(double Ours, double Theirs, double Ratio, double Least, double Most)
{
    /// <summary>How many pairs a figure has when nobody says otherwise.</summary>
    public const int Usual = 5;

    /// <summary>The ratio with its spread.</summary>
    public string Spread => string.Create(CultureInfo.InvariantCulture, $"{Ratio:0.00} ({Least:0.00}–{Most:0.00})");

    /// <summary>Measures one side after the other; every second pair begins with the other side.</summary>
    public static async Task<Pairs> MeasureAsync(int pairs, Func<int, Task<double>> ours, Func<int, Task<double>> theirs)
    {
        var (own, other) = (new List<double>(), new List<double>());
        for (var i = 0; i < pairs; i++)
        {
            if (i % 2 == 0) own.Add(await ours(i));
            other.Add(await theirs(i));
            if (i % 2 == 1) own.Add(await ours(i));
        }

        return Of(own, other);
    }

    /// <summary>What was measured, pair by pair.</summary>
    public static Pairs Of(IReadOnlyList<double> ours, IReadOnlyList<double> theirs)
    {
        var ratios = ours.Zip(theirs, (one, other) => one / other).Order().ToList();
        return new Pairs(Median(ours), Median(theirs), ratios[ratios.Count / 2], ratios[0], ratios[^1]);
    }

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);
}
