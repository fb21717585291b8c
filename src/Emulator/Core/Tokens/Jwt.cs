using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Emulator.Core.Wire;

namespace Emulator.Core.Tokens;

/// <summary>A JSON Web Token (RFC 7519) in compact form, read strictly: three base64url parts without padding or blanks, JSON objects without duplicate
/// members. Reading judges nothing; <see cref="IsSignedWith"/> verifies HS256.</summary>
/// <remarks>Microsoft's packages sign and verify (<see cref="Hs256"/>); alone they would let more pass than this reader does.</remarks>
public sealed class Jwt
{
    private const int MaxDepth = 16;
    private readonly string signingInput;
    private readonly string signature;

    private Jwt(string text, string signingInput, string signature, JsonElement header, JsonElement payload) =>
        (Text, this.signingInput, this.signature, Header, Payload) = (text, signingInput, signature, header, payload);

    /// <summary>The token as it was given.</summary>
    public string Text { get; }

    /// <summary>The header, a JSON object.</summary>
    public JsonElement Header { get; }

    /// <summary>The claims, a JSON object.</summary>
    public JsonElement Payload { get; }

    /// <summary>Reads a token; null with the reason in <paramref name="problem"/> when its form is wrong.</summary>
    public static Jwt? Read(string text, out string? problem)
    {
        var parts = text.Split('.');
        if (parts.Length != 3)
        {
            problem = $"a token has three parts with dots between them, this has {parts.Length}";
            return null;
        }

        if (ReadObject(parts[0], "header", out problem) is not { } header || ReadObject(parts[1], "payload", out problem) is not { } payload) return null;
        if (!IsBase64Url(parts[2]))
        {
            problem = Spelling(parts[2], "signature") ?? "the signature is not base64url";
            return null;
        }

        return new Jwt(text, text[..(parts[0].Length + 1 + parts[1].Length)], parts[2], header, payload);
    }

    /// <summary>Makes an HS256 token with these claims, in this order.</summary>
    public static string Sign(IEnumerable<KeyValuePair<string, object>> claims, string secret)
    {
        var payload = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(payload))
        {
            json.WriteStartObject();
            foreach (var (name, value) in claims)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        return Hs256.Token(Encoding.UTF8.GetString(payload.WrittenSpan), secret);
    }

    /// <summary>True when the signature is HMAC-SHA256 with this secret (raw UTF-8 bytes), spelled exactly; compared in constant time.</summary>
    public bool IsSignedWith(string secret) =>
        Base64Url.IsValid(signature) && Base64Url.DecodeFromChars(signature) is var bytes
            && Base64Url.EncodeToString(bytes) == signature // Unused bits at the end could spell the same bytes in other ways.
            && Hs256.IsSignature(signingInput, bytes, secret);

    /// <summary>The claim as text, or null when it is absent or no string.</summary>
    public string? TextClaim(string name) => Payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What is usual is written by hand: whoever signs the first token does not wait for JSON by reflection.</summary>
    private static void Write(Utf8JsonWriter json, object? value)
    {
        if (value is string text) json.WriteStringValue(text);
        else if (value is long number) json.WriteNumberValue(number);
        else if (value is int small) json.WriteNumberValue(small);
        else JsonSerializer.Serialize(json, value);
    }

    private static bool IsBase64Url(string part) => part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && part.Length % 4 != 1;

    /// <summary>What libraries for plain base64 leave in it.</summary>
    private static string? Spelling(string part, string name) =>
        part.EndsWith('=') ? $"the {name} is base64 with padding (=); a JWT has base64url without (RFC 7515, 2)"
        : part.AsSpan().ContainsAny('+', '/') ? $"the {name} is base64, with + and /; a JWT has base64url, with - and _ (RFC 7515, 2)"
        : null;

    private static JsonElement? ReadObject(string part, string name, out string? problem)
    {
        problem = Spelling(part, name) ?? $"the {name} is not a JSON object in base64url";
        if (part.Length == 0 || !IsBase64Url(part) || !Base64Url.IsValid(part)) return null;
        if (StrictJson.Read(Base64Url.DecodeFromChars(part), MaxDepth, out _) is not { ValueKind: JsonValueKind.Object } read) return null;
        problem = null;
        return read;
    }
}
