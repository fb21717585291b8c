using System.Globalization;
using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Tokens;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>What makes a bearer token valid, one check after the other. The wire has one answer for all of them.</summary>
internal sealed class KelioAccessToken(KelioSettings settings)
{
    /// <summary>In seconds this is the year 5138, in milliseconds 1973.</summary>
    private const double Milliseconds = 1e11;

    /// <summary>More than clocks that are meant to show the same differ, in seconds.</summary>
    private const double Far = 300;

    private readonly TokenMemory memory = new();

    public IReadOnlyList<Check> Checks =>
    [
        new("scheme", Provenance.Documented("J/general, C/tutorial: Authorization: Bearer <jwt>, one space; the 401 is inferred")
            .But(Part.Status), Guarded(JudgeScheme)),
        new("parts", Provenance.Inferred("a JWT has three base64url parts, the first two JSON objects (RFC 7519)"), Guarded(JudgeParts)),
        new("alg", Provenance.Documented("J/general: alg is HS256; none and others refused (inferred)").But(Part.Status), Guarded(JudgeAlgorithm)),
        new("signature", Provenance.Inferred("HS256 with the secret encryption key as raw UTF-8 bytes, the only secret handed out"), Guarded(JudgeSignature)),
        new("issuer", Provenance.Documented("J/general: iss is the private key, which identifies the caller; the 401 is inferred")
            .But(Part.Status), Guarded(JudgeIssuer)),
        new("audience", Provenance.Documented("J/general: aud is the environment's audience; the 401 is inferred").But(Part.Status), Guarded(JudgeAudience)),
        new("exp", Provenance.Documented("J/general: exp is the expiry, optional; at or before now is expired (RFC 7519); the 401 is inferred")
            .But(Part.Status), Guarded(JudgeExpiry)),
        new("iat", Provenance.Documented("J/general: iat is the creation date; required and not in the future (inferred)")
            .But(Part.Status), Guarded(JudgeCreation)),
    ];

    /// <summary>The token that a call carries, unjudged; where it cannot be read, what it still tells of its sender.</summary>
    public Credential? Identify(Request request)
    {
        if (request.Header("Authorization") is not { } header) return null;
        var isBearer = header.StartsWith(PresentedToken.Scheme, StringComparison.Ordinal);
        return isBearer && memory.Find(header.AsSpan(PresentedToken.Scheme.Length)) is { } known ? known : PresentedToken.Of(request).Credential;
    }

    // POST /jwt is the one operation without a token.
    private static Func<Call, Judgement> Guarded(Func<Call, Judgement> judge) =>
        call => call.Operation.IsOpen ? Judgement.Skipped("This operation needs no token.") : judge(call);

    private static Judgement JudgeScheme(Call call) => call.Credential is KelioBearer || PresentedToken.Of(call.Request).SchemeProblem is not { } problem
        ? Judgement.Passed()
        : Refuse.Unauthenticated(problem, "Send “Authorization: Bearer <token>”, with exactly one space.");

    private static Judgement JudgeParts(Call call) => call.Credential is KelioBearer || PresentedToken.Of(call.Request).FormProblem is not { } problem
        ? Judgement.Passed()
        : Refuse.Unauthenticated($"The token cannot be read: {problem}.", "Send a JWT in compact form; POST /jwt makes one.");

    private static Judgement JudgeAlgorithm(Call call)
    {
        if (ClaimsOf(call).IsHs256) return Judgement.Passed();
        var header = TokenOf(call).Header;
        if (header.TryGetProperty("crit", out _))
        {
            return Refuse.Unauthenticated(
                "The token's header has “crit”, which demands extensions that are not known here (RFC 7515, 4.1.11).", "Leave “crit” out.");
        }

        return Refuse.Unauthenticated($"The token's alg is {Shown(Member(header, "alg"))}; only \"HS256\" is accepted.", "Sign the token with HS256.");
    }

    private static Judgement JudgeIssuer(Call call)
    {
        if (KeyOf(call) is not { } key)
        {
            return TokenOf(call).TextClaim("iss") is { } issuer
                ? Refuse.Unauthenticated(
                    $"No key is known by the private key that iss names{Ending(issuer)}: it was never issued, or it was deleted.",
                    "Use the private key of a key in the workspace's body.")
                : Refuse.Unauthenticated("The token has no iss, or one that is no text.", "Set iss to the private key.");
        }

        if (!key.IsEnabled) return Refuse.Unauthenticated($"The {key.Label} is disabled; its tokens died with it.", "Enable the key, or use another.");
        var environment = call.Request.Surface.Name;
        // A token made wholly for the other environment is told by its audience, the next check: that is what its sender mistook.
        if (key.Environment == environment || HasAudience(call, KelioEnvironment.AudienceOf(key.Environment))) return Judgement.Passed();
        return Refuse.Unauthenticated($"The {key.Label} is not known in {environment}.", $"Use a {environment} key.");
    }

    private Judgement JudgeCreation(Call call)
    {
        var (now, latest) = (Seconds(call.Now), Seconds(call.Now) + settings.ClockSkew.TotalSeconds);
        if (ClaimsOf(call) is { HasMore: false, Created: { } made } && made <= latest) return Known(call);
        var payload = TokenOf(call).Payload;
        if (!TokenClaims.TryNumber(payload, "iat", out var created))
        {
            return Refuse.Unauthenticated(
                $"The token's iat is {Shown(Member(payload, "iat"))}; it must be a number of seconds.", "Set iat to when the token is made.");
        }

        if (created > latest) return Ahead(created, now);
        if (payload.TryGetProperty("nbf", out var given) && (!TokenClaims.TryNumber(payload, "nbf", out var start) || start > latest))
        {
            return Refuse.Unauthenticated(
                $"The token's nbf is {Shown(given)}; the workspace's clock stands at {Date(now)}.", "Leave nbf out; the provider does not ask for it.");
        }

        return Known(call);
    }

    private static Judgement Known(Call call)
    {
        var key = KeyOf(call)!;
        call.Caller = new Caller(key.Label, key);
        return Judgement.Passed();
    }

    /// <summary>The token's <c>iat</c> is ahead of the clock: by a second or two, by a factor of a thousand, or because the clock stands elsewhere.</summary>
    private static Refusal Ahead(double created, double now)
    {
        if (created > Milliseconds)
        {
            return Refuse.Unauthenticated(
                FormattableString.Invariant($"The token's iat, {created:R}, looks like milliseconds ({Date(created / 1000)}); a NumericDate is in seconds."),
                FormattableString.Invariant($"Set iat to seconds: {Math.Floor(created / 1000):R}."));
        }

        var ahead = created - now;
        var detail = $"The token's iat, {Date(created)}, is in the future: the workspace's clock stands at {Date(now)}, {Span(ahead)} before.";
        return ahead > Far
            ? Refuse.Unauthenticated(
                detail + " So far apart, the client takes real time and the workspace's clock was set elsewhere.",
                "Let POST /jwt make the token, take the time from the workspace's clock, or advance that clock (POST …/clock/advance).")
            : Refuse.Unauthenticated(
                detail, "Take the time from the workspace's clock, let POST /jwt make the token, or allow for it with the setting kelio:clockSkew.");
    }

    private static string Span(double seconds) => seconds switch
    {
        < 120 => FormattableString.Invariant($"{Math.Round(seconds, 3)} s"),
        < 7200 => FormattableString.Invariant($"{Math.Round(seconds / 60, 1)} minutes"),
        < 172800 => FormattableString.Invariant($"{Math.Round(seconds / 3600, 1)} hours"),
        _ => FormattableString.Invariant($"{Math.Round(seconds / 86400, 1)} days"),
    };

    private static Judgement JudgeExpiry(Call call)
    {
        if (ClaimsOf(call) is { HasMore: false } claims)
        {
            if (claims.Ends is not { } ends) return Judgement.Passed("The token never expires, which is allowed.");
            if (ends > Seconds(call.Now)) return Judgement.Passed();
        }

        var payload = TokenOf(call).Payload;
        if (!payload.TryGetProperty("exp", out var given)) return Judgement.Passed("The token never expires, which is allowed.");
        if (!TokenClaims.TryNumber(payload, "exp", out var end))
            return Refuse.Unauthenticated($"The token's exp is {Shown(given)}; it must be a number of seconds.", "Set exp to a number, or leave it out.");
        var now = Seconds(call.Now);
        return end > now
            ? Judgement.Passed()
            : Refuse.Unauthenticated($"The token expired: its exp is {Date(end)}, the workspace's clock stands at {Date(now)}.", "Make a new token.");
    }

    private static bool HasAudience(Call call, string audience) =>
        string.Equals(ClaimsOf(call).Audience, audience, StringComparison.Ordinal);

    private static TokenClaims ClaimsOf(Call call) => (call.Credential as KelioBearer)?.Claims ?? TokenClaims.Of(TokenOf(call));

    private static Jwt TokenOf(Call call) => call.Credential is KelioBearer bearer ? bearer.Token : PresentedToken.Of(call.Request).Token!;

    private static KelioKey? KeyOf(Call call) => call.Credential is KelioBearer bearer ? call.State<KelioState>().KeyOf(bearer.Issuer) : null;

    private static JsonElement Member(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value : default;

    private static double Seconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond;

    private static string Date(double seconds) => seconds is > -62135596800 and < 253402300800
        ? DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture)
        : seconds.ToString("R", CultureInfo.InvariantCulture);

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        _ when value.GetRawText() is { Length: > 80 } text => text[..80] + "…",
        _ => value.GetRawText(),
    };

    private static string Ending(string privateKey) => privateKey.Length < 16 ? "" : $" (ending in “{privateKey[^4..]}”)";

    private Judgement JudgeSignature(Call call)
    {
        if (call.Credential is not KelioBearer bearer || KeyOf(call) is not { } key)
            return Judgement.Skipped("No key is known by the token's iss, so there is no secret to verify with; see issuer.");
        return memory.IsSigned(bearer, key.SecretKey)
            ? Judgement.Passed()
            : Refuse.Unauthenticated(
                $"The signature does not verify with the secret encryption key of the {key.Label}.",
                "Sign with this key's secret encryption key as raw UTF-8 bytes, and change nothing afterwards.");
    }

    private Judgement JudgeAudience(Call call)
    {
        var audience = KelioEnvironment.AudienceOf(call.Request.Surface.Name);
        if (HasAudience(call, audience)) return Judgement.Passed();
        foreach (var extra in settings.ExtraAudiences)
            if (HasAudience(call, extra)) return Judgement.Passed("Accepted by a setting of the emulator.");
        return Refuse.Unauthenticated(
            $"The token's aud is {Shown(Member(TokenOf(call).Payload, "aud"))}; here it must be exactly \"{audience}\".",
            $"Make the token for \"{audience}\", or call the environment that it is made for.");
    }
}
