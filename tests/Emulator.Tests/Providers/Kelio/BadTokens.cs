using System.Security.Cryptography;
using System.Text;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>Authorization headers that must not be accepted, each with the check that has to name the cause.</summary>
public static class BadTokens
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";
    private static readonly long Now = KelioCalls.Start.ToUnixTimeSeconds();

    public static IReadOnlyList<(string Name, string Check, Func<TestKey, string?> Make)> All { get; } =
        [.. Schemes(), .. Parts(), .. Algorithms(), .. Signatures(), .. Claims()];

    private static IEnumerable<(string, string, Func<TestKey, string?>)> Schemes()
    {
        yield return ("no header", "scheme", _ => null);
        foreach (var prefix in new[]
        {
            "bearer ", "BEARER ", "beaRer ", "Token ", "JWT ", "Basic ", "Digest ", "Bearer: ", "Bearer=", "Bearer", "Bearer  ",
            "Bearer   ", "Bearer\t", "Bearer \t", "", "Bearer,", "Bearer-",
        })
            yield return ($"prefix “{prefix}”", "scheme", key => prefix + key.Token());
        yield return ("scheme alone", "scheme", _ => "Bearer");
        yield return ("two tokens", "scheme", key => $"Bearer {key.Token()} {key.Token()}");
        yield return ("a parameter after the token", "scheme", key => $"Bearer {key.Token()} realm=x");
        yield return ("two schemes", "scheme", key => $"Bearer {key.Token()}, Bearer {key.Token()}");
        yield return ("Basic credentials", "scheme", key => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(key.PrivateKey + ":" + key.SecretKey)));
    }

    private static IEnumerable<(string, string, Func<TestKey, string?>)> Parts()
    {
        foreach (var text in new[]
        {
            "x", "a.b", "..", ".", "...", "null", "undefined", "e30", "e30.e30", "e30.e30.e30.e30", "[object", "eyJhbGciOiJIUzI1NiJ9..x",
        })
            yield return ($"text “{text}”", "parts", _ => "Bearer " + text);
        yield return ("quoted", "parts", key => $"Bearer \"{key.Token()}\"");
        yield return ("comma after", "parts", key => $"Bearer {key.Token()},");
        yield return ("four parts", "parts", key => $"Bearer {key.Token()}.x");
        yield return ("dot after", "parts", key => $"Bearer {key.Token()}.");
        yield return ("dot before", "parts", key => $"Bearer .{key.Token()}");
        yield return ("padded signature", "parts", key => $"Bearer {key.Token()}=");
        yield return ("percent-encoded dots", "parts", key => "Bearer " + key.Token().Replace(".", "%2E", StringComparison.Ordinal));
        yield return ("private key itself", "parts", key => "Bearer " + key.PrivateKey);
        yield return ("secret key itself", "parts", key => "Bearer " + key.SecretKey);
        yield return ("standard base64", "parts", key => "Bearer " + Edit(key.Token(), 2, part => "+/" + part[2..]));
        yield return ("header no JSON", "parts", key => Token("alg=HS256", Good(key), key));
        foreach (var json in new[]
        {
            "[]", "\"HS256\"", "5", "null", "", "{\"alg\":\"HS256\"", "{\"alg\":\"HS256\"}}", "{'alg':'HS256'}", "{\"alg\":\"none\",\"alg\":\"HS256\"}",
            "{\"alg\":\"HS256\",}", "\uFEFF{\"alg\":\"HS256\"}",
        })
            yield return ($"header {json}", "parts", key => Token(json, Good(key), key));
        foreach (var json in new[] { "[]", "\"x\"", "5", "true", "null", "", "{", "{}{}" })
            yield return ($"payload {json}", "parts", key => Token(Header, json, key));
        yield return ("duplicate iss", "parts", key => Token(Header, Good(key)[..^1] + ",\"iss\":\"" + key.PrivateKey + "\"}", key));
        yield return ("duplicate exp, escaped", "parts", key => Token(Header, Good(key)[..^1] + ",\"exp\":1,\"\\u0065xp\":99999999999}", key));
        yield return ("half a surrogate", "parts", key => Token(Header, Good(key)[..^1] + ",\"x\":\"\\ud800\"}", key));
        yield return ("half a surrogate as a name", "parts", key => Token(Header, Good(key)[..^1] + ",\"\\udfff\":1}", key));
        yield return ("deep nesting", "parts", key => Token(Header, Good(key)[..^1] + ",\"x\":" + new string('[', 200) + new string(']', 200) + "}", key));
        yield return ("broken UTF-8", "parts", key => "Bearer " + KelioCalls.Sign(
            Encoding.UTF8.GetBytes(Header), [.. Encoding.UTF8.GetBytes(Good(key)[..^1] + ",\"x\":\""), 0xff, 0xfe, .. "\"}"u8], key.SecretKey));
        yield return ("a comment", "parts", key => Token(Header, Good(key)[..^1] + "/* */}", key));
        yield return ("UTF-16", "parts",
            key => "Bearer " + KelioCalls.Sign(Encoding.UTF8.GetBytes(Header), Encoding.Unicode.GetBytes(Good(key)), key.SecretKey));
    }

    private static IEnumerable<(string, string, Func<TestKey, string?>)> Algorithms()
    {
        foreach (var algorithm in new[]
        {
            "\"none\"", "\"None\"", "\"NONE\"", "\"nOnE\"", "\"hs256\"", "\"Hs256\"", "\"HS256 \"", "\" HS256\"", "\"HS256\\u0000\"", "\"\"", "null", "256",
            "true", "[\"HS256\"]", "{\"alg\":\"HS256\"}", "\"HS384\"", "\"HS512\"", "\"RS256\"", "\"ES256\"", "\"PS256\"", "\"EdDSA\"", "\"dir\"",
        })
            yield return ($"alg {algorithm}", "alg", key => Token($$"""{"alg":{{algorithm}},"typ":"JWT"}""", Good(key), key));
        yield return ("no alg", "alg", key => Token("""{"typ":"JWT"}""", Good(key), key));
        yield return ("alg in capitals as a name", "alg", key => Token("""{"ALG":"HS256"}""", Good(key), key));
        yield return ("alg none without signature", "alg", key => $"Bearer {KelioCalls.Encode("""{"alg":"none"}""")}.{KelioCalls.Encode(Good(key))}.");
        yield return ("true HS512", "alg", key =>
        {
            var input = KelioCalls.Encode("""{"alg":"HS512","typ":"JWT"}""") + "." + KelioCalls.Encode(Good(key));
            return "Bearer " + input + "." + KelioCalls.Encode(HMACSHA512.HashData(Encoding.UTF8.GetBytes(key.SecretKey), Encoding.ASCII.GetBytes(input)));
        }
        );
        yield return ("crit", "alg", key => Token("""{"alg":"HS256","crit":["b64"],"b64":false}""", Good(key), key));
    }

    private static IEnumerable<(string, string, Func<TestKey, string?>)> Signatures()
    {
        foreach (var (name, secret) in new (string, Func<TestKey, string>)[]
        {
            ("another secret", _ => "AnotherSecretKeyOf26Letter"),
            ("the private key as secret", key => key.PrivateKey),
            ("an empty secret", _ => "\0"),
            ("the secret with a line feed", key => key.SecretKey + "\n"),
            ("the secret in capitals", key => key.SecretKey.ToUpperInvariant()),
            ("the secret in small letters", key => key.SecretKey.ToLowerInvariant()),
            ("the secret in base64", key => Convert.ToBase64String(Encoding.UTF8.GetBytes(key.SecretKey))),
            ("a cut secret", key => key.SecretKey[..^1]),
        }) yield return ($"signed with {name}", "signature", key => "Bearer " + KelioCalls.Sign(Header, Good(key), secret(key)));
        yield return ("signature missing", "signature", key => "Bearer " + Edit(key.Token(), 2, _ => ""));
        yield return ("signature cut", "signature", key => "Bearer " + Edit(key.Token(), 2, part => part[..^3]));
        yield return ("signature longer", "signature", key => "Bearer " + Edit(key.Token(), 2, part => part + "AAAA"));
        yield return ("first letter changed", "signature", key => "Bearer " + Edit(key.Token(), 2, part => (part[0] == 'A' ? 'B' : 'A') + part[1..]));
        yield return ("last letter spelled differently", "signature", key => "Bearer " + Edit(key.Token(), 2, part => part[..^1] + (char)(part[^1] + 1)));
        yield return ("signature in hexadecimal", "signature", key =>
        {
            var input = KelioCalls.Encode(Header) + "." + KelioCalls.Encode(Good(key));
            return "Bearer " + input + "."
                + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.SecretKey), Encoding.ASCII.GetBytes(input)));
        }
        );
        yield return ("signature of zeros", "signature", key => "Bearer " + Edit(key.Token(), 2, _ => new string('A', 43)));
        yield return ("payload changed afterwards", "signature",
            key => "Bearer " + Edit(key.Token(), 1, _ => KelioCalls.Encode(Good(key)[..^1] + ",\"admin\":true}")));
        yield return ("header changed afterwards", "signature",
            key => "Bearer " + Edit(key.Token(), 0, _ => KelioCalls.Encode("""{"typ":"JWT","alg":"HS256"}""")));
        yield return ("payload of a good token, signature of another", "signature",
            key => "Bearer " + Edit(key.Token(), 2, _ => key.Token(KelioCalls.Start.AddSeconds(-1)).Split('.')[2]));
    }

    private static IEnumerable<(string, string, Func<TestKey, string?>)> Claims()
    {
        foreach (var iss in new[]
        {
            "null", "5", "true", "[]", "{}", "\"\"", "\"fa4e0000-0000-4000-8000-ffffffffffff\"", "\"admin\"", "\"*\"", "\"a@people.example\"", "\"\\u0000\"",
        })
            yield return ($"iss {iss}", "issuer", key => Token(Header, $$"""{"iss":{{iss}},"aud":"{{key.Audience}}","iat":{{Now}}}""", key));
        yield return ("no iss", "issuer", key => Token(Header, $$"""{"aud":"{{key.Audience}}","iat":{{Now}}}""", key));
        yield return ("iss in capitals", "issuer", key => Token(Header, Good(key with { PrivateKey = key.PrivateKey.ToUpperInvariant() }), key));
        yield return ("iss with a blank", "issuer", key => Token(Header, Good(key with { PrivateKey = key.PrivateKey + " " }), key));
        yield return ("iss in a list", "issuer", key => Token(Header, $$"""{"iss":["{{key.PrivateKey}}"],"aud":"{{key.Audience}}","iat":{{Now}}}""", key));
        yield return ("the secret key as iss", "issuer", key => Token(Header, Good(key with { PrivateKey = key.SecretKey }), key));

        foreach (var aud in new[]
        {
            "null", "5", "true", "\"\"", "{}", "[]", "[5]", "[null]", "\"https://api.talentview.fr\"",
            "\"https://sandbox.talentview.fr/\"", "\"https://sandbox.talentview.fr/v2\"", "\"http://sandbox.talentview.fr\"",
            "\"HTTPS://SANDBOX.TALENTVIEW.FR\"", "\"https://Sandbox.talentview.fr\"", "\"sandbox.talentview.fr\"",
            "\"https://sandbox.talentview.fr:443\"", "\"https://sandbox.talentview.fr \"", "\" https://sandbox.talentview.fr\"",
            "\"sandbox\"", "\"*\"", "[[\"https://sandbox.talentview.fr\"]]", "[\"https://sandbox.talentview.fr\",\"https://sandbox.talentview.fr\"]",
            "[\"https://sandbox.talentview.fr\",\"https://api.talentview.fr\"]", "[\"https://api.talentview.fr\"]",
            "{\"0\":\"https://sandbox.talentview.fr\"}",
        }) yield return ($"aud {aud}", "audience", key => Token(Header, $$"""{"iss":"{{key.PrivateKey}}","aud":{{aud}},"iat":{{Now}}}""", key));
        yield return ("no aud", "audience", key => Token(Header, $$"""{"iss":"{{key.PrivateKey}}","iat":{{Now}}}""", key));

        foreach (var exp in new[]
        {
            $"{Now}", $"{Now - 1}", $"{Now - 1}.999", "0", "-1", "-0", "1e3", "-1e400", "null", "true", "[]", "{}", "\"\"", $"\"{Now + 3600}\"",
            $"[{Now + 3600}]", "\"2099-01-01T00:00:00Z\"", "1",
        })
            yield return ($"exp {exp}", "exp", key => Token(Header, Good(key)[..^1] + $",\"exp\":{exp}}}", key));

        foreach (var iat in new[]
        {
            "null", "true", "\"\"", "[]", "{}", $"\"{Now}\"", $"[{Now}]", $"{Now + 1}", $"{Now}.5", $"{Now}000", "1e400",
            "9999999999999999999999", "\"2026-03-02T09:00:00Z\"",
        })
            yield return ($"iat {iat}", "iat", key => Token(Header, KelioCalls.Claims(key, iat), key));
        yield return ("no iat", "iat", key => Token(Header, $$"""{"iss":"{{key.PrivateKey}}","aud":"{{key.Audience}}"}""", key));
        foreach (var nbf in new[] { $"{Now + 1}", "null", "\"soon\"" })
            yield return ($"nbf {nbf}", "iat", key => Token(Header, Good(key)[..^1] + $",\"nbf\":{nbf}}}", key));
    }

    private static string Good(TestKey key) => KelioCalls.Claims(key, $"{Now}");

    private static string Token(string header, string payload, TestKey key) => "Bearer " + KelioCalls.Sign(header, payload, key.SecretKey);

    private static string Edit(string token, int index, Func<string, string> edit)
    {
        var parts = token.Split('.');
        parts[index] = edit(parts[index]);
        return string.Join('.', parts);
    }
}
