using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The way of an assessment: 10, 20, 30, and then 40, 50, 60 or 65.</summary>
public class LifeTests
{
    [Fact]
    public async Task A_taker_opens_starts_and_completes()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        foreach (var (act, state) in new[] { ("open", 20), ("start", 30), ("complete", 40) })
        {
            var answer = await pi.ActAsync(id, act);
            Assert.Equal((200, state), (answer.Status, answer.Body.GetProperty("assessmentState").GetInt32()));
            Assert.Equal(state, answer.Body.GetProperty("assessmentStatus").GetInt32());
            Assert.Equal(state, await pi.StateOfAsync(id));
        }
    }

    [Theory]
    [InlineData("open", 20)]
    [InlineData("start", 30)]
    [InlineData("complete", 40)]
    [InlineData("fail", 60)]
    [InlineData("abort", 65)]
    public async Task Each_act_passes_through_what_comes_before_it_for_both_kinds(string act, int state)
    {
        await using var pi = await PiWorkspace.NewAsync();
        foreach (var path in new[] { PiWorkspace.Behavioral, PiWorkspace.Cognitive })
        {
            var id = await pi.InviteIdAsync(path: path);
            Assert.Equal(200, (await pi.ActAsync(id, act)).Status);
            Assert.Equal(state, await pi.StateOfAsync(id, path));
        }
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("fail")]
    [InlineData("abort")]
    public async Task What_is_over_stays_over(string end)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        await pi.ActAsync(id, end);
        foreach (var act in new[] { "open", "start", "complete", "fail", "abort" })
        {
            var answer = await pi.ActAsync(id, act);
            Assert.Equal(409, answer.Status);
            Assert.Contains("final", answer.Body.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_act_goes_back()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        await pi.ActAsync(id, "start");
        Assert.Equal(409, (await pi.ActAsync(id, "open")).Status);
        Assert.Equal(409, (await pi.ActAsync(id, "start")).Status);
        Assert.Equal(404, (await pi.ActAsync("unknown", "start")).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("open")]
    [InlineData("start")]
    public async Task A_pending_assessment_expires_at_its_instant(string? act)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        if (act is not null) await pi.ActAsync(id, act);
        await pi.Workspace.AdvanceAsync("P9DT23H59M59S");
        Assert.NotEqual(50, await pi.StateOfAsync(id));
        var report = await pi.Workspace.AdvanceAsync("PT1S");
        Assert.Equal("assessment expiry", report.GetProperty("ran")[0].GetProperty("kind").GetString());
        Assert.Equal(50, await pi.StateOfAsync(id));
        Assert.Equal(409, (await pi.ActAsync(id, "complete")).Status);
        Assert.Equal(0, (await pi.Workspace.WebhooksAsync()).GetArrayLength());
    }

    [Fact]
    public async Task A_cognitive_assessment_is_open_for_fourteen_days()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(path: PiWorkspace.Cognitive);
        Assert.Equal("2026-03-16T09:00:00.0000000Z", made.GetProperty("expirationDateTime").GetString());
    }

    [Fact]
    public async Task What_is_completed_does_not_expire()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        await pi.ActAsync(id, "complete");
        Assert.Equal(0, (await pi.Workspace.AdvanceAsync("P30D")).GetProperty("ran").GetArrayLength());
        Assert.Equal(40, await pi.StateOfAsync(id));
    }

    [Fact]
    public async Task An_act_with_after_happens_then()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        var answer = await pi.ActAsync(id, "complete", new { after = "PT2H", scores = new { self = new { a = 1.5 } } });
        Assert.Equal((202, """{"dueAt":"2026-03-02T11:00:00Z"}"""), (answer.Status, answer.Body.GetRawText()));
        await pi.Workspace.AdvanceAsync("PT1H59M59S");
        Assert.Equal(10, await pi.StateOfAsync(id));
        await pi.Workspace.AdvanceAsync("PT1S");
        var done = (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Body;
        Assert.Equal(
            (40, "2026-03-02T11:00:00.0000000Z", 1.5),
            (done.GetProperty("assessmentState").GetInt32(), done.GetProperty("assessmentDateTime").GetString(),
                done.GetProperty("selfScores").GetProperty("a").GetDouble()));
    }

    [Fact]
    public async Task An_act_with_after_that_has_become_impossible_is_reported_when_it_runs()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        Assert.Equal(202, (await pi.ActAsync(id, "open", new { after = "PT1H" })).Status);
        await pi.ActAsync(id, "complete");
        var ran = (await pi.Workspace.AdvanceAsync("PT1H")).GetProperty("ran");
        Assert.Contains("could not open", ran[0].GetProperty("summary").GetString()!, StringComparison.Ordinal);
        Assert.Equal(40, await pi.StateOfAsync(id));
    }

    [Fact]
    public async Task Given_scores_are_kept_and_the_rest_is_drawn_within_range()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        var done = (await pi.ActAsync(
            id,
            "complete",
            new { scores = new { self = new { a = 3, b = -3, c = 0.25, d = 0, e = 1 }, synthesis = new { a = 1.4, b = -0.6, c = -0.9, d = -0.8 } } })).Body;
        Assert.Equal("""{"a":3,"b":-3,"c":0.25,"d":0,"e":1}""", done.GetProperty("selfScores").GetRawText());
        Assert.Equal("""{"a":1.4,"b":-0.6,"c":-0.9,"d":-0.8}""", done.GetProperty("synthesisScores").GetRawText());
        Assert.Equal(("Venturer", 17), (done.GetProperty("referenceProfileName").GetString(), done.GetProperty("referenceProfileNumber").GetInt32()));
        Assert.All(done.GetProperty("selfConceptScores").EnumerateObject(), factor => Assert.InRange(factor.Value.GetDouble(), -3, 3));
        Assert.Equal(5, done.GetProperty("selfConceptScores").EnumerateObject().Count());
    }

    [Fact]
    public async Task A_cognitive_score_is_given_or_drawn()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var (given, drawn) = (await pi.InviteIdAsync(path: PiWorkspace.Cognitive), await pi.InviteIdAsync(path: PiWorkspace.Cognitive));
        Assert.Equal(JsonValueKind.Null, (await pi.GetAsync($"{PiWorkspace.Cognitive}/{given}")).Body.GetProperty("cognitiveScore").ValueKind);
        await pi.ActAsync(given, "complete", new { scores = new { cognitive = 333 } });
        await pi.ActAsync(drawn, "complete");
        Assert.Equal(333, (await pi.GetAsync($"{PiWorkspace.Cognitive}/{given}")).Body.GetProperty("cognitiveScore").GetInt32());
        Assert.InRange((await pi.GetAsync($"{PiWorkspace.Cognitive}/{drawn}")).Body.GetProperty("cognitiveScore").GetInt32(), 100, 450);
    }

    [Theory]
    [InlineData("complete", """{"scores":{"self":{"a":3.01}}}""")]
    [InlineData("complete", """{"scores":{"selfConcept":{"e":-9}}}""")]
    [InlineData("complete", """{"scores":{"synthesis":{"e":1}}}""")]
    [InlineData("complete", """{"scores":{"cognitive":250}}""")]
    [InlineData("complete", """{"scores":{"self":{"f":1}}}""")]
    [InlineData("complete", """{"scores":{"self":{"a":"1"}}}""")]
    [InlineData("complete", """{"scores":5}""")]
    [InlineData("open", """{"scores":{"self":{"a":1}}}""")]
    [InlineData("open", """{"after":"soon"}""")]
    [InlineData("open", """{"after":"-PT1H"}""")]
    [InlineData("open", """{"after":"P100000Y"}""")]
    [InlineData("open", """{"after":"P9000Y"}""")]
    [InlineData("open", """{"after":"P174Y"}""")]
    [InlineData("open", """{"when":"PT1H"}""")]
    [InlineData("open", """[]""")]
    [InlineData("open", """{""")]
    public async Task A_bad_act_is_refused_and_changes_nothing(string act, string body)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        Assert.Equal(400, (await pi.ActAsync(id, act, body)).Status);
        Assert.Equal(10, await pi.StateOfAsync(id));
    }

    [Theory]
    [InlineData("""{"scores":{"cognitive":99}}""")]
    [InlineData("""{"scores":{"cognitive":451}}""")]
    [InlineData("""{"scores":{"cognitive":250.5}}""")]
    [InlineData("""{"scores":{"self":{"a":1}}}""")]
    public async Task A_bad_cognitive_score_is_refused(string body)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync(path: PiWorkspace.Cognitive);
        Assert.Equal(400, (await pi.ActAsync(id, "complete", body)).Status);
    }
}
