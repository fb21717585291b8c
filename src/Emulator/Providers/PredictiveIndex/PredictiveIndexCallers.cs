using System.Collections.Immutable;
using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>The clients of a workspace: software users by their role, the first of each, or by their e-mail address.</summary>
internal static class PredictiveIndexCallers
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    /// <summary>The roles.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<Role>();

    /// <summary>The key that the user has at this moment.</summary>
    public static CallerCredential? Sign(string caller, Moment moment) =>
        Find(caller, moment) is { ApiKey: { } key } ? CallerCredential.Of(PredictiveIndexRoutes.ApiKeyHeader, key) : null;

    /// <summary>The user whose key the call carries, when it is the present one.</summary>
    public static RecognisedCaller? Recognise(Request request, Moment moment)
    {
        if (request.Header(PredictiveIndexRoutes.ApiKeyHeader) is not { } key) return null;
        var state = moment.State<PredictiveIndexState>();
        if (state.OwnerOf(key.ToLowerInvariant()) is not { ApiKey: { } current } user || !SecretText.Same(key.ToLowerInvariant(), current)) return null;
        var name = state.KeyHolder(user.Role) == user ? user.Role.ToString() : user.Email;
        return new RecognisedCaller(name, PredictiveIndexRoutes.ApiKeyHeader, ImmutableDictionary<string, System.Text.Json.JsonElement>.Empty);
    }

    private static User? Find(string caller, Moment moment)
    {
        var state = moment.State<PredictiveIndexState>();
        var byRole = Array.FindIndex(Roles, role => role.ToString() == caller) is >= 0 and var found ? state.KeyHolder(Roles[found]) : null;
        return byRole ?? (state.Users.By(PredictiveIndexState.UserByEmail, caller) is { ApiKey: not null } user ? user : null);
    }
}
