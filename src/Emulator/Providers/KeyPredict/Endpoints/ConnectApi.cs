using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>Login and password for a token.</summary>
internal static class ConnectApi
{
    public static ImmutableArray<Operation> Operations(KeyPredictOptions options) =>
    [
        Method.Of(
            KeyPredictRoutes.Connect,
            Provenance.Observed("two public clients, one by GET and one by POST"),
            call => Connect(call, options.MostTokens)) with
        {
            IsOpen = true,
            Changes = true,
            Summary = "Gives a token for the API login and password.",
            Parameters =
            [
                new("login", "query", "string", "The API login.", Required: true),
                new("password", "query", "string", "The API password.", Required: true),
            ],
            ResponseBody = typeof(KeyPredictToken),
        },
    ];

    // The checks have read and judged the pair.
    private static Outcome Connect(Call call, int mostTokens)
    {
        var state = call.State<KeyPredictState>();
        var token = call.Secrets.Hex(KeyPredictSettings.TokenLength);
        if (state.Integration.TokenPolicy == Integration.Rotate) state = state.WithoutTokens("a later connect replaced it (token policy rotate)", call.Now);
        return Outcome.Of(
            WireFormat.Ok(call.Request, () => Tree.Only("token", Tree.Of(token))),
            Change.To(state.WithToken(token, call.Now, mostTokens)).Claim(new Claim(KeyPredictAccess.TokenClaim, token)));
    }
}
