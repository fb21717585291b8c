using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;

namespace Emulator.Providers.KeyPredict;

/// <summary>The client of a workspace: the account, with the token that connect gives for its login and password.</summary>
internal static class KeyPredictCallers
{
    /// <summary>The one name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["account"];

    /// <summary>The call that gets the token.</summary>
    public static CallerCredential? Sign(string caller, Moment moment)
    {
        if (caller != Names[0]) return null;
        var integration = moment.State<KeyPredictState>().Integration;
        return new CallerCredential([])
        {
            SignIn = new SignIn(
                $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.Connect}/json",
                [new("login", integration.Login), new("password", integration.Password)],
                "token",
                KeyPredictRoutes.TokenHeader),
        };
    }
}
