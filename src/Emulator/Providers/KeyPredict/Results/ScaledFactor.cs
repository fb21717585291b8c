using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Results;

/// <summary>One scale of a result: a factor, its score and, where the scale has a name at its other end, the opposed factor.</summary>
internal sealed record ScaledFactor(Factor Factor, decimal Score, Factor? Opposed)
{
    /// <summary>10 less the score.</summary>
    public decimal OpposedScore => KeyPredictSettings.HighestScore - Score;
}
