using System.Text.Json;
using Emulator.Core.Tokens;

namespace Emulator.Providers.Kelio.Input;

/// <summary>What a good token says, read out of its JSON once: a remembered token is judged by this. What is not as it should be stands in the token.</summary>
/// <param name="IsHs256">Whether the header names HS256 and demands no extension.</param>
/// <param name="Audience">The one audience; null when there is none, or more.</param>
/// <param name="Created">The <c>iat</c> in seconds; null when it is no number.</param>
/// <param name="Ends">The <c>exp</c> in seconds; null when there is none, or when it is no number.</param>
/// <param name="HasMore">Whether there is an <c>exp</c> that is no number, or an <c>nbf</c>.</param>
internal sealed record TokenClaims(bool IsHs256, string? Audience, double? Created, double? Ends, bool HasMore)
{
    /// <summary>Those of a token.</summary>
    public static TokenClaims Of(Jwt token)
    {
        var (isNumber, ends) = (TryNumber(token.Payload, "exp", out var end), token.Payload.TryGetProperty("exp", out _));
        return new TokenClaims(
            !token.Header.TryGetProperty("crit", out _) && token.Header.TryGetProperty("alg", out var algorithm)
                && algorithm.ValueKind == JsonValueKind.String && algorithm.ValueEquals("HS256"u8),
            AudienceOf(token.Payload),
            TryNumber(token.Payload, "iat", out var created) ? created : null,
            isNumber ? end : null,
            (ends && !isNumber) || token.Payload.TryGetProperty("nbf", out _));
    }

    /// <summary>The number of seconds that a claim is; false when it is missing or no number.</summary>
    public static bool TryNumber(JsonElement payload, string name, out double value)
    {
        value = 0;
        return payload.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetDouble(out value);
    }

    private static string? AudienceOf(JsonElement payload) => payload.TryGetProperty("aud", out var given) ? given.ValueKind switch
    {
        JsonValueKind.String => given.GetString(),
        JsonValueKind.Array => given.GetArrayLength() == 1 && given[0] is { ValueKind: JsonValueKind.String } only ? only.GetString() : null,
        _ => null,
    } : null;
}
