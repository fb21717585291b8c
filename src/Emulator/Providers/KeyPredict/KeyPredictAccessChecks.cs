using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Endpoints;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict;

/// <summary>What makes a call good, before its handler is asked. Each looks at what was read and at the records, and reads nothing anew.</summary>
internal static class KeyPredictAccessChecks
{
    public static Judgement Format(Call call) =>
        !call.Match.Values.TryGetValue("format", out var word) ? Judgement.Passed("no format word: JSON")
        : WireFormat.IsKnown(word) ? Judgement.Passed(word)
        : Refuse.UnknownFormat(word);

    public static Judgement CredentialsGiven(Call call) =>
        !IsConnect(call) ? Judgement.Skipped()
        : Pair(call).Refusal is { } refusal ? refusal
        : Judgement.Passed();

    public static Judgement Credentials(Call call)
    {
        if (!IsConnect(call)) return Judgement.Skipped();
        var (pair, integration) = (Pair(call), call.State<KeyPredictState>().Integration);
        if (!integration.Opens(pair.Login, pair.Password)) return Refuse.WrongPair(pair.Login, integration.Login);
        call.Caller = new Caller(integration.Login, integration);
        return Judgement.Passed(integration.Login);
    }

    public static Judgement TokenGiven(Call call) =>
        call.Operation.IsOpen ? Judgement.Skipped()
        : call.Credential is TokenCredential ? Judgement.Passed()
        : Refuse.InvalidToken(MisplacedToken(call.Request) is { } place
            ? $"The header WWW-Authenticate is missing; {place} is not read."
            : "The header WWW-Authenticate is missing or empty.");

    public static Judgement TokenKnown(Call call)
    {
        if (call.Operation.IsOpen) return Judgement.Skipped();
        var (given, state) = ((TokenCredential)call.Credential!, call.State<KeyPredictState>());
        if (given.In(state) is not null) return Judgement.Passed();
        return Refuse.InvalidToken(
            Headers(call.Request) is > 1 and var count ? $"There are {count} headers WWW-Authenticate; exactly one is taken."
            : given.Value.Contains(',', StringComparison.Ordinal) ? "The header WWW-Authenticate is a list with commas; exactly one token is taken."
            : given.Value.Contains(' ', StringComparison.Ordinal) ? "The header holds more than a token: the guide wants the bare token, without a scheme word."
            : state.HasDroppedTokens() ? string.Create(
                CultureInfo.InvariantCulture,
                $"No account has issued this token, or it is older than those kept: the emulator keeps only the latest {state.Tokens.Count:N0} "
                + $"(keyPredict:mostTokens).")
            : "No account has issued this token.");
    }

    public static Judgement TokenNotRevoked(Call call)
    {
        if (call.Operation.IsOpen) return Judgement.Skipped();
        return call.State<KeyPredictState>().RevocationOf(Token(call)) is { } revoked
            ? Refuse.InvalidToken(string.Create(CultureInfo.InvariantCulture, $"The token was revoked at {revoked.At:u}: {revoked.Because}."))
            : Judgement.Passed();
    }

    public static Judgement TokenNotExpired(Call call)
    {
        if (call.Operation.IsOpen) return Judgement.Skipped();
        var token = Token(call);
        var hasEnd = call.State<KeyPredictState>().Integration.ExpiresTokens;
        var end = token.IssuedAt + KeyPredictSettings.TokenLife;
        if (hasEnd && call.Now >= end)
            return Refuse.InvalidToken(string.Create(
                CultureInfo.InvariantCulture, $"The token was issued at {token.IssuedAt:u} and died at {end:u}: Token expiration is on."));
        call.Caller = new Caller(token.Login, token);
        return Judgement.Passed(hasEnd ? Detail.Of("until {0:u}", end) : "unlimited");
    }

    public static Judgement Option(Call call) =>
        IsPublicPage(call) ? Judgement.Skipped()
        : call.State<KeyPredictState>().Integration.HasWebserviceOption ? Judgement.Passed()
        : Refuse.NotActivated(
            "The paid Webservice option is not on the contract.", "Switch it on: PATCH …/key-predict/integration {\"webserviceOption\":true}.");

    public static Judgement Active(Call call) =>
        IsPublicPage(call) ? Judgement.Skipped()
        : call.State<KeyPredictState>().Integration.IsActive ? Judgement.Passed()
        : Refuse.NotActivated("The option is on, but the integration is not activated.", "Activate it: PATCH …/key-predict/integration {\"active\":true}.");

    public static Judgement Body(Call call) =>
        IsConnect(call) ? Judgement.Skipped("read before")
        : Refuse.Unreadable(call.Request, Parameters.Of(call.Request, IgnoresJson(call)).Problem) is { } unreadable ? unreadable
        : Judgement.Passed(Parameters.Of(call.Request, IgnoresJson(call)).Unread);

    private static ConnectInput Pair(Call call) => call.Read(IgnoresJson(call), ConnectInput.Read);

    private static ApiToken Token(Call call) => ((TokenCredential)call.Credential!).In(call.State<KeyPredictState>())!;

    private static int Headers(Request request) =>
        request.Headers.Count(header => header.Key.Equals(KeyPredictRoutes.TokenHeader, StringComparison.OrdinalIgnoreCase));

    private static string? MisplacedToken(Request request) =>
        request.Header("Authorization") is not null ? "Authorization"
        : request.Header("WWW-CentralTest-Auth-Token") is not null ? "WWW-CentralTest-Auth-Token"
        : request.Query["token"] is not null ? "the parameter token"
        : null;

    private static bool IgnoresJson(Call call) => call.State<KeyPredictState>().Integration.IgnoresJsonBodies;

    private static bool IsConnect(Call call) => call.Operation.Name == KeyPredictRoutes.Connect;

    private static bool IsPublicPage(Call call) => call.Operation.IsOpen && !IsConnect(call);
}
