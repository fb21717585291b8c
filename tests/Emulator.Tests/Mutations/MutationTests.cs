using Emulator.Core.Hosting;
using Emulator.Tests.Pacts;
using Emulator.Tests.Support;

namespace Emulator.Tests.Mutations;

/// <summary>The contracts have teeth: for each rule, an emulator with this rule switched off does not keep them.</summary>
public class MutationTests
{
    private static readonly IReadOnlyList<Mutation> All =
    [
        .. KelioMutations.All, .. KelioFilterMutations.All,
        .. PredictiveIndexMutations.All, .. PredictiveIndexFilterMutations.All,
        .. KeyPredictMutations.All, .. KeyPredictFilterMutations.All,
    ];

    public static TheoryData<string> Rules => [.. All.Select(mutation => mutation.ToString())];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task An_emulator_without_the_rule_breaks_the_contract(string rule)
    {
        var mutation = All.Single(one => one.ToString() == rule);
        var provider = mutation.Provider();
        var providers = ProviderList.All.Select(known => known.Name == provider.Name ? provider : known).ToList();
        await using var emulator = await EmulatorHost.OwnAsync(providers);
        var report = await PactRun.VerifyAsync(emulator.Http.BaseAddress!, mutation.Noticed, PactRun.Of(mutation.File));
        Assert.Equal(mutation.Noticed.Count, report.Results.Count);
        Assert.False(report.IsSuccess, "Nobody noticed that a rule was switched off.");
        Assert.Equal(mutation.Noticed.Order(StringComparer.Ordinal), report.Failed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_emulator_with_all_rules_keeps_the_contract()
    {
        // A guard of the test above: what the wrapper of a provider does by itself is not noticed.
        var providers =
            ProviderList.All.Select(IProvider (known) => new MutatedProvider(known) { Answers = (_, answer) => answer, Words = answer => answer }).ToList();
        await using var emulator = await EmulatorHost.OwnAsync(providers);
        foreach (var file in All.Select(mutation => mutation.File).Distinct())
        {
            var noticed = All.Where(mutation => mutation.File == file).SelectMany(mutation => mutation.Noticed).Distinct().ToList();
            var report = await PactRun.VerifyAsync(emulator.Http.BaseAddress!, noticed, PactRun.Of(file));
            Assert.True(report.IsSuccess, report.Failures);
            Assert.Equal(noticed.Count, report.Results.Count);
        }
    }
}
