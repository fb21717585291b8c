using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>Where the credential sits, what it grants, and how often it may call.</summary>
internal sealed class KelioAccess(KelioSettings settings)
{
    /// <summary>The kind of claim of a private key.</summary>
    public const string ClaimKind = "kelio-key";

    private readonly KelioAccessToken token = new(settings);

    /// <summary>The checks of a surface in the provider's order, the same in both environments.</summary>
    public IReadOnlyList<Check> Checks(Surface surface) =>
    [
        new("route", Provenance.Inferred("routes are by path and verb; 404 as the sibling API's sentence"), JudgeRoute),
        .. token.Checks,
        new("keys", Provenance.Documented("C/authorization: POST /jwt takes the private and the secret key; the 401 is inferred")
            .But(Part.Status), JudgeKeyPair),
        new("quota", Provenance.Documented("J/general: 120 requests a minute, then 403; the fixed window is inferred").But("window"), JudgeQuota),
        new("kind", Provenance.Inferred("customers and job boards have keys and pages of their own"), JudgeKind),
        new("scope", Provenance.Documented("J/general: a key carries one, several or all scopes; the 403 is inferred").But(Part.Status), JudgeScope),
        new("body", Provenance.Documented("C/tutorial: bodies are JSON; the 400 is inferred, also for a target that is no UTF-8")
            .But(Part.Status), JudgeTarget),
        new("record", Provenance.Documented("J/general: a key sees the data of its account; the 404 is inferred").But(Part.Status), null),
        new("validation", Provenance.Inferred("422 with errors by field, the framework's idiom"), null),
    ];

    /// <summary>Whether the operation is one of job boards' own.</summary>
    public static bool IsForJobBoards(Operation operation) => operation.Template.StartsWith(KelioRoutes.JobBoards, StringComparison.Ordinal);

    /// <summary>The credential that a call carries: the token's <c>iss</c>, unverified, or the private key in the body of <c>POST /jwt</c>.</summary>
    public Credential? Identify(Request request, RouteMatch match) => match.Operation is { IsOpen: true } ? KeyPairIn(request) : token.Identify(request);

    private static KelioKeyPair? KeyPairIn(Request request)
    {
        if (RequestBody.ObjectIn(request) is not { } body) return null;
        return Text("private_key") is { } privateKey ? new KelioKeyPair(privateKey, Text("secret_key")) : null;

        string? Text(string name) =>
            body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
    }

    private static Judgement JudgeRoute(Call call) =>
        call.Match.Operation is { State: OperationState.Refused } hidden ? Refuse.Hidden(hidden) : Call.JudgeRoute(call);

    private static Judgement JudgeKeyPair(Call call)
    {
        if (!call.Operation.IsOpen) return Judgement.Skipped();
        if (call.Credential is not KelioKeyPair { SecretKey: { } secret }) return Judgement.Skipped("A key is missing; see body.");
        if (KeyOf(call) is not { } key)
        {
            return Refuse.Unauthenticated(
                $"No key of {call.Request.Surface.Name} has this private key: it was never issued there, or it was deleted.",
                "Use a key pair of the workspace's body for this environment.");
        }

        if (!SecretText.Same(secret, key.SecretKey))
            return Refuse.Unauthenticated($"The secret_key is not that of the {key.Label}.", "Send the secret key that was handed out with the private key.");
        if (!key.IsEnabled) return Refuse.Unauthenticated($"The {key.Label} is disabled.", "Enable the key, or use another.");
        call.Caller = new Caller(key.Label, key);
        return Judgement.Passed();
    }

    private static Judgement JudgeKind(Call call)
    {
        if (call.Operation.IsOpen) return Judgement.Skipped();
        var key = call.Grant<KelioKey>();
        var isForJobBoards = IsForJobBoards(call.Operation);
        return key.Kind == KelioKey.JobBoard == isForJobBoards ? Judgement.Passed() : Refuse.WrongKind(key, isForJobBoards ? "a job board's" : "a customer's");
    }

    private static Judgement JudgeScope(Call call)
    {
        if (call.Operation.Requires is not { } scope) return Judgement.Skipped();
        var key = call.Grant<KelioKey>();
        return key.Scopes.Contains(scope) ? Judgement.Passed() : Refuse.NoScope(call.Operation, scope, key);
    }

    // The framework refuses parameters that are no UTF-8 before the action sees them [inferred: Rails' “Invalid encoding for parameter”].
    private static Judgement JudgeTarget(Call call) =>
        (Escapes.FirstForeign(call.Request.RawQuery) ?? Escapes.FirstForeign(call.Request.PathSpan)) is { } foreign
            ? Refuse.Foreign(foreign)
            : Judgement.Passed();

    private static KelioKey? KeyOf(Call call) =>
        call.Credential is KelioKeyPair pair && call.State<KelioState>().KeyOf(pair.PrivateKey) is { } key && key.Environment == call.Request.Surface.Name
            ? key
            : null;

    // The count of a key that nobody holds. There are 65,536 of them and no more, however many names somebody makes up, so
    // that they crowd out no key that is held.
    private static string Stranger(string privateKey) => "kelio/named/" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(privateKey))[..2]);

    // Counted after the token, so that a 401 takes nothing. POST /jwt counts for the key that it names, or for the address when it names none.
    private Judgement JudgeQuota(Call call)
    {
        var key = call.Operation.IsOpen ? KeyOf(call) : call.Grant<KelioKey>();
        var limit = key?.QuotaPerMinute ?? settings.QuotaPerMinute;
        var named = call.Credential is KelioKeyPair { PrivateKey.Length: > 0 } pair ? Stranger(pair.PrivateKey) : null;
        var reading =
            call.Count(new QuotaUse(key?.PrivateKey ?? named ?? "kelio/address/" + call.Request.ClientAddress, limit, settings.QuotaWindow, IsSliding: false));
        return reading.IsTaken
            ? Judgement.Passed()
            : Refuse.QuotaExceeded(key?.Label ?? (named is null ? "This address" : "This private key"), limit, reading);
    }
}
