using System.Text.Json.Nodes;
using Contracts.Control;
using Contracts.Tests.Kelio;
using Contracts.Tests.KeyPredict;
using Contracts.Tests.PredictiveIndex;
using HrClient.Sample;

namespace Contracts.Tests;

/// <summary>Every interaction is played: the typed client against the official mock server. Together they are the committed contracts, to the letter.</summary>
public class ContractTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    /// <summary>All contracts.</summary>
    internal static IReadOnlyList<Contract> All { get; } = [KelioContract.All, PredictiveIndexContract.All, Pi2Contract.All, KeyPredictContract.All];

    public static TheoryData<string, string> Interactions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var contract in All)
                foreach (var interaction in contract.Interactions) data.Add(contract.Provider, interaction.Description);
            return data;
        }
    }

    public static TheoryData<string> Contracts => [.. All.Select(contract => contract.Provider)];

    private static IEnumerable<string> Files => All.SelectMany(contract => new[] { contract.File(false), contract.File(true) });

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task The_client_asks_and_understands(string provider, string description)
    {
        var folder = Directory.CreateTempSubdirectory("pact-");
        try
        {
            await Of(provider).PlayAsync(description, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_committed_contract_is_what_the_client_does(string provider)
    {
        var contract = Of(provider);
        var (documented, inferred) = await contract.WriteAsync(new Evidence(emulator.Http));
        foreach (var (written, isInferred) in new[] { (documented, false), (inferred, true) })
        {
            Assert.NotEmpty(written["interactions"]!.AsArray());
            Assert.Equal("4.0", (string?)written["metadata"]!["pactSpecification"]!["version"]);
            var (file, text) = (contract.File(isInferred), Contract.Print(written));
            if (Environment.GetEnvironmentVariable("UPDATE_PACTS") == "1") await File.WriteAllTextAsync(file, text);
            var committed = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
            Assert.True(committed == text,
                $"{Path.GetFileName(file)} is not what the client does now, or the emulator's coverage says something else of it. Look "
                + $"at the difference, and write it with UPDATE_PACTS=1 when it is meant:\n{Difference.Of(committed, text)}");
        }
    }

    [Fact]
    public void A_contract_is_committed_for_every_provider_and_for_nothing_else() => Assert.Equal(
        Files.Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.GetDirectoryName(All[0].File(false))!, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public async Task What_a_documented_contract_rests_on_is_inferred_in_no_part()
    {
        var coverage = await new ControlClient(emulator.Http).CoverageAsync();
        foreach (var contract in All)
        {
            var known = coverage[contract.Family];
            var inferred = known.Rules.Where(rule => rule.Evidence == "inferred").Select(rule => rule.Name)
                .Concat(known.Operations.Where(operation => operation.Evidence == "inferred").Select(operation => operation.Name)).ToHashSet();
            Assert.All(References(contract.File(false)), one =>
            {
                Assert.False(one.References.ContainsKey(Evidence.Both), one.Description);
                Assert.Empty(Names(one.References).Intersect(inferred));
                Assert.NotEmpty(Names(one.References));
            });
            Assert.All(References(contract.File(true)), one => Assert.True(one.References.ContainsKey(Evidence.Both), one.Description));
            Assert.Equal(contract.Provider, Name(contract.File(false)));
            Assert.Equal(contract.Provider + Contract.InferredEnd, Name(contract.File(true)));
        }
    }

    [Fact]
    public void Every_request_value_that_is_a_credential_comes_from_the_providers_state()
    {
        // A credential in a contract is an example that opens nothing; a generator must stand beside it, or no verifier could make the call.
        foreach (var file in Files)
        {
            foreach (var interaction in JsonNode.Parse(File.ReadAllText(file))!["interactions"]!.AsArray())
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

    private static Contract Of(string provider) => All.Single(contract => contract.Provider == provider);

    private static string Name(string file) => (string)JsonNode.Parse(File.ReadAllText(file))!["provider"]!["name"]!;

    private static IEnumerable<string> Names(JsonObject references) => references.SelectMany(group => group.Value!.AsObject().Select(one => one.Key));

    private static IEnumerable<(string Description, JsonObject References)> References(string file) =>
        JsonNode.Parse(File.ReadAllText(file))!["interactions"]!.AsArray()
            .Select(one => ((string)one!["description"]!, one["comments"]!["references"]!.AsObject()));
}
