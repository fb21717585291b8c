using System.Text.Json.Nodes;
using Contracts.Tests.Kelio;
using Contracts.Tests.KeyPredict;
using Contracts.Tests.PredictiveIndex;

namespace Contracts.Tests;

/// <summary>Every interaction is played: the typed client against the official mock server. Together they are the committed contracts, to the letter.</summary>
public class ContractTests
{
    /// <summary>All contracts.</summary>
    internal static IReadOnlyList<Contract> All { get; } =
    [
        KelioContract.Documented, KelioContract.Inferred,
        PredictiveIndexContract.Documented, PredictiveIndexContract.Inferred,
        Pi2Contract.Documented, Pi2Contract.Inferred,
        KeyPredictContract.Documented, KeyPredictContract.Inferred,
    ];

    public static TheoryData<string, bool, string> Interactions
    {
        get
        {
            var data = new TheoryData<string, bool, string>();
            foreach (var contract in All)
                foreach (var interaction in contract.Interactions) data.Add(contract.Provider, contract.IsInferred, interaction.Description);
            return data;
        }
    }

    public static TheoryData<string, bool> Contracts
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var contract in All) data.Add(contract.Provider, contract.IsInferred);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task The_client_asks_and_understands(string provider, bool isInferred, string description)
    {
        var folder = Directory.CreateTempSubdirectory("pact-");
        try
        {
            await Of(provider, isInferred).PlayAsync(description, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_committed_contract_is_what_the_client_does(string provider, bool isInferred)
    {
        var contract = Of(provider, isInferred);
        var written = await contract.WriteAsync();
        // An interaction with the key of another replaces it without a word.
        Assert.Equal(contract.Interactions.Count + contract.Messages.Count, written["interactions"]!.AsArray().Count);
        Assert.Equal("4.0", (string?)written["metadata"]!["pactSpecification"]!["version"]);

        var text = Contract.Print(written);
        if (Environment.GetEnvironmentVariable("UPDATE_PACTS") == "1") await File.WriteAllTextAsync(contract.File, text);
        var committed = File.Exists(contract.File) ? await File.ReadAllTextAsync(contract.File) : "";
        Assert.True(committed == text, $"{Path.GetFileName(contract.File)} is not what the client does now. Look at the difference, and write it with "
            + $"UPDATE_PACTS=1 when it is meant:\n{Difference.Of(committed, text)}");
    }

    [Fact]
    public void A_contract_is_committed_for_every_provider_and_for_nothing_else() => Assert.Equal(
        All.Select(contract => Path.GetFileName(contract.File)).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.GetDirectoryName(All[0].File)!, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_request_value_that_is_a_credential_comes_from_the_providers_state()
    {
        // A credential in a contract is an example that opens nothing; a generator must stand beside it, or no verifier could make the call.
        foreach (var contract in All.Where(contract => File.Exists(contract.File)))
        {
            foreach (var interaction in JsonNode.Parse(File.ReadAllText(contract.File))!["interactions"]!.AsArray())
            {
                var request = interaction!["request"];
                foreach (var name in new[] { "Authorization", "api-key", "WWW-Authenticate" })
                {
                    if (request?["headers"]?.AsObject().FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is null)
                        continue;
                    Assert.True(
                        request["generators"]?["header"]?.AsObject().Any(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) == true,
                        $"“{interaction["description"]}” has a fixed {name}.");
                }
            }
        }
    }

    private static Contract Of(string provider, bool isInferred) => All.Single(contract => contract.Provider == provider && contract.IsInferred == isInferred);
}
