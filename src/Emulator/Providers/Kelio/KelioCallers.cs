using System.Collections.Immutable;
using System.Text.Json;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Tokens;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>The clients of a workspace: the key pairs by their kind, the first of the environment, or by their private key.
/// Each signs a token of its own.</summary>
internal static class KelioCallers
{
    private const string Header = "Authorization", Scheme = "Bearer ";

    /// <summary>The kinds of keys.</summary>
    public static IReadOnlyList<string> Names { get; } = [KelioKey.Customer, KelioKey.JobBoard];

    /// <summary>A token without expiry, made now; a claim that is given as null is left out.</summary>
    public static CallerCredential? Sign(string caller, IReadOnlyDictionary<string, JsonElement> claims, Surface surface, Moment moment)
    {
        var state = moment.State<KelioState>();
        var key = state.FirstKey(surface.Name, caller) ?? state.KeyOf(caller);
        if (key is null) return null;
        var said = new Dictionary<string, object>
        {
            ["iss"] = key.PrivateKey,
            ["aud"] = KelioEnvironment.AudienceOf(surface.Name),
            ["iat"] = moment.Now.ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in claims) said[name] = value;
        return CallerCredential.Of(
            Header, Scheme + Jwt.Sign(said.Where(claim => claim.Value is not JsonElement { ValueKind: JsonValueKind.Null }), key.SecretKey));
    }

    /// <summary>The key that signed the call's token, with the claims that differ from the usual ones.</summary>
    public static RecognisedCaller? Recognise(Request request, Moment moment)
    {
        var state = moment.State<KelioState>();
        if (PresentedToken.Of(request).Token is not { } token) return null;
        if (token.TextClaim("iss") is not { } issuer || state.KeyOf(issuer) is not { } key || !token.IsSignedWith(key.SecretKey)) return null;
        var isFirst = key == state.FirstKey(request.Surface.Name, key.Kind);
        var claims = token.Payload.EnumerateObject().Where(claim => claim.Name switch
        {
            "iss" => false,
            "aud" => claim.Value.ValueKind != JsonValueKind.String || !claim.Value.ValueEquals(KelioEnvironment.AudienceOf(request.Surface.Name)),
            "iat" => claim.Value.ValueKind != JsonValueKind.Number || !claim.Value.TryGetInt64(out var made) || made > moment.Now.ToUnixTimeSeconds(),
            _ => true,
        }).ToImmutableDictionary(claim => claim.Name, claim => claim.Value.Clone());
        return new RecognisedCaller(isFirst ? key.Kind : key.PrivateKey, Header, claims);
    }
}
