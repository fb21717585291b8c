using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Emulator.Core.Tokens;
using Emulator.Tests.Support;

namespace Emulator.Tests.Properties;

/// <summary>Ten thousand tokens, good and bad, signed in turn by Microsoft's package, by the lines that stood in its place before, by PyJWT and by jose: all
/// four say the same of each. What others let pass in the form of a token (padding, spare bits, members twice) is refused before anybody verifies; those
/// are in <c>BadTokens</c>.</summary>
public class TokenAgreementProperties
{
    private const int Count = 10_000, Signers = 4;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    private sealed record Case(string Secret, string Claims, string Token, string VerifyWith);

    [Fact]
    public async Task The_package_the_former_code_and_two_other_libraries_agree_on_ten_thousand_tokens()
    {
        var random = new Random(20260302);
        var wanted = Enumerable.Range(0, Count).Select(i => (Secret: Secret(random, i), Claims: Claims(random))).ToList();
        var byPython = TokenPeer.PyJwtAsync(wanted.Where((_, i) => i % Signers == 2).Select(one => TokenPeer.Sign(one.Secret, one.Claims)));
        var byNode = TokenPeer.JoseAsync(wanted.Where((_, i) => i % Signers == 3).Select(one => TokenPeer.Sign(one.Secret, one.Claims)));
        var (python, node) = (await byPython, await byNode);
        var cases = wanted.Select((one, i) => Spoiled(random, one.Secret, one.Claims, (i % Signers) switch
        {
            0 => Hs256.Token(one.Claims, one.Secret),
            1 => Former(one.Claims, one.Secret),
            2 => python[i / Signers],
            _ => node[i / Signers],
        })).ToList();
        var lines = cases.Select(one => TokenPeer.Verify(one.VerifyWith, one.Token)).ToList();
        var (inPython, inNode) = (TokenPeer.PyJwtAsync(lines), TokenPeer.JoseAsync(lines));
        var (pythonSays, nodeSays) = (await inPython, await inNode);
        var good = 0;
        for (var i = 0; i < Count; i++)
        {
            var one = cases[i];
            var verdict = Jwt.Read(one.Token, out _) is { } token && IsHs256(token) && token.IsSignedWith(one.VerifyWith);
            var said = (Package: verdict, Former: FormerVerdict(one), PyJwt: pythonSays[i] == "yes", Jose: nodeSays[i] == "yes");
            Assert.True(said == (verdict, verdict, verdict, verdict), $"{said} of {one}");
            good += verdict ? 1 : 0;
        }

        Assert.InRange(good, Count / 4, Count * 3 / 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(26)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void A_secret_of_any_length_signs_the_same_bytes_as_before(int length)
    {
        var secret = Text(new Random(length), length);
        Assert.Equal(Former("""{"iss":"é","exp":1.50}""", secret), Hs256.Token("""{"iss":"é","exp":1.50}""", secret));
    }

    [Fact]
    public void Spare_bits_at_the_end_of_a_signature_are_no_second_spelling()
    {
        var token = Hs256.Token("{}", "secret");
        for (var other = 1; other < 4; other++)
        {
            var same = token[..^1] + Letters64(token[^1], other);
            Assert.False(Jwt.Read(same, out _)!.IsSignedWith("secret"), same);
        }

        Assert.True(Jwt.Read(token, out _)!.IsSignedWith("secret"));
    }

    /// <summary>What stood in the package's place until it came.</summary>
    private static string Former(string claims, string secret)
    {
        var input = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));
        return input + "." + FormerSignature(input, secret);
    }

    private static string FormerSignature(string input, string secret) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(input)));

    private static bool FormerVerdict(Case one) =>
        Jwt.Read(one.Token, out _) is { } token && IsHs256(token)
        && one.Token[(one.Token.LastIndexOf('.') + 1)..] == FormerSignature(one.Token[..one.Token.LastIndexOf('.')], one.VerifyWith);

    private static bool IsHs256(Jwt token) => token.Header.TryGetProperty("alg", out var algorithm) && algorithm.ValueEquals("HS256");

    private static Case Spoiled(Random random, string secret, string claims, string token)
    {
        var parts = token.Split('.');
        (string Token, string Secret) made = random.Next(20) switch
        {
            < 8 => (token, secret),
            8 => (token, secret + "x"),
            9 => (token, "another " + secret),
            10 => (token, secret.Length > 1 ? secret[..^1] : "y"),
            11 => ($"{parts[0]}.{Encode(claims[..^1] + ",\"more\":1}")}.{parts[2]}", secret),
            12 => ($"{Encode("""{"typ":"JWT","alg":"HS256"}""")}.{parts[1]}.{parts[2]}", secret),
            13 => ($"{Encode("""{"alg":"HS384","typ":"JWT"}""")}.{parts[1]}.{parts[2]}", secret),
            14 => ($"{Encode("""{"alg":"none"}""")}.{parts[1]}.", secret),
            15 => ($"{parts[0]}.{parts[1]}.", secret),
            16 => ($"{parts[0]}.{parts[1]}.{parts[2][..^3]}", secret),
            17 => ($"{parts[0]}.{parts[1]}.{parts[2]}AAAA", secret),
            18 => (Changed(random, parts), secret),
            _ => ($"{parts[0]}.{parts[1]}", secret),
        };
        return new Case(secret, claims, made.Token, made.Secret);
    }

    /// <summary>One letter of the signature is another; not the last, whose spare bits may spell the same.</summary>
    private static string Changed(Random random, string[] parts)
    {
        var at = random.Next(parts[2].Length - 1);
        var other = Letters[(Letters.IndexOf(parts[2][at], StringComparison.Ordinal) + 1 + random.Next(Letters.Length - 1)) % Letters.Length];
        return $"{parts[0]}.{parts[1]}.{parts[2][..at]}{other}{parts[2][(at + 1)..]}";
    }

    private static string Secret(Random random, int index) => Text(random, index % 10 == 0 ? 26 : random.Next(1, 100));

    private static string Text(Random random, int length)
    {
        var text = new StringBuilder();
        while (Encoding.UTF8.GetByteCount(text.ToString()) < length) text.Append(random.Next(20) == 0 ? 'é' : Letters[random.Next(Letters.Length)]);
        return text.ToString();
    }

    // Members of every kind, also of kinds that a claim of this name may not have: a signature is one whatever it signs.
    private static string Claims(Random random)
    {
        string[] values = ["\"me\"", "5", "-1.50", "true", "null", "[]", "{}", "[\"a\",null]", "\"é\\n\"", "1772442000", "99999999999999999999", "\"\""];
        string[] names = ["iss", "aud", "iat", "exp", "nbf", "sub", "jti", "azp", "x"];
        var members = names.Where(_ => random.Next(2) == 0).Select(name => $"\"{name}\":{values[random.Next(values.Length)]}");
        return "{\"n\":" + random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture) + string.Concat(members.Select(one => "," + one)) + "}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    /// <summary>The letter whose first four bits are the same: the last of a 32-byte value has two to spare.</summary>
    private static char Letters64(char letter, int step)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var value = alphabet.IndexOf(letter, StringComparison.Ordinal);
        return alphabet[(value & ~3) | ((value + step) & 3)];
    }
}
