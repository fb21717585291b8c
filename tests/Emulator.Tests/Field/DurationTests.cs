using Emulator.Scenarios.Reading;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>A month was thirty days, five was five days here and refused there, and a misspelt unit went through.</summary>
public class DurationTests
{
    [Theory]
    [InlineData("P1M", "2026-01-31T09:00:00Z", "2026-02-28T09:00:00Z")]
    [InlineData("P1M", "2026-03-02T09:00:00Z", "2026-04-02T09:00:00Z")]
    [InlineData("P1Y", "2024-02-29T09:00:00Z", "2025-02-28T09:00:00Z")]
    [InlineData("P1Y2M3DT4H", "2026-03-02T09:00:00Z", "2027-05-05T13:00:00Z")]
    [InlineData("P1Y6M", "2026-08-31T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("1.00:00:05", "2026-03-02T09:00:00Z", "2026-03-03T09:00:05Z")]
    [InlineData("00:00:05", "2026-03-02T09:00:00Z", "2026-03-02T09:00:05Z")]
    [InlineData("72:00:00", "2026-03-02T09:00:00Z", "2026-03-05T09:00:00Z")]
    [InlineData("P1W2D", "2026-03-02T09:00:00Z", "2026-03-11T09:00:00Z")]
    public async Task A_clock_advances_by_months_and_years_of_the_calendar(string by, string from, string to)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: from);
        Assert.Equal(to, (await workspace.AdvanceAsync(by)).GetProperty("now").GetString());
    }

    [Theory]
    [InlineData("5", "“5” has no unit")]
    [InlineData("\"5\"", "“5” has no unit")]
    [InlineData("\"-1.5\"", "has no unit")]
    [InlineData("\"P\"", "PT72H or P3D")]
    [InlineData("\"PT\"", "PT72H or P3D")]
    [InlineData("\"P1DT\"", "PT72H or P3D")]
    [InlineData("\"00:99:00\"", "00:00:05")]
    [InlineData("\"P200Y\"", "2199")]
    [InlineData("\"P999999Y\"", "2199")]
    [InlineData("\"P9999999D\"", "2199")]
    public async Task What_is_none_is_refused_with_the_forms_that_work(string by, string words)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(HttpMethod.Post, "clock/advance", $$"""{"by":{{by}}}""");
        Assert.Equal(400, answer.Status);
        Assert.Contains(words, answer.Body.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("faults", """{"provider":"kelio","kind":"delay","delay":5}""", "delay", "has no unit")]
    [InlineData("faults", """{"provider":"kelio","kind":"delay","delay":"P1M"}""", "delay", "say days")]
    [InlineData("faults", """{"provider":"kelio","kind":"delay","delay":"00:06:00"}""", "delay", "at most PT5M")]
    public async Task Where_a_length_is_fixed_months_are_refused(string path, string body, string member, string words)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(HttpMethod.Post, path, body);
        Assert.Equal(400, answer.Status);
        Assert.Contains(words, answer.Body.GetProperty("errors").GetProperty(member)[0].GetString());
        Assert.Equal(201, (await workspace.ControlAsync(HttpMethod.Post, path, """{"provider":"kelio","kind":"delay","delay":"00:00:01"}""")).Status);
    }

    [Theory]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("400.00:00:00")]
    public async Task A_workspace_does_not_live_for_so_long(string ttl)
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.PostAsync(
            "/_emulator/workspaces", new StringContent($$"""{"ttl":"{{ttl}}"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("ttl", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("3 months", "P3M")]
    [InlineData("1 year 2 months 3 days", "P14M3D")]
    [InlineData("2 hrs", "PT2H")]
    [InlineData("90 sec", "PT1M30S")]
    [InlineData("90s", "PT1M30S")]
    [InlineData("5 min", "PT5M")]
    [InlineData("1h 30min", "PT1H30M")]
    [InlineData("1 day, 2 hours and 3 minutes", "P1DT2H3M")]
    [InlineData("00:00:05", "PT5S")]
    [InlineData("P1M", "P1M")]
    public void A_scenario_understands_what_people_say(string text, string iso) => Assert.Equal(iso, Duration.Read(text)!.Value.ToString());

    [Theory]
    [InlineData("2 dayss", "“dayss” is no unit of time; the nearest is days")]
    [InlineData("2 housr", "“housr” is no unit of time; the nearest is hour")]
    [InlineData("3 mnths", "the nearest is months")]
    [InlineData("2 m", "“m” is no unit of time")]
    [InlineData("5", "“5” has no unit")]
    [InlineData("0.5 months", "is no duration")]
    [InlineData("200 years", "a hundred years")]
    [InlineData("soon", "is no duration")]
    public async Task A_scenario_refuses_the_rest_with_the_nearest_unit(string text, string words)
    {
        Assert.Null(Duration.Read(text));
        using var http = await EmulatorHost.ClientAsync();
        foreach (var step in (string[])[$"wait: {text}", $"after: {text}\n    control: POST clock/freeze"])
        {
            using var answer = await http.PostAsync("/_emulator/scenarios/check", new StringContent($"title: x\nsteps:\n  - {step}\n"));
            Assert.Contains(words, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_scenario_waits_for_months_of_the_calendar()
    {
        using var http = await EmulatorHost.ClientAsync();
        var run = await ScenarioRunning.PassAsync(http, """
            title: From the end of January
            workspace: { fixture: empty, start: 2026-01-31T09:00:00Z }
            steps:
              - wait: 1 month
              - after: P1M
                let: { later: "${now + 1 month as date}", before: "${now - 1 year as date}" }
              - control: POST clock/advance
                body: { by: P1Y }
            """);
        var at = run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("at").GetString()!).ToArray();
        Assert.Equal(["2026-02-28T09:00:00Z", "2026-03-28T09:00:00Z", "2027-03-28T09:00:00Z"], at);
    }

    [Theory]
    [InlineData("title: x\nsteps:\n  - wait: 1 hour\n\t- wait: 2 hours\n", 4)]
    [InlineData("title: x\nsteps:\n\t- wait: 1 hour\n", 3)]
    [InlineData("title: x\n\nworkspace:\n\tfixture: demo\nsteps: []\n", 4)]
    [InlineData("title: x\nsteps:\n  - call: GET /x\n    at: kelio\n \t  query: { a: b }\n", 5)]
    public void A_tab_is_told_at_its_own_line(string text, int line)
    {
        var mistakes = new List<Mistake>();
        YamlText.Read(text, mistakes);
        var mistake = Assert.Single(mistakes);
        Assert.Equal(line, mistake.Line);
        Assert.Contains("tab", mistake.Text);
    }
}
