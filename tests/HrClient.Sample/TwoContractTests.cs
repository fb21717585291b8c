using Contracts.Kelio;
using Contracts.Pacts;

namespace HrClient.Sample;

/// <summary>The second way: the shipped contract, played by the official Pact mock server. No emulator is needed; what the client sends
/// is compared with the contract.</summary>
public class TwoContractTests
{
    [Fact]
    public async Task Every_applicant_is_read_as_the_contract_tells()
    {
        using var provider = PactProvider.From("kelio", "an applicant by id, with address, applications and pools");
        var answer = await ClientOf(provider).GetApplicantAsync("101", "address,applications,pools");
        Assert.Equal("Exampleville", answer.Value!.Address.Value!.City);
        provider.Verify();
    }

    [Fact]
    public async Task The_quotas_403_is_taken_for_what_it_is()
    {
        using var provider = PactProvider.From("kelio", "the 121st request of a minute");
        var answer = await ClientOf(provider).ListApplicantsAsync();
        Assert.Equal(KelioDenial.Unknown, answer.Denial); // Only trying again after the minute tells a quota from a scope.
        provider.Verify();
    }

    [Fact]
    public async Task Another_pact_file_works_as_well()
    {
        using var provider = PactProvider.FromFile(
            Path.Combine(AppContext.BaseDirectory, "pacts", "hr-client-sample-kelio.json"), "the applicants, the oldest first");
        Assert.Equal(
            "zoe@people.example", (await ClientOf(provider).ListApplicantsAsync(new KelioQuery { Order = "created_at", Sort = "asc" })).Value!.Single().Email);
        provider.Verify();
    }

    [Fact]
    public void What_the_client_does_not_do_is_told_by_name()
    {
        using var provider = PactProvider.From("kelio", "the managers");
        Assert.Contains("“the managers” was not called", Assert.Throws<PactException>(provider.Verify).Message, StringComparison.Ordinal);
    }

    private static KelioClient ClientOf(PactProvider provider) =>
        new(new HttpClient { BaseAddress = new Uri(provider.Address, KelioRoutes.Version) }) { Token = "any.token.does", QuotaWaits = 0 };
}
