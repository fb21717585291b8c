using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict;

/// <summary>Where the credential sits (login and password on <c>connect</c>, the bare token in the header <c>WWW-Authenticate</c> elsewhere, a key in a link) and what makes it good.</summary>
internal static class KeyPredictAccess
{
    public const string LoginClaim = "Key Predict login";
    public const string TokenClaim = "Key Predict token";
    public const string LinkClaim = "Key Predict link";

    /// <summary>The credential that a call names, unjudged.</summary>
    public static Credential? Identify(Request request, RouteMatch match)
    {
        if (match.Operation?.Name == KeyPredictRoutes.Connect)
            return Parameters.Of(request, ignoresJson: false)["login"] is { } login ? new Credential(LoginClaim, login) : null;
        if (IsPage(request)) return request.Query["key"] is { Length: > 0 } key ? new Credential(LinkClaim, key) : null;
        return request.Header(KeyPredictRoutes.TokenHeader) is { Length: > 0 } token ? new Credential(TokenClaim, token) : null;
    }

    public static Judgement JudgeFormat(Call call) =>
        !call.Match.Values.TryGetValue("format", out var word) ? Judgement.Passed("no format word: JSON")
        : WireFormat.IsKnown(word) ? Judgement.Passed(word)
        : new Refusal(RefusalKind.NotFound, $"“{word}” is no format.", "End the path with json or xml, or with neither for JSON.") { Message = KeyPredictErrors.UnknownFormat };

    public static Judgement JudgeCredentialsGiven(Call call)
    {
        if (!IsConnect(call)) return Judgement.Skipped();
        var parameters = Parameters.Read(call.Request, IgnoresJson(call), out var problem);
        if (Unreadable(call.Request, problem) is { } unreadable) return unreadable;
        var fields = new FieldReader(parameters);
        fields.Text("login", required: true, max: int.MaxValue);
        fields.Text("password", required: true, max: int.MaxValue);
        return fields.Refusal() is { } missing ? missing : Judgement.Passed();
    }

    public static Judgement JudgeCredentials(Call call)
    {
        if (!IsConnect(call)) return Judgement.Skipped();
        var parameters = Parameters.Of(call.Request, IgnoresJson(call));
        var integration = call.State<KeyPredictState>().Integration;
        if (integration.Opens(parameters["login"]!, parameters["password"]!))
        {
            call.Caller = new Caller(integration.Login, integration);
            return Judgement.Passed(integration.Login);
        }

        return new Refusal(
            RefusalKind.Unauthenticated,
            parameters["login"] == integration.Login ? $"The password is not that of “{integration.Login}”." : $"“{parameters["login"]}” is not the API login of any account.",
            "Take login and password from the Integrations page (GET …/key-predict/integration); both are compared to the letter.")
        { Message = KeyPredictErrors.InvalidLogin };
    }

    public static Judgement JudgeTokenGiven(Call call) =>
        call.Operation.IsOpen ? Judgement.Skipped()
        : call.Request.Header(KeyPredictRoutes.TokenHeader) is { Length: > 0 } ? Judgement.Passed()
        : Dead(MisplacedToken(call.Request) is { } place ? $"The header WWW-Authenticate is missing; {place} is not read." : "The header WWW-Authenticate is missing or empty.");

    public static Judgement JudgeTokenKnown(Call call) =>
        call.Operation.IsOpen ? Judgement.Skipped()
        : Token(call) is not null ? Judgement.Passed()
        : Dead(call.Request.Header(KeyPredictRoutes.TokenHeader)!.Contains(' ', StringComparison.Ordinal)
            ? "The header holds more than a token: the guide wants the bare token, without a scheme word."
            : "No account has issued this token.");

    public static Judgement JudgeTokenNotRevoked(Call call) =>
        call.Operation.IsOpen ? Judgement.Skipped()
        : Token(call)! is { RevokedAt: { } at } token ? Dead($"The token was revoked at {at:u}: {token.RevokedBecause}.")
        : Judgement.Passed();

    public static Judgement JudgeTokenNotExpired(Call call)
    {
        if (call.Operation.IsOpen) return Judgement.Skipped();
        var token = Token(call)!;
        var hasEnd = call.State<KeyPredictState>().Integration.ExpiresTokens;
        var end = token.IssuedAt + KeyPredictSettings.TokenLife;
        if (hasEnd && call.Now >= end) return Dead($"The token was issued at {token.IssuedAt:u} and died at {end:u}: Token expiration is on.");
        call.Caller = new Caller(token.Login, token);
        return Judgement.Passed(hasEnd ? $"until {end:u}" : "unlimited");
    }

    public static Judgement JudgeOption(Call call) =>
        IsPublicPage(call) ? Judgement.Skipped()
        : call.State<KeyPredictState>().Integration.HasWebserviceOption ? Judgement.Passed()
        : Closed("The paid Webservice option is not on the contract.", "Switch it on: PATCH …/key-predict/integration {\"webserviceOption\":true}.");

    public static Judgement JudgeActive(Call call) =>
        IsPublicPage(call) ? Judgement.Skipped()
        : call.State<KeyPredictState>().Integration.IsActive ? Judgement.Passed()
        : Closed("The option is on, but the integration is not activated.", "Activate it: PATCH …/key-predict/integration {\"active\":true}.");

    public static Judgement JudgeBody(Call call)
    {
        if (IsConnect(call)) return Judgement.Skipped("read before");
        Parameters.Read(call.Request, IgnoresJson(call), out var problem);
        return Unreadable(call.Request, problem) is { } unreadable ? unreadable : Judgement.Passed();
    }

    public static Judgement OnlyOnInvitations(Call call) =>
        call.Operation.Name is KeyPredictRoutes.CandidateInvite or KeyPredictRoutes.CampaignInvite or KeyPredictRoutes.CreateCampaign or KeyPredictRoutes.UpdateCampaign
            ? Judgement.Passed() : Judgement.Skipped();

    public static Judgement OnlyOnPayments(Call call) =>
        call.Operation.Name is KeyPredictRoutes.CandidateInvite or KeyPredictRoutes.CampaignInvite or KeyPredictRoutes.GiveCredits ? Judgement.Passed() : Judgement.Skipped();

    public static Judgement OnlyOnResults(Call call) =>
        call.Operation.Name is KeyPredictRoutes.AssessmentResult or KeyPredictRoutes.AssessmentReferentials or KeyPredictRoutes.ReportScore or KeyPredictRoutes.ReportFactorsScores
            or KeyPredictRoutes.ReportGroupsScore or KeyPredictRoutes.CandidateProfile ? Judgement.Passed() : Judgement.Skipped();

    private static Refusal? Unreadable(Request request, string? problem) =>
        request.IsTooLarge ? new Refusal(RefusalKind.TooLarge, "The body is larger than the emulator reads.", "Send a smaller body.")
        : problem is not null ? new Refusal(RefusalKind.BadRequest, $"The body cannot be taken: {problem}.", "Send the parameters in the query or in a form.")
        : null;

    private static Refusal Dead(string detail) => new(
        RefusalKind.Unauthenticated,
        detail,
        "Get a token from connect and send it bare in the header WWW-Authenticate.")
    { Message = KeyPredictErrors.InvalidToken };

    private static Refusal Closed(string detail, string fix) => new(RefusalKind.Forbidden, detail, fix) { Message = KeyPredictErrors.OptionNotActivated };

    private static string? MisplacedToken(Request request) =>
        request.Header("Authorization") is not null ? "Authorization"
        : request.Header("WWW-CentralTest-Auth-Token") is not null ? "WWW-CentralTest-Auth-Token"
        : request.Query["token"] is not null ? "the parameter token"
        : null;

    private static ApiToken? Token(Call call) => call.State<KeyPredictState>().TokenOf(call.Request.Header(KeyPredictRoutes.TokenHeader)!);

    private static bool IgnoresJson(Call call) => call.State<KeyPredictState>().Integration.IgnoresJsonBodies;

    private static bool IsConnect(Call call) => call.Operation.Name == KeyPredictRoutes.Connect;

    private static bool IsPublicPage(Call call) => call.Operation.IsOpen && !IsConnect(call);

    /// <summary>Whether the call is for a page that a person opens, not for a method.</summary>
    public static bool IsPage(Request request) => request.Segments is ["assessment" or "files", ..] or ["customer", "participant", ..];
}
