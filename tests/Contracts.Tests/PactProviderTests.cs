using Contracts.Kelio;
using Contracts.Pacts;

namespace Contracts.Tests;

/// <summary>The shipped contracts played by the official mock server, for the tests of a real client.</summary>
public class PactProviderTests
{
    [Fact]
    public async Task A_client_that_calls_as_told_honours_the_contract()
    {
        using var provider = PactProvider.From("kelio-inferred", "the channels", "a unit of an entity", "a token for a key pair");
        using var http = new HttpClient { BaseAddress = new Uri(provider.Address, KelioRoutes.Version) };
        var client = new KelioClient(http) { Token = "a.b.c" };
        Assert.Equal("career_fr", Assert.Single((await client.ListChannelsAsync()).Value!).Value);
        Assert.Equal("Boutique", (await client.GetUnitAsync(86, 1)).Value!.Name);
        Assert.NotNull((await client.CreateTokenAsync(new KelioTokenRequest("00000000-0000-4000-8000-0000000000c1", "Secret"))).Value);
        provider.Verify();
    }

    [Fact]
    public async Task What_was_not_honoured_is_told_by_the_interactions_name()
    {
        using var provider = PactProvider.From("kelio", "the managers", "an entity");
        using var http = new HttpClient { BaseAddress = new Uri(provider.Address, KelioRoutes.Version) };
        var client = new KelioClient(http) { Token = "no token at all" };
        Assert.False((await client.ListManagersAsync()).IsSuccess);
        Assert.False((await client.ListChannelsAsync()).IsSuccess);
        var error = Assert.Throws<PactException>(provider.Verify);
        Assert.Contains("“an entity” was not called: GET /v2/entities/86", error.Message, StringComparison.Ordinal);
        Assert.Contains("“the managers” was called otherwise: GET /v2/managers: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("GET /v2/channels was called, and is in no chosen interaction", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_name_is_told_with_those_that_there_are()
    {
        Assert.Contains(
            "there are kelio, kelio-inferred",
            Assert.Throws<ArgumentException>(() => PactProvider.From("keli", "the channels")).Message,
            StringComparison.Ordinal);
        Assert.Contains("the managers;", Assert.Throws<ArgumentException>(() => PactProvider.From("kelio", "the manager")).Message, StringComparison.Ordinal);
        Assert.Contains("the managers;", Assert.Throws<ArgumentException>(() => PactProvider.From("kelio")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_call_of_every_shipped_contract_can_be_played()
    {
        foreach (var contract in ContractTests.All)
        {
            var documented = PactFile.Read(contract.File(false)).Interactions;
            foreach (var interaction in contract.Interactions)
            {
                var end = documented.Contains(interaction.Description) ? "" : Contract.InferredEnd;
                using var provider = PactProvider.From(contract.Provider + end, interaction.Description);
                await interaction.Use(provider.Address);
                provider.Verify();
            }
        }
    }
}
