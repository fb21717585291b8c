using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Contracts.Pacts;

/// <summary>The official mock server of one pact handle, on a free port of this machine.</summary>
internal sealed class PactMockServer : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly int port;

    /// <summary>Starts the server; from now on the handle cannot be changed.</summary>
    /// <exception cref="PactException">It did not start.</exception>
    public PactMockServer(ushort pact)
    {
        port = PactCore.StartMockServer(pact, "127.0.0.1", 0, null, null);
        if (port <= 0) throw new PactException($"The mock server did not start ({port}).");
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>What was not called as told, or was called and not told; empty when all went as told.</summary>
    public JsonArray Mismatches()
    {
        // The server answers a call before it notes it: what seems not to be called may be on its way into the notes.
        var clock = Stopwatch.StartNew();
        while (PactCore.MockServerMatched(port) == 0)
        {
            var found = JsonNode.Parse(PactCore.Text(PactCore.MockServerMismatches(port)) ?? "[]")!.AsArray();
            var isDecided = found.Any(mismatch => (string?)mismatch!["type"] != "missing-request");
            if (isDecided || clock.Elapsed > Longest) return found;
            Thread.Sleep(5);
        }

        return [];
    }

    /// <inheritdoc/>
    public void Dispose() => _ = PactCore.EndMockServer(port);
}
