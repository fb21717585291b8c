using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>A receiver could be named as a recording and a scenario could not say it.</summary>
public class ReceiverNameTests
{
    public static TheoryData<string> Names => ["crm_hook", "_", "-x", "1", "réception", "Ünï_côde-1", "אבג", new string('a', 60)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_recording_says_the_whole_name_and_plays(string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var receiver = await workspace.MustAsync(HttpMethod.Put, "receivers/" + Uri.EscapeDataString(name), new { answers = "200" });
        await workspace.CompletedAsync(receiver.GetProperty("url").GetString()!);
        await workspace.SettleAsync();
        await workspace.MustAsync(HttpMethod.Post, "recordings");
        var yaml = await workspace.Http.GetStringAsync($"{workspace.Path}/recordings/1/scenario");
        Assert.Contains("${receivers." + name + "}", yaml);
        Assert.Contains("webhook", yaml);
        Assert.DoesNotContain("/receivers/", yaml);
        await ScenarioRunning.PassAsync(workspace.Http, yaml);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_scenario_takes_each_name_that_the_control_API_takes(string name)
    {
        using var http = await EmulatorHost.ClientAsync();
        var steps = $"  - receiver: \"{name}\"\n    answers: 503\n  - let: {{ url: \"${{receivers.{name}}}\" }}\n";
        var run = await ScenarioRunning.PassAsync(http, ScenarioRunning.With(steps));
        var path = $"/_emulator/workspaces/{run.GetProperty("workspace").GetString()}/receivers/{Uri.EscapeDataString(name)}";
        Assert.Contains("\"503\"", await http.GetStringAsync(path));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("${now}")]
    public async Task Any_other_is_a_mistake_of_the_file(string name)
    {
        using var http = await EmulatorHost.ClientAsync();
        var (status, body) = await ScenarioRunning.PostAsync(http, "/_emulator", ScenarioRunning.With($"  - receiver: \"{name}\"\n    answers: 200\n"));
        Assert.Equal(400, status);
        Assert.Contains("underscores", body.ToString());
    }
}
