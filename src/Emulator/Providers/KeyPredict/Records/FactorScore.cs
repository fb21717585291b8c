namespace Emulator.Providers.KeyPredict.Records;

/// <summary>The score of one factor: 0 to 10, one decimal; of two opposed factors one is 10 less the other.</summary>
internal sealed record FactorScore(int FactorId, decimal Score);
