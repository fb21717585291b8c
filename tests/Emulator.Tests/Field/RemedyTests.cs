using System.Text.RegularExpressions;
using Emulator.Core.Judging;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>People read “Correct the fields that the answer lists” and knew as much as before: each refusal of an input now names member, value, rule and a
/// value that passes, and here all operations are called with everything wrong, and their remedies are followed.</summary>
public partial class RemedyTests
{
    private const int MostRounds = 8;

    [Theory]
    [InlineData("kelio", 75)]
    [InlineData("key-predict", 160)]
    [InlineData("predictive-index", 90)]
    public async Task The_remedy_of_each_refused_input_works_when_it_is_followed(string name, int least)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var client = await RemedyClient.OfAsync(workspace);
        var provider = ProviderList.All.Single(one => one.Name == name);
        var refused = new HashSet<(string, string)>();
        foreach (var probe in new Probes(provider, client).All())
            if (await WalkAsync(client, probe)) refused.Add((probe.Call.Operation.Name, probe.Member));
        Assert.True(refused.Count >= least, $"only {refused.Count} members were refused: {string.Join(", ", refused)}");
        Assert.All(
            provider.Operations.Where(one => !one.IsOpen && one.State is OperationState.Emulated),
            one => Assert.Contains(refused, known => known.Item1 == one.Name));
    }

    [Theory]
    [InlineData("Mend the fields named in errors.", true)]
    [InlineData("Correct $filter.", true)]
    [InlineData("Correct firstName, lastName.", true)]
    [InlineData("Correct the fields that the answer lists.", true)]
    [InlineData("Fix the input.", true)]
    [InlineData("Check the parameters.", true)]
    [InlineData("Send valid values.", true)]
    [InlineData("Send \"gender\": 2.", false)]
    [InlineData("Leave externalId out, or send one that is not used yet.", false)]
    public void Empty_phrases_are_known_as_such(string fix, bool isEmpty) => Assert.Equal(isEmpty, EmptyForm().IsMatch(fix));

    /// <summary>Follows the remedies until nothing is wrong with the input any more; tells whether anything was.</summary>
    private static async Task<bool> WalkAsync(RemedyClient client, Probe probe)
    {
        var (call, isRefused) = (probe.Call, false);
        for (var round = 0; ; round++)
        {
            var before = call.ToString();
            if (await client.RefusedInputAsync(call) is not { } refused) return isRefused;
            isRefused |= refused.IsInput || probe.Kind is not ProbeKind.Member;
            Judge(refused, probe, before, isFirst: round == 0);
            if (!await client.FollowAsync(call, refused))
            {
                Assert.False(round == 0 && probe.Kind is ProbeKind.Header, $"{before}: the remedy names no header: {refused.Fix}");
                return isRefused;
            }

            Assert.True(round < MostRounds, $"{before}: {refused.Detail} {refused.Fix}");
        }
    }

    private static void Judge(RefusedInput refused, Probe probe, string call, bool isFirst)
    {
        Assert.False(EmptyForm().IsMatch(refused.Fix), $"{call}: the remedy is empty: {refused.Fix}");
        var isWhole = isFirst && probe.Kind is ProbeKind.Header;
        Assert.True(isWhole || RuleForm().IsMatch(refused.Detail), $"{call}: no rule in: {refused.Detail}");
        foreach (var named in isWhole ? [] : refused.Members)
            Assert.True(refused.Detail.Contains(named, StringComparison.Ordinal), $"{call}: “{named}” is not in: {refused.Detail}");
        Assert.False(refused.Detail.Contains(Probes.Somebody, StringComparison.Ordinal), $"{call}: a person is named in: {refused.Detail}");
        if (isFirst && probe.Kind is ProbeKind.Member && PersonalForm().IsMatch(probe.Member))
            Assert.False(refused.Detail.Contains(Probes.Wrong, StringComparison.Ordinal), $"{call}: a personal value is in: {refused.Detail}");
    }

    [GeneratedRegex(@"^(Mend|Correct|Fix|Check|Repair|Amend) (the |all |your |\S+\.$|\S+, )|^Send (valid|correct|good) ", RegexOptions.IgnoreCase)]
    private static partial Regex EmptyForm();

    [GeneratedRegex(@" is .+, and must \S+ ?\S*")]
    private static partial Regex RuleForm();

    [GeneratedRegex(
        "^(first_?name|last_?name|middleName|email|administeredBy[A-Z].*|phone.*|login|password|bio_url|avatar_url|applicant_email|observations)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex PersonalForm();
}
