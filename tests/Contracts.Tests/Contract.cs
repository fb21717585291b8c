using System.Text.Json;
using System.Text.Json.Nodes;
using PactNative;

namespace Contracts.Tests;

/// <summary>A contract of <c>hr-client</c> with a provider: its interactions, and the committed file that they must amount to.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Interactions">All of them.</param>
/// <param name="IsInferred">Whether the contract is about inferred behaviour, which stands in a file of its own: a run against
/// the real provider can leave it out.</param>
public sealed record Contract(string Provider, IReadOnlyList<Interaction> Interactions, bool IsInferred = false)
{
    /// <summary>The messages, for providers that call back.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>The committed file.</summary>
    public string File => Path.Combine(Repository.Root, "src", "Contracts", "Pacts", $"hr-client-{Provider}{(IsInferred ? ".inferred" : "")}.json");

    /// <summary>Plays one interaction with the client, and writes it into the folder.</summary>
    public Task PlayAsync(string description, string folder)
    {
        var interaction = Interactions.Single(one => one.Description == description);
        return new PactRecorder("hr-client", Provider, folder).RecordAsync(description, interaction.Tell, interaction.Use);
    }

    /// <summary>Plays all into a fresh folder; answers what was written.</summary>
    public async Task<JsonNode> WriteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pacts-");
        try
        {
            foreach (var interaction in Interactions) await PlayAsync(interaction.Description, folder.FullName);
            foreach (var message in Messages)
                new PactRecorder("hr-client", Provider, folder.FullName).RecordMessage(message.Description, message.Tell, message.Read);
            return JsonNode.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(folder.FullName, $"hr-client-{Provider}.json")))!;
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
}
