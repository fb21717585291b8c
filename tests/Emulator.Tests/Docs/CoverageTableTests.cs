using System.Net.Http.Json;
using System.Text;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Docs;

/// <summary>The read-me's part on coverage is made from <c>GET /_emulator/coverage</c>. To make it anew: <c>UPDATE_README=1
/// ./test.sh --filter CoverageTable</c>.</summary>
public class CoverageTableTests
{
    private const string Begin = "<!-- coverage -->\n";
    private const string End = "<!-- /coverage -->\n";

    [Fact]
    public async Task The_read_me_states_the_coverage_of_the_program()
    {
        using var http = await EmulatorHost.ClientAsync();
        var coverage = await http.GetFromJsonAsync<Dictionary<string, ProviderCoverage>>("/_emulator/coverage", ControlJson.Options);
        var text = ReadMe.Text;
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var made = Make(coverage!);
        if (Environment.GetEnvironmentVariable("UPDATE_README") == "1") await File.WriteAllTextAsync(ReadMe.Path, text[..from] + made + text[to..]);
        else Assert.True(text[from..to] == made, "The coverage has changed. To bring the read-me up to date: UPDATE_README=1 ./test.sh --filter CoverageTable");
    }

    private static string Make(Dictionary<string, ProviderCoverage> coverage)
    {
        var text = new StringBuilder();
        foreach (var (name, provider) in coverage.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var title = ProviderList.All.Single(one => one.Name == name).Title;
            var calls = provider.Operations.GroupBy(one => (one.Name, one.Path, one.State, one.Evidence)).ToList();
            text.Append($"\n### {title}\n\n| emulated operation | call | known |\n| --- | --- | --- |\n");
            foreach (var call in calls.Where(one => one.Key.State == "emulated")) text.Append($"| {call.Key.Name} | "
                + $"`{string.Join('|', call.Select(one => one.Method)).Replace("|", "`, `", StringComparison.Ordinal)} {call.Key.Path}` | "
                + $"{call.Key.Evidence} |\n");
            Append(
                text,
                "Not known to be part of the provider's API, and refused as the provider refuses",
                calls.Where(one => one.Key.State == "refused").Select(one => one.Key.Name));
            Append(
                text,
                "Known, not emulated yet, and answered 501 with the operation's name",
                calls.Where(one => one.Key.State == "unsupported").Select(one => one.Key.Name));
            text.Append($"\nRules: {Counts(provider.Rules.Select(rule => rule.Evidence))}.\n");
        }

        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, string what, IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        if (all.Count > 0) text.Append($"\n{what}: {string.Join(", ", all)}.\n");
    }

    private static string Counts(IEnumerable<string> evidence) =>
        string.Join(", ", evidence.CountBy(kind => kind).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"));
}
