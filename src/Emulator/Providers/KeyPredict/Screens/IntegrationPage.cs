using Contracts.Control;
using Contracts.KeyPredict;
using Emulator.Core.Keys;
using Emulator.Core.Screens;
using Emulator.Core.Webhooks;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Screens;

/// <summary>Account management &gt; Integrations &gt; Key Predict. A changed password and a deactivation kill every token for good.</summary>
internal static class IntegrationPage
{
    private const string Administrator = "administrator", Evaluator = "evaluator";

    public static ControlOutcome Show(ControlCall call) => Stranger(call) ?? ControlOutcome.Ok(Describe(call.Moment.State<KeyPredictState>().Integration));

    public static ControlOutcome Change(ControlCall call, KeyPredictIntegrationPatch patch)
    {
        if (Stranger(call) is { } problem) return problem;
        var state = call.Moment.State<KeyPredictState>();
        var before = state.Integration;
        var errors = Mistakes(patch);
        if (errors.Count > 0) return ControlOutcome.BadRequest(errors);
        var after = new Integration(patch.Login.Or(before.Login)!, patch.Password.Or(before.Password)!)
        {
            HasWebserviceOption = patch.WebserviceOption.Or(before.HasWebserviceOption),
            IsActive = patch.Active.Or(before.IsActive),
            StartedUrl = Url(patch.StartedUrl, before.StartedUrl),
            CompletedUrl = Url(patch.CompletedUrl, before.CompletedUrl),
            ExpiresTokens = patch.TokenExpiration.Or(before.ExpiresTokens),
            TokenPolicy = patch.TokenPolicy.Or(before.TokenPolicy)!,
            NotificationAuth = patch.NotificationAuth.Or(before.NotificationAuth)!,
            NotificationFormat = patch.NotificationFormat.Or(before.NotificationFormat)!,
            IgnoresJsonBodies = patch.StrictJson.Or(before.IgnoresJsonBodies),
        };
        var isSamePassword = SecretText.Same(after.Password, before.Password);
        if (!isSamePassword) state = state.WithoutTokens("the API password was changed", call.Moment.Now);
        if (before.IsActive && !after.IsActive) state = state.WithoutTokens("the integration was deactivated", call.Moment.Now);
        var change = Core.Effects.Change.To(state with { Integrations = state.Integrations.Set(after) });
        return ControlOutcome.Ok(Describe(after), after.Login == before.Login && isSamePassword ? change : change.Claim(Claims(after, isChosen: true)));
    }

    /// <summary>The claims of the API login and password: the login names the account, the password is masked in each
    /// form in which it crosses the wire.</summary>
    public static Claim[] Claims(Integration integration, bool isChosen = false) =>
    [
        new Claim(KeyPredictAccess.LoginClaim, integration.Login, IsSecret: false) { IsChosen = isChosen },
        Claim.Masked(integration.Password),
        Claim.Masked(KeyPredictWebhooks.Basic(integration.Login, integration.Password)),
    ];

    // Only account administrators may see or edit the page (help article); without the parameter an administrator uses it.
    private static ControlOutcome? Stranger(ControlCall call) => call.Query.GetValueOrDefault("actingRole") switch
    {
        null or Administrator => null,
        Evaluator => ControlOutcome.Forbidden("Only an administrator of the account may see or change the Integrations page; the acting user is an evaluator."),
        _ => ControlOutcome.BadRequest("actingRole", $"must be {Administrator} or {Evaluator}"),
    };

    private static KeyPredictIntegration Describe(Integration page) => new(
        page.HasWebserviceOption,
        page.IsActive,
        page.Login,
        page.Password,
        page.StartedUrl,
        page.CompletedUrl,
        page.ExpiresTokens,
        page.TokenPolicy,
        page.NotificationAuth,
        page.NotificationFormat,
        page.IgnoresJsonBodies,
        [.. Warnings(page)]);

    private static IEnumerable<string> Warnings(Integration page)
    {
        if (page.Password.Length < KeyPredictSettings.RecommendedPassword)
            yield return $"A password of at least {KeyPredictSettings.RecommendedPassword} characters is recommended.";
        // A call has one header Authorization; the vendor does not say whose wins.
        if (page.NotificationAuth == Integration.Params) yield break;
        foreach (var (name, url) in new (string Name, string? Url)[] { ("startedUrl", page.StartedUrl), ("completedUrl", page.CompletedUrl) })
            if (url is not null && WebhookCall.HasCredentials(url))
                yield return $"{name} has credentials of its own: they go into the header Authorization, and the API login and password do not.";
    }

    private static Dictionary<string, string[]> Mistakes(KeyPredictIntegrationPatch patch)
    {
        var errors = new Dictionary<string, string[]>();
        Judge("login", patch.Login, IsCredential, $"must be a text of 1 to {KeyPredictSettings.LongestText} characters");
        Judge("password", patch.Password, IsCredential, $"must be a text of 1 to {KeyPredictSettings.LongestText} characters");
        Judge("startedUrl", patch.StartedUrl, IsUrl, "must be an absolute http or https address, or null");
        Judge("completedUrl", patch.CompletedUrl, IsUrl, "must be an absolute http or https address, or null");
        Judge("tokenPolicy", patch.TokenPolicy, policy => policy is Integration.Keep or Integration.Rotate, "must be keep or rotate");
        Judge(
            "notificationAuth",
            patch.NotificationAuth,
            auth => auth is Integration.Basic or Integration.Params or Integration.Both,
            "must be basic, params or both");
        Judge("notificationFormat", patch.NotificationFormat, format => format is Integration.Form or Integration.Json, "must be form or json");
        return errors;

        void Judge(string member, Patch<string> given, Func<string?, bool> isGood, string message)
        {
            if (given.IsGiven && !isGood(given.Value)) errors[member] = [message];
        }
    }

    private static bool IsCredential(string? text) =>
        text is { Length: > 0 and <= KeyPredictSettings.LongestText } && !text.Contains('\0', StringComparison.Ordinal);

    private static bool IsUrl(string? text) =>
        string.IsNullOrEmpty(text) || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");

    private static string? Url(Patch<string> given, string? before) => given.Or(before) is { Length: > 0 } url ? url : null;
}
