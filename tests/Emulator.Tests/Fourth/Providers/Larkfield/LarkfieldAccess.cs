using System.Collections.Immutable;
using System.Text.Json;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Wire;
using Emulator.Tests.Fourth.Contracts.Larkfield;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>Where the key sits, and the checks in the provider's order.</summary>
internal static class LarkfieldAccess
{
    public const string Key = "larkfield key", Body = "body", Client = "integration";
    private const string Record = "record";

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("key", Provenance.Documented("guide, 1"), JudgeKey),
        new("route", Provenance.Inferred("the usual order"), Call.JudgeRoute),
        new(Body, Provenance.Documented("guide, 3.1"), null),
        new(Record, Provenance.Documented("guide, 2.2"), null),
    ];

    public static Credential? Identify(Request request) => request.Header(LarkfieldRoutes.KeyHeader) is { Length: > 0 } key ? new Credential(Key, key) : null;

    public static CallerCredential? Sign(string caller, Moment moment) =>
        caller == Client ? CallerCredential.Of(LarkfieldRoutes.KeyHeader, moment.State<LarkfieldState>().Account.Value.ApiKey) : null;

    public static RecognisedCaller? Recognise(Request request, Moment moment) =>
        request.Header(LarkfieldRoutes.KeyHeader) == moment.State<LarkfieldState>().Account.Value.ApiKey
            ? new RecognisedCaller(Client, LarkfieldRoutes.KeyHeader, ImmutableDictionary<string, JsonElement>.Empty)
            : null;

    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, $"There is no such {what}.", "Use an id from an answer.") { Check = Record };

    private static Judgement JudgeKey(Call call)
    {
        var account = call.State<LarkfieldState>().Account.Value;
        if (call.Credential is not { } given || !SecretText.Same(given.Value, account.ApiKey))
            return new Refusal(RefusalKind.Unauthenticated, $"The header {LarkfieldRoutes.KeyHeader} holds no known key.", "Use the key of the workspace.");
        call.Caller = new Caller(Client, account);
        return Judgement.Passed();
    }
}
