using System.Text.Json.Nodes;

namespace Contracts.Pacts;

/// <summary>A contract file, Pact V4, as it is read here.</summary>
public sealed class PactFile
{
    private readonly IReadOnlyList<JsonObject> interactions;

    private PactFile(JsonNode root) =>
        (Consumer, Provider, interactions) = ((string?)root["consumer"]?["name"] ?? "",
            (string?)root["provider"]?["name"] ?? "", [.. (root["interactions"] as JsonArray ?? []).OfType<JsonObject>()]);

    /// <summary>The consumer's name.</summary>
    public string Consumer { get; }

    /// <summary>The provider's name.</summary>
    public string Provider { get; }

    /// <summary>The descriptions of its interactions, messages included.</summary>
    public IReadOnlyList<string> Interactions => [.. interactions.Select(DescriptionOf)];

    /// <summary>Reads a file.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public static PactFile Read(string path) => new(JsonNode.Parse(File.ReadAllText(path)) ?? throw new PactException($"{path} is no contract."));

    /// <summary>A contract of this package with a provider: <c>kelio</c>, <c>predictive-index</c>, <c>pi2</c>, <c>key-predict</c>; with <c>-inferred</c> at
    /// the end, what rests on behaviour that no page tells.</summary>
    /// <exception cref="ArgumentException">There is none of this name; the message lists those that there are.</exception>
    public static PactFile Shipped(string provider)
    {
        var assembly = typeof(PactFile).Assembly;
        using var stream = assembly.GetManifestResourceStream($"hr-client-{provider}.json");
        if (stream is not null) return new PactFile(JsonNode.Parse(stream)!);
        var known = assembly.GetManifestResourceNames().Where(name => name.StartsWith("hr-client-", StringComparison.Ordinal))
            .Select(name => name["hr-client-".Length..^".json".Length]);
        throw new ArgumentException(
            $"There is no contract with “{provider}”; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}.", nameof(provider));
    }

    /// <summary>The description of an interaction.</summary>
    internal static string DescriptionOf(JsonObject interaction) => (string?)interaction["description"] ?? "";

    /// <summary>The calls over HTTP with these descriptions.</summary>
    /// <exception cref="ArgumentException">One is not there; the message names those that are.</exception>
    internal IReadOnlyList<JsonObject> Calls(IReadOnlyList<string> descriptions) => [.. descriptions.Select(wanted =>
        interactions.FirstOrDefault(one => DescriptionOf(one) == wanted && (string?)one["type"] == "Synchronous/HTTP")
        ?? throw new ArgumentException(
            $"The contract with {Provider} has no call “{wanted}”. It has: {string.Join("; ", Interactions)}.", nameof(descriptions)))];
}
