using System.Text.Json;
using Emulator.Core.Hosting;
using Emulator.Scenarios;
using Emulator.Scenarios.Forms;
using Emulator.Tests.Support;

namespace Emulator.Tests.Scenarios;

/// <summary>The scenarios that come with the program: each is sound, and each passes.</summary>
public class ShippedScenarioTests
{
    internal static readonly Vocabulary Words = new(new ProviderCatalog(ProviderList.All));

    public static TheoryData<string> Names => [.. ShippedScenarios.All.Keys];

    [Fact]
    public void There_are_at_least_ten_and_all_of_the_folder_are_inside_the_program()
    {
        var files = Directory.EnumerateFiles(Repository.At("fixtures/scenarios"), "*.yaml")
            .Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);
        Assert.Equal(files, ShippedScenarios.All.Keys);
        Assert.True(ShippedScenarios.All.Count >= 10);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_passes(string name)
    {
        using var http = await EmulatorHost.ClientAsync();
        await ScenarioRunning.PassAsync(http, ShippedScenarios.All[name]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_no_mistakes_names_the_schema_and_says_what_it_is_about(string name)
    {
        var (scenario, mistakes) = ScenarioFile.Read(ShippedScenarios.All[name], Words);
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
        Assert.NotNull(scenario!.About);
        Assert.StartsWith("# yaml-language-server: $schema=scenario.schema.json\n", ShippedScenarios.All[name]);
    }

    [Fact]
    public async Task They_are_listed_and_read_and_started_by_name()
    {
        using var http = await EmulatorHost.ClientAsync();
        var listed = JsonDocument.Parse(await http.GetStringAsync("/_emulator/scenarios")).RootElement;
        Assert.Equal(ShippedScenarios.All.Keys, listed.EnumerateArray().Select(one => one.GetProperty("name").GetString()!));
        Assert.All(listed.EnumerateArray(), one => Assert.True(one.GetProperty("steps").GetInt32() > 1));
        Assert.Equal(ShippedScenarios.All["quota-storm"], await http.GetStringAsync("/_emulator/scenarios/quota-storm"));
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var run = await ScenarioRunning.RunAsync(http, """{"name":"key-predict-happy-path"}""", workspace.Path, "application/json");
        Assert.Equal("passed", run.GetProperty("state").GetString());
        Assert.Equal(workspace.Id, run.GetProperty("workspace").GetString());
        Assert.Contains("anna.berg@people.example", (await workspace.MustAsync(HttpMethod.Get, "people?q=anna.berg")).GetRawText());
        var (status, problem) = await ScenarioRunning.PostAsync(http, "/_emulator", """{"name":"quota-strom"}""", "application/json");
        Assert.Equal(404, status);
        Assert.Contains("quota-storm", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public void The_schema_is_that_of_the_program()
    {
        // UPDATE_SCHEMA=1 writes it anew.
        var path = Repository.At("fixtures/scenarios/scenario.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1") File.WriteAllText(path, ScenarioSchema.Text(Words));
        Assert.Equal(ScenarioSchema.Text(Words), File.ReadAllText(path));
    }
}
