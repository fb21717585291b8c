using System.Text.Json;
using Emulator.Tests.Scenarios;

namespace Emulator.Tests.Fourth.Tests.Larkfield;

public class ActTests
{
    private const string DaysOff = """
          - receiver: hr
            answers: 200
          - act: change account
            at: larkfield
            with: { callbackUrl: "${receivers.hr}" }
          - call: POST /v1/absences
            at: larkfield
            as: integration
            body: { employeeId: 1, from: "2026-04-01", days: 3 }
            answers: 201
            remember: absence
          - after: 1 day
            act: approve absence
            at: larkfield
            id: ${absence.id}
          - expect state: approved
            at: larkfield
            id: ${absence.id}
            kind: absence
          - expect webhook: absence.approved
            at: larkfield
            id: ${absence.id}
            state: delivered
        """;

    [Fact]
    public async Task Days_off_stand_with_their_person_and_can_be_approved_once_now_or_later()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        var (first, second) = (await workspace.AskAsync(), await workspace.AskAsync());
        var person = (await workspace.MustAsync(HttpMethod.Get, "people?q=nadia"))[0];
        var subjects = person.GetProperty("subjects");
        Assert.Equal(["employee", "absence", "absence"], subjects.EnumerateArray().Select(subject => subject.GetProperty("kind").GetString()));
        var approve = subjects[1].GetProperty("acts")[0].GetProperty("path").GetString()!;
        Assert.Equal($"larkfield/absences/{first}/approve", approve);
        await workspace.MustAsync(HttpMethod.Post, approve, new { });
        Assert.Equal(409, (await workspace.ControlAsync(HttpMethod.Post, approve, new { })).Status);

        await workspace.MustAsync(HttpMethod.Post, $"larkfield/absences/{second}/approve", new { after = "P2D" });
        Assert.Contains($"Absence {second} is approved.", (await workspace.AdvanceAsync("P3D")).ToString());
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Post, "larkfield/absences/9/approve", new { })).Status);
    }

    [Fact]
    public async Task A_scenario_with_its_act_is_checked_and_runs()
    {
        var emulator = await LarkfieldHost.EmulatorAsync();
        using var wrong = new StringContent(ScenarioRunning.With("  - act: aprove absence\n    at: larkfield\n    id: \"501\"\n"));
        using var answer = await emulator.Http.PostAsync("/_emulator/scenarios/check", wrong);
        Assert.Contains("approve absence", await answer.Content.ReadAsStringAsync());
        await ScenarioRunning.PassAsync(emulator.Http, ScenarioRunning.With(DaysOff, "empty"));
    }

    [Fact]
    public async Task What_was_called_and_clicked_is_recorded_and_comes_out_the_same()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "recordings", new { title = "Days off" });
        var id = await workspace.AskAsync();
        await workspace.MustAsync(HttpMethod.Post, $"larkfield/absences/{id}/approve", new { });
        var yaml = (await workspace.MustAsync(HttpMethod.Get, "recordings/1")).GetProperty("yaml").GetString()!;
        Assert.Contains("as: integration", yaml);
        Assert.Matches("act: approve absence\n    at: larkfield\n    id: \"\\$\\{step\\d+\\.id\\}\"", yaml);
        var run = await ScenarioRunning.PassAsync(workspace.Http, yaml);
        Assert.Equal(await AbsencesAsync(workspace.Http, workspace.Id), await AbsencesAsync(workspace.Http, run.GetProperty("workspace").GetString()!));
    }

    private static async Task<string> AbsencesAsync(HttpClient http, string workspace)
    {
        var state = JsonDocument.Parse(await http.GetStringAsync($"/_emulator/workspaces/{workspace}/state")).RootElement;
        return state.GetProperty("larkfield").GetProperty("absences").GetRawText();
    }
}
