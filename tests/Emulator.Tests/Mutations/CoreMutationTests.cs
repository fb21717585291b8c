using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Tests.Support;

namespace Emulator.Tests.Mutations;

/// <summary>The tests of Core have teeth: each of these small changes of the compiled program turns the test red that is named with it. All run from the one
/// build, each in a copy of its own.</summary>
public class CoreMutationTests
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>One file a subject, beside this one.</summary>
    private static readonly IReadOnlyList<CoreMutant> All =
        [.. Directory.EnumerateFiles(Repository.At("tests/Emulator.Tests/Mutations/core"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonSerializer.Deserialize<CoreMutant[]>(File.ReadAllText(file), Reading)!)];

    public static TheoryData<string> Rules => [.. All.Select(mutant => mutant.ToString())];

    public static TheoryData<string> Tests => [.. All.Select(mutant => mutant.Test).Distinct()];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_changed_rule_turns_its_test_red(string rule)
    {
        var mutant = All.Single(one => one.ToString() == rule);
        Assert.True(await MutatedCore.RunAsync(mutant, isMutated: true) is not null, $"{mutant.Test} does not notice that {rule}.");
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task The_same_copy_without_a_change_passes(string test) =>
        Assert.Null(await MutatedCore.RunAsync(All.First(mutant => mutant.Test == test), isMutated: false));
}
