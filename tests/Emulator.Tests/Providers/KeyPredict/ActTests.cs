using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class ActTests
{
    [Fact]
    public async Task The_acts_lead_through_the_stages()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        var started = await caller.MustActAsync(assessment, "start");
        Assert.Equal("started", started.GetProperty("state").GetString());
        Assert.Equal("2026-03-02T09:00:00Z", started.GetProperty("startedAt").GetString());
        Assert.Equal(409, (await caller.ActAsync(assessment, "start")).Status);
        Assert.Equal(409, (await caller.ActAsync(assessment, "cancel")).Status);
        var completed = await caller.MustActAsync(assessment, "complete");
        Assert.Equal("completed", completed.GetProperty("state").GetString());
        foreach (var act in new[] { "start", "complete", "cancel" })
        {
            var refused = await caller.ActAsync(assessment, act);
            Assert.Equal(409, refused.Status);
            Assert.Contains("completed", refused.Body.GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task A_cancellation_before_the_start_gives_the_credits_back_and_frees_the_test()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var assessment = await caller.InviteAsync(candidate);
        Assert.Equal(960, (await workspace.MustAsync(HttpMethod.Get, "key-predict/account")).GetProperty("credits").GetInt32());
        Assert.Equal("cancelled", (await caller.MustActAsync(assessment, "cancel")).GetProperty("state").GetString());
        Assert.Equal(1000, (await workspace.MustAsync(HttpMethod.Get, "key-predict/account")).GetProperty("credits").GetInt32());
        Assert.Equal("[]", (await caller.CallAsync("assessment/pending")).Text);
        Assert.Equal(409, (await caller.ActAsync(assessment, "complete")).Status);
        await caller.InviteAsync(candidate);
    }

    [Fact]
    public async Task An_act_put_off_happens_at_its_moment()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        var accepted = await caller.ActAsync(assessment, "complete", new { after = "PT2H" });
        Assert.Equal(202, accepted.Status);
        Assert.Equal("2026-03-02T11:00:00Z", accepted.Body.GetProperty("dueAt").GetString());
        Assert.Equal(1, (await caller.MustAsync("assessment/pending")).GetArrayLength());
        var report = await workspace.AdvanceAsync("PT3H");
        Assert.Contains(assessment, report.GetProperty("ran")[0].GetProperty("summary").GetString());
        var completed = (await caller.MustAsync("assessment/completed"))[0];
        Assert.Equal("2026-03-02 12:00:00", completed.GetProperty("assessment_end_date").GetString());
    }

    [Fact]
    public async Task An_act_put_off_is_judged_when_it_runs_and_reported_there()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        Assert.Equal(202, (await caller.ActAsync(assessment, "complete", new { after = "PT2H" })).Status);
        await caller.MustActAsync(assessment, "cancel");
        var report = await workspace.AdvanceAsync("PT2H");
        Assert.Contains("cancelled", report.GetProperty("ran")[0].GetProperty("summary").GetString());
        Assert.Equal("[]", (await caller.CallAsync("assessment/completed")).Text);
    }

    [Fact]
    public async Task Scores_are_taken_by_name_or_id_and_the_rest_is_drawn_from_the_seed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var vocation = await caller.MustActAsync(
            await caller.InviteAsync(candidate, "315"), "complete", """{"scores":{"factors":{"realistic":6.2,"Social":0,"31503":10}}}""");
        var scores = vocation.GetProperty("scores").EnumerateArray()
            .ToDictionary(score => score.GetProperty("factor").GetString()!, score => score.GetProperty("score").GetDecimal());
        Assert.Equal(["Realistic", "Investigative", "Artistic", "Social", "Entrepreneurial", "Conventional"], scores.Keys);
        Assert.Equal((6.2m, 10m, 0m), (scores["Realistic"], scores["Artistic"], scores["Social"]));
        Assert.All(scores.Values, score => Assert.InRange(score, 0m, 10m));
    }

    [Fact]
    public async Task Of_two_opposed_factors_one_is_ten_less_the_other()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var done = await caller.MustActAsync(
            await caller.InviteAsync(await caller.CandidateAsync()), "complete", """{"scores":{"factors":{"Persuasiveness":3.8}}}""");
        var scores = done.GetProperty("scores").EnumerateArray()
            .ToDictionary(score => score.GetProperty("factor").GetString()!, score => score.GetProperty("score").GetDecimal());
        Assert.Equal((6.2m, 3.8m), (scores["Straightforwardness"], scores["Persuasiveness"]));
        Assert.Equal(28, scores.Count);
        Assert.Equal(10m, scores["Firmness"] + scores["Flexibility"]);

        var id = await caller.InviteAsync(await caller.CandidateAsync("ravi.kumar@people.example"));
        var refused = await caller.ActAsync(id, "complete", """{"scores":{"factors":{"Straightforwardness":10,"Persuasiveness":10}}}""");
        Assert.Equal(400, refused.Status);
        Assert.Contains("the two make 10 together", refused.Body.GetProperty("errors").GetProperty("scores.factors.Persuasiveness")[0].GetString());
        await caller.MustActAsync(id, "complete", """{"scores":{"factors":{"Straightforwardness":7,"Persuasiveness":3}}}""");
    }

    [Fact]
    public async Task The_same_seed_and_acts_give_the_same_scores_and_ids_in_every_workspace()
    {
        async Task<string> PlayAsync(long seed)
        {
            await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo", seed: seed);
            var caller = await KeyPredictCaller.ConnectedAsync(workspace);
            var assessment = await caller.InviteAsync(await caller.CandidateAsync(), "60");
            return (await caller.MustActAsync(assessment, "complete")).ToString();
        }

        Assert.Equal(await PlayAsync(7), await PlayAsync(7));
        Assert.NotEqual(await PlayAsync(7), await PlayAsync(8));
    }

    [Theory]
    [InlineData("complete", """{"scores":{"factors":{"Courage":5}}}""", "scores.factors.Courage")]
    [InlineData("complete", """{"scores":{"factors":{"Social":5}}}""", "scores.factors.Social")]
    [InlineData("complete", """{"scores":{"factors":{"Firmness":10.1}}}""", "scores.factors.Firmness")]
    [InlineData("complete", """{"scores":{"factors":{"Firmness":-0.1}}}""", "scores.factors.Firmness")]
    [InlineData("complete", """{"scores":{"factors":{"Firmness":"5"}}}""", null)]
    [InlineData("complete", """{"scores":{"factors":{"Firmness":1e999}}}""", null)]
    [InlineData("complete", """{"scores":{"factors":{"Firmness":5,"firmness":6}}}""", "scores.factors.firmness")]
    [InlineData("complete", """{"scores":{"cognitive":200}}""", null)]
    [InlineData("start", """{"scores":{"factors":{}}}""", "scores")]
    [InlineData("cancel", """{"scores":{}}""", "scores")]
    [InlineData("start", """{"after":"soon"}""", "after")]
    [InlineData("start", """{"after":"-PT1S"}""", "after")]
    [InlineData("start", """{"after":"P3000000D"}""", "after")]
    [InlineData("start", """{"after":"P174Y"}""", "after")]
    [InlineData("start", """{"when":"PT1S"}""", "when")]
    [InlineData("start", """[]""", null)]
    [InlineData("start", """{""", null)]
    public async Task A_wrong_wish_is_a_problem_and_changes_nothing(string act, string body, string? member)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        var answer = await caller.ActAsync(assessment, act, body);
        Assert.Equal(400, answer.Status);
        if (member is not null) Assert.True(answer.Body.GetProperty("errors").TryGetProperty(member, out _), answer.Body.ToString());
        Assert.Equal(JsonValueKind.Null, (await caller.MustAsync("assessment/pending"))[0].GetProperty("assessment_start_date").ValueKind);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("abc")]
    [InlineData("99999999999")]
    [InlineData("-1")]
    public async Task An_unknown_assessment_is_404(string id)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        Assert.Equal(404, (await caller.ActAsync(id, "start")).Status);
        Assert.Equal(404, (await caller.ActAsync(id, "complete", new { after = "PT1H" })).Status);
    }

    [Fact]
    public async Task Of_many_equal_acts_at_once_one_succeeds()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => caller.ActAsync(assessment, "complete")));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(15, answers.Count(answer => answer.Status == 409));
    }

    [Fact]
    public async Task The_evaluator_gets_a_mail_with_the_report_when_an_assessment_is_completed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.MustActAsync(await caller.InviteAsync(await caller.CandidateAsync()), "complete");
        var completed = (await caller.MustAsync("assessment/completed"))[0];
        var mails = await workspace.MailsAsync("?to=" + completed.GetProperty("candidate_evaluator").GetProperty("email").GetString());
        Assert.Equal(completed.GetProperty("candidate_report_link").GetString(), Assert.Single(mails.EnumerateArray()).GetProperty("links")[0].GetString());
    }
}
