using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Contracts.Pacts;

/// <summary>A provider played by the official Pact mock server from a contract: it answers the chosen interactions with their examples, and tells
/// which of them were not honoured.</summary>
public sealed class PactProvider : IDisposable
{
    private readonly IReadOnlyList<JsonObject> chosen;
    private readonly ushort pact;
    private readonly PactMockServer server;

    private PactProvider(PactFile file, IReadOnlyList<string> interactions)
    {
        if (interactions.Count == 0)
            throw new ArgumentException(
                $"Name the interactions that are to be played. The contract with {file.Provider} has: {string.Join("; ", file.Interactions)}.",
                nameof(interactions));
        chosen = file.Calls(interactions);
        PactCore.Load();
        pact = PactCore.NewPact(file.Consumer, file.Provider);
        try
        {
            PactCore.Must(PactCore.WithSpecification(pact, PactCore.V4), "the version of Pact");
            for (var i = 0; i < chosen.Count; i++) Replay(PactCore.NewInteraction(pact, $"{i + 1}: {PactFile.DescriptionOf(chosen[i])}"), chosen[i]);
            server = new PactMockServer(pact);
        }
        catch
        {
            _ = PactCore.FreePact(pact);
            throw;
        }
    }

    /// <summary>Where it listens: stands for the vendor's host, so that paths are those of the vendor.</summary>
    public Uri Address => server.Address;

    /// <summary>Plays interactions of a contract of this package.</summary>
    /// <param name="provider">The contract: <c>kelio</c>, <c>predictive-index</c>, <c>pi2</c>, <c>key-predict</c>; with
    /// <c>-inferred</c> at the end, what rests on behaviour that no page tells.</param>
    /// <param name="interactions">The descriptions of the interactions. Choose those of one test only: two that answer one request
    /// differently get in each other's way.</param>
    /// <exception cref="DllNotFoundException">The Pact core is missing.</exception>
    /// <exception cref="ArgumentException">There is no such contract or interaction.</exception>
    public static PactProvider From(string provider, params IReadOnlyList<string> interactions) => new(PactFile.Shipped(provider), interactions);

    /// <summary>Plays interactions of a contract file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="interactions">The descriptions of the interactions.</param>
    public static PactProvider FromFile(string file, params IReadOnlyList<string> interactions) => new(PactFile.Read(file), interactions);

    /// <summary>Throws unless every interaction was called, as the contract tells, and nothing else was.</summary>
    /// <exception cref="PactException">The message tells, for each interaction that was not honoured, what was wrong.</exception>
    public void Verify()
    {
        var mismatches = server.Mismatches();
        if (mismatches.Count > 0)
            throw new PactException(
                "The contract was not honoured:\n" + string.Join('\n', mismatches.Select(mismatch => "- " + Explain(mismatch!.AsObject()))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        server.Dispose();
        _ = PactCore.FreePact(pact);
    }

    private static void Replay(uint handle, JsonObject interaction)
    {
        foreach (var state in interaction["providerStates"] as JsonArray ?? [])
            PactCore.Must(PactCore.GivenWithParams(handle, (string?)state!["name"] ?? "", (state["params"] ?? new JsonObject()).ToJsonString()), "a state");
        var request = interaction["request"]!.AsObject();
        PactCore.Must(PactCore.WithRequest(handle, (string)request["method"]!, Kept(request["path"]!)), "the path");
        foreach (var (name, value) in request["query"] as JsonObject ?? []) PactCore.Must(PactCore.WithQuery(handle, name, 0, Kept(value!)), "the query");
        var response = interaction["response"]!.AsObject();
        PactCore.Must(PactCore.ResponseStatus(handle, (ushort)(int)response["status"]!), "the status");
        foreach (var (part, told) in new[] { (PactCore.Request, request), (PactCore.Response, response) })
        {
            foreach (var (name, value) in told["headers"] as JsonObject ?? [])
                PactCore.Must(PactCore.WithHeader(handle, part, name, 0, Kept(value!)), "a header");
            if (told["body"] is JsonObject body) Body(handle, part, body);
            if (told["matchingRules"] is { } rules) PactCore.Must(PactCore.WithMatchingRules(handle, part, rules.ToJsonString()), "the rules");
            if (told["generators"] is { } generators) PactCore.Must(PactCore.WithGenerators(handle, part, generators.ToJsonString()), "the generators");
        }
    }

    private static void Body(uint handle, int part, JsonObject body)
    {
        var (content, type) = (body["content"], (string?)body["contentType"] ?? "application/json");
        if (content is null) return;
        if (body["encoded"] is JsonValue encoded && encoded.ToString().Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            var bytes = Convert.FromBase64String((string)content!);
            PactCore.Must(PactCore.WithBinaryBody(handle, part, type, bytes, (nuint)bytes.Length), "a body");
            return;
        }

        var isJson = type.Contains("json", StringComparison.OrdinalIgnoreCase);
        PactCore.Must(PactCore.WithBody(handle, part, type, isJson ? content.ToJsonString() : (string)content!), "a body");
    }

    // The core takes texts apart in which it sees matchers; a value that is handed over like this is kept as it is.
    private static string Kept(JsonNode value) => new JsonObject { ["value"] = value.DeepClone() }.ToJsonString();

    private string Explain(JsonObject mismatch)
    {
        var (method, path) = ((string?)mismatch["method"] ?? "?", (string?)mismatch["path"] ?? "?");
        // The core names the request, not the interaction; several of one request are all meant.
        var meant = chosen.Where(one => (string?)one["request"]!["method"] == method && (string?)one["request"]!["path"] == path)
            .Select(one => $"“{PactFile.DescriptionOf(one)}”").ToList();
        var names = meant.Count > 0 ? string.Join(" or ", meant) : "no interaction";
        var reasons = new StringBuilder();
        foreach (var reason in mismatch["mismatches"] as JsonArray ?? []) reasons.Append(CultureInfo.InvariantCulture, $" {(string?)reason!["mismatch"]}");
        return (string?)mismatch["type"] switch
        {
            "missing-request" => $"{names} was not called: {method} {path}",
            "request-not-found" => $"{method} {path} was called, and is in no chosen interaction",
            _ => $"{names} was called otherwise: {method} {path}:{reasons}",
        };
    }
}
