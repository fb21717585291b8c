using System.Xml.Linq;
using Emulator.Tests.Support;

namespace Emulator.Tests.Scenarios;

/// <summary><c>Emulator scenario run|check|list</c>, as a shell sees it.</summary>
public class CommandTests
{
    private const string Failing =
        "title: It fails\nworkspace: { fixture: empty }\nsteps:\n  - wait: 1 day\n  - expect mail: nobody@people.example\n  - wait: 1 day\n";

    [Fact]
    public async Task A_shipped_scenario_runs_in_an_emulator_of_its_own_from_any_folder()
    {
        var ran = await RunAsync(Path.GetTempPath(), "scenario", "run", "third-attempt-succeeds");
        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.Contains("1. passed", ran.Output);
        Assert.Contains("6 of 6 steps passed", ran.Output);
        Assert.Equal("", ran.Errors);
    }

    [Fact]
    public async Task A_failed_run_has_exit_code_1_says_why_and_writes_junit()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "a.yaml"), Failing);
        using var http = await EmulatorHost.ClientAsync();
        var ran = await RunAsync(folder.Path, "scenario", "run", "a.yaml", "--url", http.BaseAddress!.ToString(), "--junit", "out.xml");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("2. failed", ran.Output);
        Assert.Contains("No e-mail to nobody@people.example is there.", ran.Output);
        var suite = XDocument.Load(Path.Combine(folder.Path, "out.xml")).Root!.Element("testsuite")!;
        Assert.Equal(("3", "1", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Contains("No e-mail", suite.Descendants("failure").Single().Attribute("message")!.Value);
    }

    [Fact]
    public async Task Mistakes_are_told_with_their_place_and_nothing_runs()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "a.yaml"), "title: x\nsteps:\n  - acct: a\n  - wait: 2 dys\n");
        foreach (var verb in new[] { "check", "run" })
        {
            var ran = await RunAsync(folder.Path, "scenario", verb, "a.yaml");
            Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
            Assert.Equal(2, ran.Errors.TrimEnd('\n').Split('\n').Length);
            Assert.Contains("a.yaml(3,5): line 3, column 5", ran.Errors);
        }

        var good = await RunAsync(folder.Path, "scenario", "check", "quota-storm", "three-providers");
        Assert.Equal((0, ""), (good.ExitCode, good.Errors));
    }

    [Theory]
    [InlineData("scenario", "run", "no-such-file.yaml")]
    [InlineData("scenario", "run", "quota-storm", "--url", "http://127.0.0.1:1")]
    [InlineData("scenario", "run", "quota-storm", "--url", "nonsense")]
    [InlineData("scenario", "run", "quota-storm", "--pace", "manual")]
    [InlineData("scenario", "run", "quota-storm", "--pace", "slow")]
    [InlineData("scenario", "rnu", "quota-storm")]
    [InlineData("scenario")]
    public async Task Other_mistakes_are_one_line(params string[] arguments)
    {
        var ran = await RunAsync(Path.GetTempPath(), arguments);
        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("Emulator: ", ran.Errors);
        Assert.Single(ran.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task The_shipped_ones_are_listed_and_help_is_given()
    {
        var listed = await RunAsync(Path.GetTempPath(), "scenario", "list");
        Assert.Equal(Emulator.Scenarios.ShippedScenarios.All.Count, listed.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(0, (await RunAsync(Path.GetTempPath(), "--help")).ExitCode);
    }

    private static Task<CommandResult> RunAsync(string folder, params string[] arguments) =>
        Command.RunAsync(folder, "dotnet", [EmulatorProcess.Program, .. arguments]);
}
