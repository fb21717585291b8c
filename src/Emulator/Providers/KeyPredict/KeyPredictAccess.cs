using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Input;

namespace Emulator.Providers.KeyPredict;

/// <summary>Where the credential sits (login and password on <c>connect</c>, the bare token in the header <c>WWW-Authenticate</c> elsewhere, a key in a link),
/// and the checks in Key Predict's order: method, format, token, option, parameters, records. On <c>connect</c>, login and password stand where the token is
/// elsewhere.</summary>
internal static class KeyPredictAccess
{
    public const string LoginClaim = "Key Predict login";
    public const string TokenClaim = "Key Predict token";
    public const string LinkClaim = "Key Predict link";

    /// <summary>The checks that handlers make themselves.</summary>
    public const string ParametersCheck = "parameters", RecordCheck = "record";
    public const string CompletionCheck = "completion", InvitationCheck = "invitation", CreditsCheck = "credits";

    private static readonly ImmutableArray<Check> Order =
    [
        new(
            "route",
            Provenance.Inferred("the method must be known before its token is asked for; other verbs than GET and POST were never seen"),
            Call.JudgeRoute),
        new("format", Provenance.Inferred("json and xml are documented; what another word gives is not"), KeyPredictAccessChecks.Format),
        new("credentials given", Provenance.Inferred("field-error rule of the guide with symfony's message"), KeyPredictAccessChecks.CredentialsGiven),
        new("credentials", Provenance.Inferred("401 in the style of “invalid token”"), KeyPredictAccessChecks.Credentials),
        new("token given", Provenance.Documented("API UserGuide v2.3, 1.2"), KeyPredictAccessChecks.TokenGiven),
        new("token known", Provenance.Documented("API UserGuide v2.3, 1.2.1"), KeyPredictAccessChecks.TokenKnown),
        new(
            "token not revoked",
            Provenance.Inferred("a changed password or a deactivated integration must not leave a door open"),
            KeyPredictAccessChecks.TokenNotRevoked),
        new("token not expired", Provenance.Documented("help article Key Predict API: Token expiration, 3 days"), KeyPredictAccessChecks.TokenNotExpired),
        new(
            "webservice option",
            Provenance.Documented("help article Key Predict API: the paid option comes first; the answer is inferred").But(Part.Status, Part.Answer),
            KeyPredictAccessChecks.Option),
        new(
            "integration active",
            Provenance.Documented("help article Key Predict API: Integrations > Activate; the answer is inferred").But(Part.Status, Part.Answer),
            KeyPredictAccessChecks.Active),
        new("body", Provenance.Inferred("form bodies as symfony 1 reads them; JSON as a lenient extra"), KeyPredictAccessChecks.Body),
        new(ParametersCheck, Provenance.Documented("API UserGuide v2.3, field errors; the other texts are symfony 1's"), null),
        new(RecordCheck, Provenance.Inferred("404 in the guide's style; a public client proves an error object"), null),
        new(
            CompletionCheck,
            Provenance.Inferred("results and profile are there once the assessments are completed; the answer in the guide's style"),
            Own(CompletionCheck)),
        new(InvitationCheck, Provenance.Observed("a public client's production errors, 406"), Own(InvitationCheck)),
        new(CreditsCheck, Provenance.Observed("a public client's production errors, 403"), Own(CreditsCheck)),
    ];

    /// <summary>The checks of the one surface, in the provider's order.</summary>
    public static IReadOnlyList<Check> Checks(Surface surface) => Order;

    /// <summary>The credential that a call names, unjudged.</summary>
    public static Credential? Identify(Request request, RouteMatch match)
    {
        if (match.Operation?.Name == KeyPredictRoutes.Connect)
            return Parameters.Of(request, ignoresJson: false)["login"] is { } login ? new Credential(LoginClaim, login) : null;
        if (IsPage(request)) return request.Query["key"] is { Length: > 0 } key ? new Credential(LinkClaim, key) : null;
        return request.Header(KeyPredictRoutes.TokenHeader) is { Length: > 0 } token ? new TokenCredential(token) : null;
    }

    /// <summary>Whether the call is for a page that a person opens, not for a method.</summary>
    public static bool IsPage(Request request) => request.Segments is ["assessment" or "files", ..] or ["customer", "participant", ..];

    // The handler makes the check; the operation says in its declaration that it does.
    private static Func<Call, Judgement> Own(string check) =>
        call => call.Operation.Requires?.Contains(check, StringComparison.Ordinal) == true ? Judgement.Passed() : Judgement.Skipped();
}
