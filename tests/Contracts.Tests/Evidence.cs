using System.Text.Json.Nodes;
using Contracts.Control;

namespace Contracts.Tests;

/// <summary>How the emulator says that it knows what an interaction rests on: its operation, the check that refuses it, and the rules that it names. Which
/// they are is seen by playing it.</summary>
/// <param name="http">A client of a running emulator.</param>
public sealed class Evidence(HttpClient http)
{
    /// <summary>The group of references that tells what is pinned although it is inferred.</summary>
    public const string Both = "pinned and inferred";

    private readonly ControlClient control = new(http);
    private Dictionary<string, ProviderCoverage>? coverage;

    /// <summary>Whether anything that the interaction pins is inferred, and all that it rests on with its source.</summary>
    public async Task<(bool IsInferred, JsonObject References)> OfAsync(Contract contract, JsonObject interaction, IReadOnlyList<string> rests)
    {
        coverage ??= await control.CoverageAsync();
        var known = coverage[contract.Family];
        var facts = rests.Select(rule => Fact(known.Rules.Single(one => one.Name == rule), ["status", "headers", "answer"])).ToList();
        if (interaction["request"] is { } request)
        {
            var exchange = await Played.AsExchangeAsync(http, contract.Provider, interaction);
            var response = interaction["response"]!;
            Assert.True((int)response["status"]! == exchange.Status, $"“{interaction["description"]}” is answered {exchange.Status}: {exchange.ResponseBody}");
            if (known.Operations.FirstOrDefault(one => one.Name == exchange.Operation && one.Method == exchange.Method) is { } operation)
                facts.Add(new("operation", operation.Name, operation.Evidence, operation.Source, Pinned(operation.Inferred, OfCall(request, response))));
            if (exchange.Checks.FirstOrDefault(check => check.Outcome == "failed") is { } failed)
                facts.Add(Fact(
                    known.Rules.Single(one => one.Name == failed.Check && one.Source == failed.Source),
                    response["body"] is null ? ["status"] : ["status", "answer"]));
        }

        Assert.True(facts.Count > 0, $"Nothing is known of what “{interaction["description"]}” rests on.");
        var references = new JsonObject();
        foreach (var group in facts.OrderBy(fact => fact.Name, StringComparer.Ordinal).GroupBy(fact => fact.Group).OrderBy(group => group.Key))
            references[group.Key] = new JsonObject(group.Select(fact => KeyValuePair.Create(fact.Name, (JsonNode?)$"{fact.Evidence}: {fact.Source}")));
        var inferred = facts.Where(fact => fact.Evidence == "inferred" || fact.Inferred.Count > 0).ToList();
        if (inferred.Count > 0)
            references[Both] = new JsonObject(inferred.OrderBy(fact => fact.Name, StringComparer.Ordinal).Select(fact =>
                KeyValuePair.Create(fact.Name, (JsonNode?)(fact.Evidence == "inferred" ? "all" : string.Join(", ", fact.Inferred)))));
        return (inferred.Count > 0, references);
    }

    // What of the operation's exchange is pinned, in the words of the coverage.
    private static IEnumerable<string> OfCall(JsonNode request, JsonNode response)
    {
        yield return "path";
        if ((int)response["status"]! >= 400) yield break;
        yield return "status";
        if (request["query"] is not null || request["body"] is not null) yield return "input";
        if (response["body"]?["encoded"] is JsonValue encoded && encoded.ToString() != "false") yield return "media type";
        else if (response["body"]?["content"] is not null) yield return "answer";
    }

    private static Known Fact(RuleCoverage rule, string[] pinned) => new("rule", rule.Name, rule.Evidence, rule.Source, Pinned(rule.Inferred, pinned));

    private static IReadOnlyList<string> Pinned(IReadOnlyList<string> inferred, IEnumerable<string> pinned) => [.. inferred.Intersect(pinned)];

    private sealed record Known(string Group, string Name, string Evidence, string Source, IReadOnlyList<string> Inferred);
}
