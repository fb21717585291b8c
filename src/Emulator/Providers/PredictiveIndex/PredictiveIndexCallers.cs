using System.Collections.Immutable;
using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>The clients of a workspace: software users by their role, the first of each, or by their e-mail address.</summary>
internal static class PredictiveIndexCallers
{
    /// <summary>The roles.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<Role>();

    /// <summary>The key that the user has at this moment.</summary>
    public static CallerCredential? Sign(string caller, Moment moment) =>
        Find(caller, moment) is { ApiKey: { } key } ? CallerCredential.Of(PredictiveIndexRoutes.ApiKeyHeader, key) : null;

    /// <summary>The user whose key the call carries, when it is the present one.</summary>
    public static RecognisedCaller? Recognise(Request request, Moment moment)
    {
        var key = request.Header(PredictiveIndexRoutes.ApiKeyHeader);
        if (key is null || moment.State<PredictiveIndexState>().Users.FirstOrDefault(user => key.Equals(user.ApiKey, StringComparison.OrdinalIgnoreCase)) is not { } user) return null;
        var name = Find(user.Role.ToString(), moment) == user ? user.Role.ToString() : user.Email;
        return new RecognisedCaller(name, PredictiveIndexRoutes.ApiKeyHeader, ImmutableDictionary<string, System.Text.Json.JsonElement>.Empty);
    }

    private static User? Find(string caller, Moment moment)
    {
        var users = moment.State<PredictiveIndexState>().Users.Where(user => user.ApiKey is not null).ToList();
        return users.Find(user => user.Role.ToString() == caller) ?? users.Find(user => user.Email.Equals(caller, StringComparison.OrdinalIgnoreCase));
    }
}
