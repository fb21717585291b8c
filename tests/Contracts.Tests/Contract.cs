using System.Text.Json;
using System.Text.Json.Nodes;
using PactNative;

namespace Contracts.Tests;

/// <summary>What <c>hr-client</c> asks of a provider. What of it stands in the file of the documented contract, and what in that of the inferred one, is
/// decided by the coverage.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Family">The provider's name in the coverage.</param>
/// <param name="Interactions">All of them.</param>
public sealed record Contract(string Provider, string Family, IReadOnlyList<Interaction> Interactions)
{
    /// <summary>The end of the provider's name in the contract that rests on inferred behaviour.</summary>
    public const string InferredEnd = "-inferred";

    /// <summary>The messages, for providers that call back.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>The committed file of the documented contract, or of the inferred one.</summary>
    public string File(bool isInferred) =>
        Path.Combine(Repository.Root, "src", "Contracts", "Pacts", $"hr-client-{Provider}{(isInferred ? InferredEnd : "")}.json");

    /// <summary>Plays one interaction with the client, and writes it into the folder.</summary>
    public Task<Wire> PlayAsync(string description, string folder)
    {
        var interaction = Interactions.Single(one => one.Description == description);
        return new PactRecorder("hr-client", Provider, folder).RecordAsync(description, interaction.Tell, interaction.Use);
    }

    /// <summary>Plays all, and sorts them by evidence.</summary>
    /// <param name="evidence">How the emulator says that it knows.</param>
    public async Task<(JsonNode Documented, JsonNode Inferred)> WriteAsync(Evidence evidence)
    {
        var folder = Directory.CreateTempSubdirectory("pacts-");
        try
        {
            var rests = new Dictionary<string, IReadOnlyList<string>>();
            foreach (var interaction in Interactions)
                rests[interaction.Description] = (await PlayAsync(interaction.Description, folder.FullName)).Pinned;
            foreach (var message in Messages)
                rests[message.Description] = new PactRecorder("hr-client", Provider, folder.FullName)
                    .RecordMessage(message.Description, message.Tell, message.Read).Pinned;
            var all = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(folder.FullName, $"hr-client-{Provider}.json")))!;
            // An interaction with the key of another replaces it without a word.
            Assert.Equal(rests.Count, all["interactions"]!.AsArray().Count);
            return await SplitAsync(all, rests, evidence);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>How a contract is written down: sorted by the core already, indented, letters as they are.</summary>
    public static string Print(JsonNode contract) =>
        contract.ToJsonString(
            new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";

    private async Task<(JsonNode Documented, JsonNode Inferred)> SplitAsync(
        JsonNode all, Dictionary<string, IReadOnlyList<string>> rests, Evidence evidence)
    {
        var (documented, inferred) = (new JsonArray(), new JsonArray());
        foreach (var interaction in all["interactions"]!.AsArray().Select(one => one!.AsObject()))
        {
            var (isInferred, references) = await evidence.OfAsync(this, interaction, rests[(string)interaction["description"]!]);
            var told = new JsonObject { ["comments"] = new JsonObject { ["references"] = references } };
            foreach (var (name, value) in interaction) told[name] = value?.DeepClone();
            (isInferred ? inferred : documented).Add((JsonNode)told);
        }

        var other = all.DeepClone();
        other["provider"]!["name"] = Provider + InferredEnd;
        (all["interactions"], other["interactions"]) = (documented, inferred);
        return (all, other);
    }
}
