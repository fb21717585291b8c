using System.Collections.Immutable;
using Emulator.Core.Judging;

namespace Emulator.Providers.KeyPredict;

/// <summary>Key Predict's checks in its order: method, format, token, option, parameters, records. On <c>connect</c>, login and password stand where the token is elsewhere.</summary>
internal static class KeyPredictAccessOrder
{
    public const string CredentialsGiven = "credentials given";
    public const string Credentials = "credentials";
    public const string Parameters = "parameters";
    public const string Record = "record";
    public const string Completion = "completion";
    public const string Invitation = "invitation";
    public const string Credits = "credits";

    public static readonly ImmutableArray<Check> Order =
    [
        new("route", Provenance.Inferred("the method must be known before its token is asked for; other verbs than GET and POST were never seen"), Call.JudgeRoute),
        new("format", Provenance.Inferred("json and xml are documented; what another word gives is not"), KeyPredictAccess.JudgeFormat),
        new(CredentialsGiven, Provenance.Inferred("field-error rule of the guide with symfony's message"), KeyPredictAccess.JudgeCredentialsGiven),
        new(Credentials, Provenance.Inferred("401 in the style of “invalid token”"), KeyPredictAccess.JudgeCredentials),
        new("token given", Provenance.Documented("API UserGuide v2.3, 1.2"), KeyPredictAccess.JudgeTokenGiven),
        new("token known", Provenance.Documented("API UserGuide v2.3, 1.2.1"), KeyPredictAccess.JudgeTokenKnown),
        new("token not revoked", Provenance.Inferred("a changed password or a deactivated integration must not leave a door open"), KeyPredictAccess.JudgeTokenNotRevoked),
        new("token not expired", Provenance.Documented("help article Key Predict API: Token expiration, 3 days"), KeyPredictAccess.JudgeTokenNotExpired),
        new("webservice option", Provenance.Documented("help article Key Predict API: the paid option comes first; the answer is inferred"), KeyPredictAccess.JudgeOption),
        new("integration active", Provenance.Documented("help article Key Predict API: Integrations > Activate; the answer is inferred"), KeyPredictAccess.JudgeActive),
        new("body", Provenance.Inferred("form bodies as symfony 1 reads them; JSON as a lenient extra"), KeyPredictAccess.JudgeBody),
        new(Parameters, Provenance.Documented("API UserGuide v2.3, field errors; the other texts are symfony 1's"), null),
        new(Record, Provenance.Inferred("404 in the guide's style; a public client proves an error object"), null),
        new(Completion, Provenance.Inferred("results and profile are there once the assessments are completed; the answer in the guide's style"), KeyPredictAccess.OnlyOnResults),
        new(Invitation, Provenance.Observed("a public client's production errors, 406"), KeyPredictAccess.OnlyOnInvitations),
        new(Credits, Provenance.Observed("a public client's production errors, 403"), KeyPredictAccess.OnlyOnPayments),
    ];
}
