using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Contracts.Pacts;

/// <summary>Checks a provider against contract files with the official Pact core, over a real socket.</summary>
/// <param name="provider">The provider's name, as in the files.</param>
/// <param name="address">Where the provider is; a path in it goes before the paths of the contracts.</param>
public sealed class PactVerifier(string provider, Uri address)
{
    /// <summary>Where the states are set up and torn down, e.g. <c>/_emulator/pact/states</c> of the emulator; null for contracts without states.</summary>
    public Uri? States { get; init; }

    /// <summary>Where the messages are made, e.g. <c>/_emulator/pact/messages</c> of the emulator; null for contracts without messages.</summary>
    public Uri? Messages { get; init; }

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A regular expression that chooses interactions by their description; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Checks all interactions of the files. It blocks the thread that calls it.</summary>
    /// <param name="files">The files of contracts.</param>
    /// <exception cref="DllNotFoundException">The core is missing.</exception>
    public PactReport Verify(params IReadOnlyList<string> files)
    {
        PactCore.Load();
        var verifier = PactCore.NewVerifier("ProviderEmulator.Contracts", "1");
        try
        {
            PactCore.VerifierProvider(verifier, provider, address.Scheme, address.Host, (ushort)address.Port, address.AbsolutePath);
            if (Messages is { } messages) PactCore.VerifierTransport(verifier, "message", (ushort)messages.Port, messages.AbsolutePath, messages.Scheme);
            if (States is { } states) PactCore.VerifierStates(verifier, states.AbsoluteUri, teardown: 1, body: 1);
            PactCore.Must(PactCore.VerifierOptions(verifier, disableSsl: 0, new CULong((nuint)Timeout.TotalMilliseconds)), "the options of the verifier");
            _ = PactCore.VerifierColour(verifier, 0);
            _ = PactCore.VerifierRedirects(verifier, 0);
            if (Only is not null) PactCore.VerifierFilter(verifier, Only, "", 0);
            foreach (var file in files) PactCore.VerifierFile(verifier, file);
            var code = PactCore.VerifierRun(verifier);
            return Read(code, PactCore.Take(PactCore.VerifierJson(verifier)), PactCore.Take(PactCore.VerifierOutput(verifier, 1)));
        }
        finally
        {
            PactCore.EndVerifier(verifier);
        }
    }

    private static PactReport Read(int code, string? json, string? output)
    {
        var results = (json is null ? null : JsonNode.Parse(json)?["interactionResults"]) as JsonArray ?? [];
        return new PactReport(code == 0, [.. results.Select(Result)], output ?? "");
    }

    private static PactResult Result(JsonNode? result) =>
        new(
            (string?)result?["interactionDescription"] ?? (string?)result?["description"] ?? "",
            (string?)result?["result"] == "OK",
            result?.ToJsonString() ?? "");
}
