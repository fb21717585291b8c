using Contracts.Kelio;
using Contracts.KeyPredict;
using Contracts.PredictiveIndex;
using Emulator.Core.Tokens;
using Emulator.Providers.Kelio.Records;

namespace Benchmarks;

/// <summary>The first useful answer of each provider: a call with the public credentials of the default workspace that is not refused.</summary>
internal static class FirstAnswers
{
    /// <summary>How many there are.</summary>
    public const int Count = 3;

    /// <summary>Asks for them, one after the other.</summary>
    /// <exception cref="HttpRequestException">One was refused.</exception>
    public static async Task AskAsync(HttpClient http)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = KelioDefaults.SandboxCustomerPrivateKey,
            ["aud"] = KelioEnvironment.AudienceOf(KelioEnvironment.Sandbox),
            ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60,
        };
        await AskAsync(http, "/kelio/sandbox/v2/applicants?per_page=1", "Authorization", "Bearer " + Jwt.Sign(claims, KelioDefaults.SandboxCustomerSecretKey));
        await AskAsync(http, "/pi/api/v2/behavioralassessments?$top=1", PredictiveIndexRoutes.ApiKeyHeader, PredictiveIndexDefaults.AccountOwnerKey);
        await AskAsync(
            http,
            $"/keypredict{KeyPredictRoutes.Rest}/{KeyPredictRoutes.Connect}/json?login={KeyPredictDefaults.Login}&password={KeyPredictDefaults.Password}");
    }

    private static async Task AskAsync(HttpClient http, string path, string? header = null, string? value = null)
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null) call.Headers.TryAddWithoutValidation(header, value);
        using var answer = await http.SendAsync(call);
        answer.EnsureSuccessStatusCode();
    }
}
