using System.Text.Json;
using Contracts.Control;
using Contracts.Kelio;
using HrClient.Sample;

namespace Contracts.Tests.EndToEnd;

/// <summary>
/// Whom the clients talk to from end to end. By default the emulator that the build made; <c>CONTRACTS_TARGET</c> may hold the address of another one. With
/// <c>CONTRACTS_TARGET=real</c> the vendors' own sandboxes, for those of them whose credentials are in the environment; then nothing is written unless
/// <c>CONTRACTS_WRITES=yes</c>, and at most 60 calls a minute are made.
/// </summary>
public sealed class Target : IAsyncLifetime
{
    private readonly RunningEmulator emulator = new();
    private readonly bool isReal = Variable("CONTRACTS_TARGET") == "real";

    /// <summary>Whether records may be made.</summary>
    public bool MayWrite => !isReal || Variable("CONTRACTS_WRITES") == "yes";

    /// <summary>The base URL of Kelio with its version, and a key pair; null without credentials.</summary>
    public (Uri Base, KelioCredentials Keys)? Kelio { get; private set; }

    /// <summary>The address of the legacy API, and a key; null without credentials.</summary>
    public (Uri Base, string Key)? PredictiveIndex { get; private set; }

    /// <summary>The address of PI2, and a key; null without credentials.</summary>
    public (Uri Base, string Key)? Pi2 { get; private set; }

    /// <summary>The base address of Key Predict, login and password; null without credentials.</summary>
    public (string Base, string Login, string Password)? KeyPredict { get; private set; }

    /// <summary>What of the environment is missing for each provider, for who asks why nothing was run.</summary>
    public static string Wanted => "KELIO_PRIVATE_KEY and KELIO_SECRET_KEY, PI_API_KEY, PI2_API_KEY, KEYPREDICT_LOGIN and KEYPREDICT_PASSWORD";

    /// <summary>A client that makes at most 60 calls a minute when they go to a vendor.</summary>
    public HttpClient NewClient(Uri? address = null)
    {
        HttpMessageHandler handler = isReal ? new OneASecond() : new SocketsHttpHandler { UseProxy = false };
        return new HttpClient(handler) { BaseAddress = address };
    }

    public async Task InitializeAsync()
    {
        if (isReal)
        {
            if (Both("KELIO_PRIVATE_KEY", "KELIO_SECRET_KEY") is var (key, secret))
                Kelio = (new Uri(Variable("KELIO_BASE_URL") ?? "https://sandbox.talentview.fr/v2"), new KelioCredentials(key, secret));
            if (Variable("PI_API_KEY") is { } pi) PredictiveIndex = (new Uri(Variable("PI_BASE_URL") ?? "https://pi.predictiveindex.com/"), pi);
            if (Variable("PI2_API_KEY") is { } pi2) Pi2 = (new Uri(Variable("PI2_BASE_URL") ?? "https://integrations.predictiveindex.com/"), pi2);
            if (Both("KEYPREDICT_LOGIN", "KEYPREDICT_PASSWORD") is var (login, password))
                KeyPredict = (Variable("KEYPREDICT_BASE_URL") ?? "https://app.centraltest.com/customer/REST", login, password);
            return;
        }

        if (Variable("CONTRACTS_TARGET") is { } address) Environment.SetEnvironmentVariable("EMULATOR_URL", address);
        await emulator.InitializeAsync();
        var made = await new ControlClient(emulator.Http).CreateAsync(new WorkspaceRequest { Ttl = TimeSpan.FromMinutes(10) });
        var kelio = made.Provider<KelioWorkspace>("kelio");
        Kelio = (new Uri(kelio.Sandbox.BaseUrl), new KelioCredentials(kelio.Keys[0].PrivateKey, kelio.Keys[0].SecretKey));
        var pis = made.Providers["predictiveIndex"];
        var owner = pis.GetProperty("users").EnumerateArray()
            .First(user => user.GetProperty("role").GetString() == "AccountOwner").GetProperty("apiKey").GetString()!;
        PredictiveIndex = (new Uri(Text(pis, "baseUrl") + "/"), owner);
        Pi2 = (new Uri(Text(pis, "pi2BaseUrl") + "/"), owner);
        KeyPredict =
            (Text(made.Providers["keyPredict"], "baseUrl"), Text(made.Providers["keyPredict"], "login"), Text(made.Providers["keyPredict"], "password"));
    }

    public Task DisposeAsync() => isReal ? Task.CompletedTask : emulator.DisposeAsync();

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static (string, string)? Both(string one, string other) => Variable(one) is { } first && Variable(other) is { } second ? (first, second) : null;

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
