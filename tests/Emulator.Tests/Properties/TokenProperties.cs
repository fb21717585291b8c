using System.Globalization;
using System.Text;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Properties;

/// <summary>Tokens put together from good and bad parts; an oracle of its own says which are good. Nothing else may be
/// accepted, and nothing good refused.</summary>
public class TokenProperties
{
    private sealed record Parts(string Algorithm, string Issuer, string Secret, string Audience, string Expiry, string Creation, string Form);

    private static readonly Gen<Parts> Tokens =
        from algorithm in Mostly("HS256", "none", "HS512", "RS256", "hs256", "")
        from issuer in Mostly("own", "unknown", "production", "jobboard", "missing", "number")
        from secret in Mostly("own", "other", "empty", "private key")
        from audience in Mostly("right", "only one", "production", "slash", "two", "missing", "upper")
        from expiry in Mostly("absent", "later", "now", "past", "text", "null", "huge")
        from creation in Mostly("now", "earlier", "fraction", "future", "missing", "text")
        from form in Mostly("right", "padding", "space", "fourth part", "no signature", "changed signature", "changed payload", "duplicate")
        select new Parts(algorithm, issuer, secret, audience, expiry, creation, form);

    [Fact]
    public async Task No_generated_token_outside_the_valid_set_is_accepted_and_none_inside_is_refused()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = await workspace.NewKeyAsync(["applicants_read"], quotaPerMinute: 1_000_000);
        var (good, bad) = (0, 0);
        Checking.All(Tokens, 600, async parts =>
        {
            var reply = await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + Build(parts, key, workspace));
            var expected = IsGood(parts) ? 200 : 401;
            _ = expected == 200 ? good++ : bad++;
            Assert.True(reply.Status == expected, $"{parts}: {reply.Status}, expected {expected}");
        });
        Assert.True(good > 20 && bad > 100, $"{good} good and {bad} bad tokens were tried");
    }

    private static bool IsGood(Parts parts) =>
        parts is
        {
            Algorithm: "HS256",
            Issuer: "own",
            Secret: "own",
            Audience: "right" or "only one",
            Expiry: "absent" or "later" or "huge",
            Creation: "now" or "earlier" or "fraction",
            Form: "right",
        };

    private static string Build(Parts parts, TestKey key, TestWorkspace workspace)
    {
        var now = KelioCalls.Start.ToUnixTimeSeconds();
        List<string> claims = [];
        Claim("iss", parts.Issuer switch
        {
            "own" => Quote(key.PrivateKey),
            "unknown" => Quote("00000000-1111-4222-8333-444444444444"),
            "production" => Quote(workspace.Key("production").PrivateKey),
            "jobboard" => Quote(workspace.Key(kind: "jobboard").PrivateKey),
            "number" => "7",
            _ => null,
        });
        Claim("aud", parts.Audience switch
        {
            "right" => Quote("https://sandbox.talentview.fr"),
            "only one" => "[" + Quote("https://sandbox.talentview.fr") + "]",
            "production" => Quote("https://api.talentview.fr"),
            "slash" => Quote("https://sandbox.talentview.fr/"),
            "two" => "[" + Quote("https://sandbox.talentview.fr") + "," + Quote("https://api.talentview.fr") + "]",
            "upper" => Quote("HTTPS://SANDBOX.TALENTVIEW.FR"),
            _ => null,
        });
        Claim("exp", parts.Expiry switch
        {
            "later" => Number(now + 1),
            "now" => Number(now),
            "past" => Number(now - 1),
            "text" => Quote(Number(now + 60)),
            "null" => "null",
            "huge" => "1e300",
            _ => null,
        });
        Claim("iat", parts.Creation switch
        {
            "now" => Number(now),
            "earlier" => "0",
            "fraction" => Number(now - 1) + ".5",
            "future" => Number(now + 1),
            "text" => Quote(Number(now)),
            _ => null,
        });
        if (parts.Form == "duplicate") claims.Add(claims.Count > 0 ? claims[0] : "\"iss\":1");
        if (parts.Form == "duplicate" && claims.Count == 1) claims.Add(claims[0]);
        var secret = parts.Secret switch { "own" => key.SecretKey, "other" => workspace.Key().SecretKey, "empty" => "", _ => key.PrivateKey };
        var header = parts.Algorithm.Length == 0 ? """{"typ":"JWT"}""" : $$"""{"alg":"{{parts.Algorithm}}","typ":"JWT"}""";
        var token = KelioCalls.Sign(header, "{" + string.Join(',', claims) + "}", secret);
        var signature = token.LastIndexOf('.') + 1;
        return parts.Form switch
        {
            "padding" => token + "=",
            "space" => token.Insert(token.IndexOf('.') + 1, " "),
            "fourth part" => token + ".x",
            "no signature" => token[..signature],
            "changed signature" => token[..signature] + (token[signature] == 'A' ? 'B' : 'A') + token[(signature + 1)..],
            "changed payload" =>
                token[..(token.IndexOf('.') + 1)] + Convert.ToBase64String(Encoding.ASCII.GetBytes("{}")).TrimEnd('=') + token[(signature - 1)..],
            _ => token,
        };

        void Claim(string name, string? value)
        {
            if (value is not null) claims.Add($"\"{name}\":{value}");
        }
    }

    private static Gen<string> Mostly(string good, params string[] bad) => Gen.Frequency((12, Gen.Constant(good)), (1 + bad.Length / 3, Gen.Elements(bad)));

    private static string Quote(string text) => $"\"{text}\"";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
