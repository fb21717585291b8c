using Emulator.Core.Hosting;

namespace Emulator.Providers.KeyPredict;

/// <summary>What can be set at the start.</summary>
public sealed class KeyPredictOptions : IProviderOptions
{
    /// <summary>How many tokens an account keeps; beyond these the oldest dead or expired ones go first.</summary>
    public int MostTokens { get; init; } = KeyPredictSettings.MostTokens;

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes()
    {
        if (MostTokens < 1) yield return $"keyPredict:mostTokens is {MostTokens}; it must be at least 1";
    }
}
