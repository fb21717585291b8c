using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Contracts.Kelio;

/// <summary>Tokens that an integrator makes without asking: HS256 over the claims, with the secret encryption key as raw UTF-8.</summary>
public static class KelioTokens
{
    /// <summary>Mints a token.</summary>
    /// <param name="privateKey">The private key, the claim <c>iss</c>.</param>
    /// <param name="secretKey">The secret encryption key.</param>
    /// <param name="audience">The environment's audience.</param>
    /// <param name="now">The claim <c>iat</c>.</param>
    /// <param name="expires">The claim <c>exp</c>; null for a token without expiry, which the vendor allows and discourages.</param>
    public static string Mint(string privateKey, string secretKey, string audience, DateTimeOffset now, DateTimeOffset? expires)
    {
        using var payload = new MemoryStream();
        using (var writer = new Utf8JsonWriter(payload))
        {
            writer.WriteStartObject();
            writer.WriteString("iss", privateKey);
            writer.WriteString("aud", audience);
            writer.WriteNumber("iat", now.ToUnixTimeSeconds());
            if (expires is { } end) writer.WriteNumber("exp", end.ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        var input = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + "." + Base64Url.EncodeToString(payload.ToArray());
        return input + "." + Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.ASCII.GetBytes(input)));
    }

    /// <summary>When the token ends; null when it has no expiry, or is none.</summary>
    public static DateTimeOffset? ExpiryOf(string token)
    {
        if (token.Split('.') is not [_, var payload, _] || !Base64Url.IsValid(payload)) return null;
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement.ValueKind == JsonValueKind.Object && claims.RootElement.TryGetProperty("exp", out var end)
                && end.ValueKind == JsonValueKind.Number && end.TryGetInt64(out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
