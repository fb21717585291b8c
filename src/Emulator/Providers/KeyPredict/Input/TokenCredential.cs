using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>A token as a call carries it. All checks of a decision share one look-up.</summary>
internal sealed record TokenCredential(string Value) : Credential(KeyPredictAccess.TokenClaim, Value)
{
    private (KeyPredictState State, ApiToken? Token)? found;

    /// <summary>The token among these records, dead or alive, or null.</summary>
    public ApiToken? In(KeyPredictState state)
    {
        if (found is not { } known || !ReferenceEquals(known.State, state)) found = known = (state, state.TokenOf(Value));
        return known.Token;
    }
}
