using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class CampaignTests
{
    private const string Pro =
        """{"scores":{"factors":{"Leading others":10,"Straightforwardness":0,"Introversion":0,"Firmness":10,"Need for action":10,"Teamwork":10,"Altruism":10,"Rationality":10}}}""";
    private const string Reason = """{"scores":{"factors":{"Logical reasoning":10,"Numerical reasoning":10,"Verbal reasoning":10}}}""";

    [Fact]
    public async Task Predictive_models_list_competencies_with_their_importance()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.StartsWith(
            """[{"id":"1","label":"Team leader","objective":"Recruit managers of small teams"},""", (await caller.CallAsync("list/predictiveModel")).Text);
        var model = await caller.MustAsync("retrieve/predictiveModel", ("id", "1"));
        Assert.Equal("""{"id":"1","label":"Leading a team","importance":5}""", model.GetProperty("competencies")[0].GetRawText());
        Assert.Equal("predictive model not found", (await caller.CallAsync("retrieve/predictiveModel", ("id", "99"))).Message);
        Assert.Equal("Required.", (await caller.CallAsync("retrieve/predictiveModel")).Field("id"));
        var xml = (await caller.SendAsync(HttpMethod.Get, "retrieve/predictiveModel/xml?id=1", caller.Token)).Xml;
        Assert.Equal("5", xml.Element("competencies")!.Elements("competency").First().Element("importance")!.Value);
    }

    [Fact]
    public async Task A_campaign_is_made_changed_listed_and_shown()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var made = await caller.CallAsync("create/campaign", ("label", "Leaders <&>"), ("test_ids", "144,9,144"), ("predictive_model_id", "1"));
        Assert.Equal(
            """{"id":"501","label":"Leaders <&>","predictive_model_id":"1","test_ids":["144","9"],"test_language_id":"1","creation_date":"2026-03-02 10:00:00","expiration_date":null}""",
            made.Text);
        var changed = await caller.MustAsync(
            "update/campaign", ("id", "501"), ("label", "Chefs"), ("test_language_id", "2"), ("expiration_date", "2026-04-01 00:00:00"));
        Assert.Equal(
            ("Chefs", "2", "2026-04-01 00:00:00"),
            (changed.GetProperty("label").GetString(), changed.GetProperty("test_language_id").GetString(),
                changed.GetProperty("expiration_date").GetString()));
        Assert.Equal(
            "9999-12-31 23:59:59",
            (await caller.MustAsync("update/campaign", ("id", "501"), ("expiration_date", "9999-12-31 23:59:59"))).GetProperty("expiration_date").GetString());
        Assert.Equal(
            JsonValueKind.Null, (await caller.MustAsync("update/campaign", ("id", "501"), ("expiration_date", ""))).GetProperty("expiration_date").ValueKind);
        Assert.Equal("""[{"id":"501","label":"Chefs","predictive_model_id":"1","test_ids":["144","9"]}]""", (await caller.CallAsync("list/campaign")).Text);
        Assert.Equal("[]", (await caller.MustAsync("retrieve/campaign", ("id", "501"))).GetProperty("candidates").GetRawText());
        var xml = (await caller.SendAsync(HttpMethod.Get, "list/campaign/xml", caller.Token)).Xml;
        Assert.Equal(["144", "9"], xml.Element("campaign")!.Element("test_ids")!.Elements("test_id").Select(test => test.Value));
    }

    [Fact]
    public async Task A_campaign_with_mistakes_is_refused()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var empty = await caller.CallAsync("create/campaign", ("expiration_date", "2026-03-02 10:00:00"), ("test_language_id", "77"));
        Assert.Equal(("Required.", "Required.", "Required."), (empty.Field("label"), empty.Field("test_ids"), empty.Field("predictive_model_id")));
        Assert.Equal(("The date must be after 2026-03-02 10:00:00.", "Invalid."), (empty.Field("expiration_date"), empty.Field("test_language_id")));
        Assert.Equal("test not found", (await caller.CallAsync("create/campaign", ("label", "A"), ("test_ids", "1"), ("predictive_model_id", "1"))).Message);
        Assert.Equal(
            "predictive model not found", (await caller.CallAsync("create/campaign", ("label", "A"), ("test_ids", "9"), ("predictive_model_id", "7"))).Message);
        var french = await caller.CallAsync("create/campaign", ("label", "A"), ("test_ids", "141"), ("predictive_model_id", "1"));
        Assert.Equal((406, "test is not available in this language"), (french.Status, french.Message));
        foreach (var method in new[] { "retrieve/campaign", "update/campaign", "campaign/scores", "report/fit_scores" })
        {
            Assert.Equal("campaign not found", (await caller.CallAsync(method, ("id", "5"))).Message);
            Assert.Equal("Required.", (await caller.CallAsync(method)).Field("id"));
        }
    }

    [Fact]
    public async Task Enrolment_sends_the_tests_skips_the_completed_and_gives_the_pending()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var campaign = await CampaignAsync(caller);
        var (anna, bo, cleo) =
            (await caller.CandidateAsync(), await caller.CandidateAsync("bo@people.example"), await caller.CandidateAsync("cleo@people.example"));
        await caller.MustActAsync(await caller.InviteAsync(anna, "9"), "complete");
        var waiting = await caller.InviteAsync(bo, "144");
        var before = (await workspace.MailsAsync()).GetArrayLength();
        var sent = (await caller.MustAsync("campaign/invite", ("id", campaign), ("candidate_id", $"{anna},{bo}"))).EnumerateArray().ToList();
        Assert.Equal(
            [(anna, "144"), (bo, "144"), (bo, "9")],
            sent.Select(one => (one.GetProperty("candidate_id").GetString()!, one.GetProperty("test_id").GetString()!)));
        Assert.Equal(waiting, sent[1].GetProperty("id").GetString());
        Assert.All(sent, one => Assert.Equal(one.GetProperty("link").GetString(), one.GetProperty("url").GetString()));
        var mails = (await workspace.MailsAsync()).EnumerateArray().Skip(before).ToList();
        Assert.Equal(["anna.berg@people.example", "bo@people.example"], mails.Select(mail => mail.GetProperty("to")[0].GetString()));
        Assert.Equal(sent[0].GetProperty("link").GetString(), mails[0].GetProperty("links")[0].GetString());
        // 25 + 40 before; 40 for Anna's and 25 for Bo's new invitation.
        Assert.Equal("870", (await caller.MustAsync("list/contract"))[0].GetProperty("credits").GetString());
        var twice = await caller.CallAsync("campaign/invite", ("id", campaign), ("candidate_id", $"{cleo},{bo}"));
        Assert.Equal((406, "candidate already in this campaign"), (twice.Status, twice.Message));
        Assert.Equal("invitation", (await caller.RefusedByAsync()).Check);
        Assert.Equal("[]", (await caller.CallAsync("assessment/pending", ("candidate_id", cleo))).Text);
        Assert.Equal(2, (await caller.MustAsync("campaign/invite", ("id", campaign), ("email", "CLEO@people.example"), ("send_email", "0"))).GetArrayLength());
        Assert.Equal([anna, bo, cleo], (await caller.MustAsync("retrieve/campaign", ("id", campaign))).GetProperty("candidates")
            .EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(before + 2, (await workspace.MailsAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Enrolment_is_refused_whole_for_strangers_missing_credits_and_after_the_end()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var campaign = await CampaignAsync(caller);
        var anna = await caller.CandidateAsync();
        Assert.Equal("Required.", (await caller.CallAsync("campaign/invite", ("id", campaign))).Field("candidate_id"));
        Assert.Equal("candidate not found", (await caller.CallAsync("campaign/invite", ("id", campaign), ("candidate_id", anna + ",5"))).Message);
        Assert.Equal("candidate not found", (await caller.CallAsync("campaign/invite", ("id", campaign), ("email", "x@people.example"))).Message);
        await caller.SetAccountAsync(new { credits = 64 });
        var poor = await caller.CallAsync("campaign/invite", ("id", campaign), ("candidate_id", anna));
        Assert.Equal((403, "you don't have enough credits"), (poor.Status, poor.Message));
        Assert.Equal("[]", (await caller.CallAsync("assessment/pending")).Text);
        await caller.MustAsync("update/campaign", ("id", campaign), ("expiration_date", "2026-03-03 10:00:00"));
        await workspace.AdvanceAsync("PT24H");
        Assert.Equal("campaign has expired", (await caller.CallAsync("campaign/invite", ("id", campaign), ("candidate_id", anna))).Message);
    }

    [Fact]
    public async Task Fit_scores_come_when_every_test_is_completed_best_first()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var campaign = await CampaignAsync(caller);
        var (anna, bo, cleo) =
            (await caller.CandidateAsync(), await caller.CandidateAsync("bo@people.example"), await caller.CandidateAsync("cleo@people.example"));
        var sent = (await caller.MustAsync("campaign/invite", ("id", campaign), ("candidate_id", $"{anna},{bo},{cleo}"))).EnumerateArray()
            .Select(one => one.GetProperty("id").GetString()!).ToList();
        await caller.MustActAsync(sent[0], "complete");
        await caller.MustActAsync(sent[1], "complete");
        await caller.MustActAsync(sent[2], "complete", Pro);
        await caller.MustActAsync(sent[3], "complete", Reason);
        await caller.MustActAsync(sent[4], "complete", Pro);
        var scores = (await caller.MustAsync("campaign/scores", ("id", campaign))).EnumerateArray().ToList();
        Assert.Equal([bo, anna, cleo], scores.Select(score => score.GetProperty("candidate_id").GetString()));
        Assert.Equal((100, 1), (scores[0].GetProperty("fit_score").GetInt32(), scores[0].GetProperty("completed").GetInt32()));
        Assert.Equal(
            """[{"label":"Leading a team","importance":5,"score":100.0},{"label":"Deciding","importance":4,"score":100.0},{"label":"Working in a team","importance":3,"score":100.0},{"label":"Analysing","importance":2,"score":100.0}]""",
            scores[0].GetProperty("competencies").GetRawText());
        Assert.InRange(scores[1].GetProperty("fit_score").GetInt32(), 0, 99);
        Assert.Equal(
            (JsonValueKind.Null, 0, 0),
            (scores[2].GetProperty("fit_score").ValueKind, scores[2].GetProperty("completed").GetInt32(),
                scores[2].GetProperty("competencies").GetArrayLength()));
        var one = Assert.Single((await caller.MustAsync("report/fit_scores", ("id", campaign), ("candidate_id", bo))).EnumerateArray());
        Assert.Equal(scores[0].GetRawText(), one.GetRawText());
        var xml = (await caller.SendAsync(HttpMethod.Get, $"campaign/scores/xml?id={campaign}", caller.Token)).Xml;
        Assert.Equal(["100", "1"], xml.Elements("score").First().Elements().Skip(1).Take(2).Select(element => element.Value));
    }

    [Fact]
    public async Task The_demo_has_a_campaign_with_scores()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var campaign = (await caller.MustAsync("list/campaign"))[0].GetProperty("id").GetString()!;
        var scores = (await caller.MustAsync("campaign/scores", ("id", campaign))).EnumerateArray().ToList();
        Assert.Equal(6, scores.Count);
        var fits = scores.Where(score => score.GetProperty("completed").GetInt32() == 1).Select(score => score.GetProperty("fit_score").GetInt32()).ToList();
        Assert.Equal(4, fits.Count);
        Assert.Equal(fits.OrderDescending(), fits);
    }

    private static async Task<string> CampaignAsync(KeyPredictCaller caller) =>
        (await caller.MustAsync("create/campaign", ("label", "Leaders"), ("test_ids", "144,9"), ("predictive_model_id", "1"))).GetProperty("id").GetString()!;
}
