using System.Globalization;
using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>Where the key sits, what it grants, and the checks in PI's order: maintenance, key, rate, route, role, then what the handlers judge.</summary>
internal static class PredictiveIndexAccess
{
    /// <summary>The kind of claim under which keys are known.</summary>
    public const string KeyKind = "predictive-index api-key";

    /// <summary>The kind of claim under which the takers' links are known.</summary>
    public const string LinkKind = "predictive-index assessment-link";

    /// <summary>The handlers' own checks.</summary>
    public const string Body = "body", FolderCheck = "folder", Object = "object", Rules = "rules", Role = "role", CognitiveCheck = "cognitive";

    private static readonly Check Maintenance =
        new("maintenance", Provenance.Documented("GUIDE: 503 with number 27, clients must handle it"), JudgeMaintenance);
    private static readonly Check KeyPresent = new("key present", Provenance.Documented("GUIDE: header api-key in every request"), JudgePresent);
    private static readonly Check KeyKnown =
        new("key known", Provenance.Documented("SEED: generating again deactivates the previous key immediately; KEYTEST: 401"), JudgeKnown);
    private static readonly Check OwnerEnabled =
        new("owner enabled", Provenance.Inferred("PI2's portal says so of its keys; a disabled user has no access"), JudgeEnabled);
    private static readonly Check ApiAccess =
        new("api access", Provenance.Documented("SEED: without API Access no key works"), call => JudgeApiAccess(call, true));
    private static readonly Check ApiAccessBeforeRole = ApiAccess with { Judge = call => JudgeApiAccess(call, false) };
    private static readonly Check Administrator =
        new("owner is administrator", Provenance.Documented("V2START, OPENAPI: PI2's keys belong to organization admins"), JudgeAdministrator);
    private static readonly Check Rate = new("rate", Provenance.Documented("V2START: measured over 60 seconds, 429; the number is not published"), JudgeRate);
    private static readonly Check Route = new("route", Provenance.Inferred("framework default"), Call.JudgeRoute);
    private static readonly Check RoleAllows =
        new(Role, Provenance.Documented("SEED, KEYUSE, ROLES: a key may do what its owner may do; the code 403 is inferred").But(Part.Status), JudgeRole);
    private static readonly Check Cognitive =
        new(CognitiveCheck, Provenance.Documented("SEED, COGV1: cognitive access is a flag of the user; the code 403 is inferred")
            .But(Part.Status), JudgeCognitive);
    private static readonly Check BodyReads =
        new(Body, Provenance.Inferred("400 and 415 as the framework gives them; the rules of each member are BA-POST's and BA-PATCH's"), null);
    private static readonly Check FolderOpen = new(FolderCheck, Provenance.Inferred("FOLD: a folder without grant is unusable; the code 403 is decided"), null);
    private static readonly Check ObjectSeen =
        new(Object, Provenance.Inferred("FOLD: what lies outside the owner's folders is invisible; ARCH: so is what is archived"), null);
    private static readonly Check RulesHold = new(Rules, Provenance.Inferred("uniqueness of external ids (ARCH), final states (COMMON)"), null);

    private static readonly IReadOnlyList<Check> Legacy =
        [Maintenance, KeyPresent, KeyKnown, OwnerEnabled, ApiAccess, Rate, Route, RoleAllows, Cognitive, BodyReads, FolderOpen, ObjectSeen, RulesHold];

    private static readonly IReadOnlyList<Check> Pi2 =
        [
            Maintenance, KeyPresent, KeyKnown, OwnerEnabled, ApiAccessBeforeRole, Administrator, Rate, Route, RoleAllows,
            Cognitive, BodyReads, FolderOpen, ObjectSeen, RulesHold,
        ];

    /// <summary>The checks of a surface, in PI's order.</summary>
    public static IReadOnlyList<Check> Checks(Surface surface) => surface.Name == PredictiveIndexProvider.Pi2 ? Pi2 : Legacy;

    /// <summary>The key in the header, trimmed and in lower case; or, on the taker's page, the code in the path.</summary>
    public static Credential? Identify(Request request, RouteMatch match)
    {
        if (match.Values.TryGetValue("code", out var code)) return new Credential(LinkKind, code);
        return request.Header(PredictiveIndexRoutes.ApiKeyHeader)?.Trim().ToLowerInvariant() is { Length: > 0 } key ? new Credential(KeyKind, key) : null;
    }

    /// <summary>The software user under the key.</summary>
    public static User Owner(this Call call) => call.Grant<User>();

    private static Judgement JudgeMaintenance(Call call)
    {
        if (!call.Request.PathSpan.StartsWith("/api/", StringComparison.OrdinalIgnoreCase)) return Judgement.Skipped();
        return call.State<PredictiveIndexState>().Account.Value.Maintenance
            ? new Refusal(RefusalKind.Maintenance, "The account is switched to maintenance.", "PATCH …/predictive-index/account {\"maintenance\": false}.")
            : Judgement.Passed();
    }

    private static bool NeedsNoKey(Call call) => call.Match.Operation is { IsOpen: true };

    private static Judgement JudgePresent(Call call)
    {
        if (NeedsNoKey(call)) return Judgement.Skipped("the operation is open to everybody");
        return call.Credential is not null
            ? Judgement.Passed()
            : Denied(KeyClues.Missing(call.Request), "Send the header api-key with the key of a software user.");
    }

    private static Judgement JudgeKnown(Call call)
    {
        if (NeedsNoKey(call)) return Judgement.Skipped();
        var key = call.Credential!.Value;
        if (call.State<PredictiveIndexState>().OwnerOf(key) is not { } owner)
            return Denied(KeyClues.Unknown(call.Request, key), "Send the header api-key with a key from the workspace's body, or generate one for a user.");
        return owner.ApiKey is { } current && SecretText.Same(key, current)
            ? Judgement.Passed(Detail.Of("the key of {0}", owner.Title))
            : Denied($"The key was replaced when a new one was generated for {owner.Title}.", "Use the key that was generated last.");
    }

    private static Judgement JudgeEnabled(Call call)
    {
        if (NeedsNoKey(call)) return Judgement.Skipped();
        return KeyOwner(call) is { Disabled: true } disabled
            ? Denied($"{disabled.Title}, who owns the key, is disabled.", "Enable the user, or use the key of another.")
            : Judgement.Passed();
    }

    private static Judgement JudgeApiAccess(Call call, bool isLast)
    {
        if (NeedsNoKey(call)) return Judgement.Skipped();
        if (!call.State<PredictiveIndexState>().Account.Value.ApiAccess)
            return Denied(
                "API Access is off for the account: no key works.", "PI's support turns it on: PATCH …/predictive-index/account {\"apiAccess\": true}.");
        if (isLast) Admit(call);
        return Judgement.Passed();
    }

    private static Judgement JudgeAdministrator(Call call)
    {
        if (NeedsNoKey(call)) return Judgement.Skipped();
        var owner = KeyOwner(call);
        if (!RoleMatrix.IsAdministrator(owner.Role))
            return Denied($"{owner.Title} is no organization admin.", "Use the key of an Account Owner or an Account Admin.");
        Admit(call);
        return Judgement.Passed();
    }

    private static Judgement JudgeRate(Call call)
    {
        if (call.Caller is null) return Judgement.Skipped();
        var owner = call.Owner();
        var limit = call.State<PredictiveIndexState>().Account.Value.RequestsPerMinute;
        var reading = call.Count(RateOf(call.Request.Surface.Name, owner, limit));
        if (reading.IsTaken) return Judgement.Passed(Detail.Of("{0} of {1} in the last 60 seconds", reading.Used, limit));
        return new Refusal(
            RefusalKind.QuotaExceeded,
            string.Create(CultureInfo.InvariantCulture, $"The key has made {limit} requests in the last 60 seconds."),
            string.Create(CultureInfo.InvariantCulture, $"Wait until {reading.OpensAt:O}, or raise requestsPerMinute of the account."))
        { RetryAfter = reading.OpensAt - call.Now };
    }

    /// <summary>What the calls of a user's key count against on a surface.</summary>
    internal static QuotaUse RateOf(string surface, User user, int limit) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{surface}/{user.Id}/{user.KeysGenerated}"),
            limit,
            PredictiveIndexSettings.RateWindow,
            IsSliding: true);

    private static Judgement JudgeRole(Call call)
    {
        if (call.Operation.Requires is not { } right) return Judgement.Skipped();
        var owner = call.Owner();
        return RoleMatrix.Allows(owner.Role, right)
            ? Judgement.Passed(Detail.Of("{0}: {1}", owner.Role.ToString(), right))
            : Refuse.NotPermitted(owner, right);
    }

    private static Judgement JudgeCognitive(Call call)
    {
        if (call.Operation.Requires is not { } right || !Right.IsCognitive(right)) return Judgement.Skipped();
        return call.Owner().CognitiveAccess
            ? Judgement.Passed()
            : Refuse.NoCognitiveAccess(call.Owner());
    }

    private static void Admit(Call call)
    {
        var owner = KeyOwner(call);
        call.Caller = new Caller(owner.Title, owner);
    }

    private static User KeyOwner(Call call) => call.State<PredictiveIndexState>().OwnerOf(call.Credential!.Value)!;

    private static Refusal Denied(string detail, string fix) => new(RefusalKind.Unauthenticated, detail, fix);
}
