using System.Collections.Immutable;

namespace Emulator.Providers.KeyPredict.Results;

/// <summary>A group of a test's scales and their mean.</summary>
internal sealed record FactorGroup(int Id, string Name, ImmutableArray<ScaledFactor> Factors)
{
    /// <summary>The mean of the scales, one decimal.</summary>
    public decimal Score => ResultView.Mean(Factors);
}
