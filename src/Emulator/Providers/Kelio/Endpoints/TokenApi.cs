using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Tokens;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/jwt</c>: a token out of a key pair.</summary>
internal static class TokenApi
{
    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new(
            "create token",
            "POST",
            KelioRoutes.Jwt,
            Provenance.Documented("C/authorization, K/authorization; status and member of the answer are inferred").But(Part.Status, Part.Answer),
            call => Create(call, settings))
        {
            IsOpen = true,
            Summary = "Makes a token that lives four hours out of a private key and its secret encryption key.",
            RequestBody = typeof(KelioTokenRequest),
            ResponseBody = typeof(KelioToken),
            Parameters =
            [
                new("private_key", "body", "string", "The private key.", Required: true),
                new("secret_key", "body", "string", "The secret encryption key.", Required: true),
            ],
        },
    ];

    // Whether the keys are right was judged before the quota, by the check “keys”; what is left is a body that lacks one.
    private static Outcome Create(Call call, KelioSettings settings)
    {
        if (RequestBody.Read(call.Request, out var body) is { } unreadable) return unreadable;
        if (RequestBody.RequireText(body, "private_key", out _) is { } noPrivateKey) return noPrivateKey;
        if (RequestBody.RequireText(body, "secret_key", out _) is { } noSecretKey) return noSecretKey;
        var (key, now) = (call.Grant<KelioKey>(), call.Now.ToUnixTimeSeconds());
        return Answers.Json(200, () => new KelioToken(Sign(key, now, settings)), KelioJson.Wire.KelioToken);
    }

    /// <summary>The token that is made at the instant.</summary>
    public static string Sign(KelioKey key, long now, KelioSettings settings) => Jwt.Sign(
        [
            new("iss", key.PrivateKey),
            new("aud", KelioEnvironment.AudienceOf(key.Environment)),
            new("iat", now),
            new("exp", now + (long)settings.TokenLifetime.TotalSeconds),
        ],
        key.SecretKey);
}
