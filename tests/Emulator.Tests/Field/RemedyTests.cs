using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>People read “Correct the fields that the answer lists” and knew as much as before: each refusal of an input now names member, value, rule and a
/// value that passes, and here all operations are called with everything wrong, and their remedies are followed.</summary>
public partial class RemedyTests
{
    private const int MostRounds = 8;
    private const string Wrong = "wholly wrong";

    private static readonly JsonNode?[] WrongInBody =
        [42, -1, true, Wrong, "zy\u0007x", new JsonArray(), new JsonArray(1), new JsonObject(), "2026-13-45", "", null, new string('x', 300)];

    private static readonly string[] WrongInQuery = [Wrong, "-1", "0x10", "", "2026-13-45", "99999999999999999999", "zy\0x", new string('x', 300)];

    [Theory]
    [InlineData("kelio", 60)]
    [InlineData("key-predict", 85)]
    [InlineData("predictive-index", 60)]
    public async Task The_remedy_of_each_refused_input_works_when_it_is_followed(string name, int least)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var client = await RemedyClient.OfAsync(workspace);
        var provider = ProviderList.All.Single(one => one.Name == name);
        var refused = new HashSet<(string, string)>();
        foreach (var operation in provider.Operations.Where(one => one.State is OperationState.Emulated))
            foreach (var (member, call) in Probes(provider, operation, client))
                if (await WalkAsync(client, member, call)) refused.Add((operation.Name, member));
        Assert.True(refused.Count >= least, $"only {refused.Count} members were refused: {string.Join(", ", refused)}");
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

    private static IEnumerable<(string Member, ProbedCall Call)> Probes(IProvider provider, Operation operation, RemedyClient client)
    {
        var names = operation.Surfaces is { IsDefaultOrEmpty: false } some ? some : [.. provider.Surfaces.Select(surface => surface.Name)];
        var surface = provider.Surfaces.First(one => one.Name == names.First(name => name != "production"));
        ProbedCall Call() => new(surface, operation, client.Ids);
        foreach (var parameter in operation.Parameters.Where(one => one.In is "query" || (one.In is "body" && operation.RequestBody is null)))
        {
            foreach (var wrong in WrongInQuery)
            {
                var call = Call();
                call.InQuery(parameter.Name, wrong);
                yield return (parameter.Name, call);
            }
        }

        foreach (var parameter in operation.Parameters.Where(one => one.In is "path" && one.Name is not ("id" or "companyId" or "format")))
        {
            var call = Call();
            call.InPath(parameter.Name, Wrong);
            yield return (parameter.Name, call);
        }

        if (operation.RequestBody is not { } body) yield break;
        foreach (var path in Members(provider.WireJson, body))
        {
            foreach (var wrong in WrongInBody)
            {
                var call = Call();
                call.InBody(path, wrong);
                yield return (path[^1], call);
            }
        }
    }

    private static IEnumerable<string[]> Members(JsonSerializerOptions json, Type type)
    {
        foreach (var property in json.GetTypeInfo(type).Properties)
        {
            yield return [property.Name];
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner.Namespace != type.Namespace || inner.IsEnum || inner.IsValueType) continue;
            foreach (var path in Members(json, inner)) yield return [property.Name, .. path];
        }
    }

    /// <summary>Follows the remedies until nothing is wrong with the input any more; tells whether anything was.</summary>
    private static async Task<bool> WalkAsync(RemedyClient client, string member, ProbedCall call)
    {
        for (var round = 0; ; round++)
        {
            var before = call.ToString();
            if (await client.RefusedInputAsync(call) is not { } refused) return round > 0;
            Judge(refused, member, before, isFirst: round == 0);
            if (!call.Follow(refused.Fix)) return true;
            Assert.True(round < MostRounds, $"{before}: {refused.Detail} {refused.Fix}");
        }
    }

    private static void Judge(RefusedInput refused, string member, string call, bool isFirst)
    {
        Assert.False(EmptyForm().IsMatch(refused.Fix), $"{call}: the remedy is empty: {refused.Fix}");
        Assert.True(RuleForm().IsMatch(refused.Detail), $"{call}: no rule in: {refused.Detail}");
        foreach (var named in refused.Members)
            Assert.True(refused.Detail.Contains(named, StringComparison.Ordinal), $"{call}: “{named}” is not in: {refused.Detail}");
        if (isFirst && PersonalForm().IsMatch(member))
            Assert.False(refused.Detail.Contains(Wrong, StringComparison.Ordinal), $"{call}: a personal value is in: {refused.Detail}");
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
