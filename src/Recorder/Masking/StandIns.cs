using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Recorder.Masking;

/// <summary>Made-up values in place of real ones: the same for the same, of the same form, and different in each recording. They are worked out of a key that
/// nobody keeps, so nothing of what was replaced is remembered for them.</summary>
internal sealed class StandIns(byte[] key)
{
    private const int Longest = 200;

    /// <summary>With a key of their own.</summary>
    public StandIns()
        : this(RandomNumberGenerator.GetBytes(32))
    {
    }

    /// <summary>Another text of the same form: digits for digits, letters for letters, and all else as it is.</summary>
    public string Like(string value)
    {
        var isHex = value.All(letter => char.IsAsciiHexDigitLower(letter) || letter == '-') && value.Any(char.IsAsciiDigit);
        var text = new StringBuilder();
        var draws = Draws(value);
        foreach (var letter in value.Length > Longest ? value[..Longest] : value)
        {
            var draw = draws(text.Length);
            text.Append(letter switch
            {
                >= '0' and <= '9' => (char)('0' + (draw % 10)),
                >= 'a' and <= 'f' when isHex => (char)('a' + (draw % 6)),
                >= 'A' and <= 'Z' => (char)('A' + (draw % 26)),
                _ when char.IsLetter(letter) => (char)('a' + (draw % 26)),
                _ when letter is < ' ' or > '~' => ' ',
                _ => letter,
            });
        }

        return text.ToString();
    }

    /// <summary>An e-mail address; upper and lower case are the same one.</summary>
    public string Email(string value) => $"person-{Mark(value.ToLowerInvariant())}@people.example";

    /// <summary>A file: a few bytes of the same kind, in base64 where it was.</summary>
    public static string File(string value) =>
        value.Length < 16 || !value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=' or '-' or '_') ? "not kept"
        : Convert.ToBase64String(Encoding.ASCII.GetBytes(value.StartsWith("JVBER", StringComparison.Ordinal) ? "%PDF-1.4 not kept\n" : "not kept"));

    /// <summary>A date of birth.</summary>
    public static string Birth(string value) => ValueForm.IsInstant(value) && char.IsAsciiDigit(value[0]) ? "1970-01-01" + value[10..] : "";

    /// <summary>The texts that a JSON Web Token says, and its signature: whoever has them has half of a credential.</summary>
    public static IEnumerable<string> TextsIn(string value)
    {
        if (value.Split('.') is not [_, var payload, var signature] || Read(payload) is not { } claims) return [];
        using (claims)
        {
            return
            [
                signature,
                .. claims.RootElement.EnumerateObject().Where(claim => claim.Name != "aud" && claim.Value.ValueKind == JsonValueKind.String)
                    .Select(claim => claim.Value.GetString()!),
            ];
        }
    }

    /// <summary>A JSON Web Token with the same algorithm, audience and instants, and nothing else of what it said; null when it is none.</summary>
    public string? Jwt(string value)
    {
        if (value.Split('.') is not [var header, var payload, var signature] || Read(header) is not { } head || Read(payload) is not { } claims) return null;
        using (head)
        using (claims)
        {
            var said = claims.RootElement.EnumerateObject().DistinctBy(claim => claim.Name).ToDictionary(
                claim => claim.Name,
                object? (claim) => claim.Value.ValueKind switch
                {
                    JsonValueKind.Number => claim.Name is "iat" or "exp" or "nbf" && claim.Value.TryGetDecimal(out var number) ? number : 0,
                    JsonValueKind.String => claim.Value.GetString()! is var text && claim.Name == "aud" && Audience(text) ? text : Like(text),
                    JsonValueKind.True or JsonValueKind.False => claim.Value.GetBoolean(),
                    _ => null,
                });
            var top = head.RootElement.EnumerateObject().DistinctBy(member => member.Name).Where(member => member.Name is "alg" or "typ")
                .ToDictionary(member => member.Name, member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null);
            return $"{Part(top)}.{Part(said)}.{Like(signature)}";
        }
    }

    private static bool Audience(string text) => ValueForm.IsLink(text) && !text.Contains('?', StringComparison.Ordinal);

    private static JsonDocument? Read(string part)
    {
        try
        {
            if (!System.Buffers.Text.Base64Url.IsValid(part)) return null;
            var read = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(part));
            return read.RootElement.ValueKind == JsonValueKind.Object ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Part(object value) => System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private string Mark(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 6));

    private Func<int, byte> Draws(string value)
    {
        var (block, bytes) = (0, HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)));
        return at =>
        {
            if (at / 32 != block)
                (block, bytes) = (at / 32, HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{at / 32} {value}"))));
            return bytes[at % 32];
        };
    }
}
