using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class InvitationTests
{
    [Fact]
    public async Task An_invitation_gives_the_assessment_and_its_secret_link_under_both_names()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var invited = await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "144"), ("test_language_id", "2"));
        Assert.Equal(
            ["id", "link", "url", "candidate_id", "test_id", "test_language_id", "invitation_date", "expiration_date"],
            invited.EnumerateObject().Select(member => member.Name));
        Assert.Matches("^[0-9]{6,7}$", invited.GetProperty("id").GetString());
        Assert.Matches($"^{caller.BaseUrl.Replace("/customer/REST", "")}/assessment/session\\?key=[0-9a-f]{{40}}$", invited.GetProperty("link").GetString());
        Assert.Equal(invited.GetProperty("link").GetString(), invited.GetProperty("url").GetString());
        Assert.Equal(
            (candidate, "144", "2"),
            (invited.GetProperty("candidate_id").GetString(), invited.GetProperty("test_id").GetString(), invited.GetProperty("test_language_id").GetString()));
        Assert.Equal("2026-03-02 10:00:00", invited.GetProperty("invitation_date").GetString());
        Assert.Equal(JsonValueKind.Null, invited.GetProperty("expiration_date").ValueKind);
    }

    [Fact]
    public async Task Several_tests_give_several_assessments_and_one_mail_with_all_links()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.CandidateAsync();
        var invited = await caller.MustAsync("candidate/invite", ("email", "Anna.Berg@people.example"), ("test_id", "9, 13,9"));
        Assert.Equal(["9", "13"], invited.EnumerateArray().Select(one => one.GetProperty("test_id").GetString()));
        var mail = Assert.Single((await workspace.MailsAsync("?to=anna.berg@people.example")).EnumerateArray());
        Assert.Equal(
            invited.EnumerateArray().Select(one => one.GetProperty("link").GetString()),
            mail.GetProperty("links").EnumerateArray().Select(link => link.GetString()));
        Assert.Contains(invited[0].GetProperty("link").GetString()!, mail.GetProperty("text").GetString());
        Assert.Equal("1000 - 50 = 950", $"1000 - 50 = {await CreditsAsync(workspace)}");
    }

    [Theory]
    [InlineData("send_email")]
    [InlineData("is_email")]
    [InlineData("mail")]
    public async Task No_mail_is_sent_when_it_is_switched_off(string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        await caller.InviteAsync(candidate, "13", (name, "0"));
        Assert.Equal(0, (await workspace.MailsAsync()).GetArrayLength());
        await caller.InviteAsync(candidate, "9", (name, "1"));
        Assert.Equal(1, (await workspace.MailsAsync()).GetArrayLength());
    }

    [Fact]
    public async Task The_same_test_cannot_be_sent_twice_while_it_is_pending()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var assessment = await caller.InviteAsync(candidate);
        await RefusedAsync();
        await caller.MustActAsync(assessment, "start");
        await RefusedAsync();
        await caller.MustActAsync(assessment, "complete");
        await caller.InviteAsync(candidate);

        async Task RefusedAsync()
        {
            var answer = await caller.CallAsync("candidate/invite", ("id", candidate), ("test_id", "144"));
            Assert.Equal((406, """{"error":{"code":406,"messages":["such invitation already exists"]}}"""), (answer.Status, answer.Text));
            Assert.Equal("invitation", (await caller.RefusedByAsync()).Check);
        }
    }

    [Fact]
    public async Task One_duplicate_among_several_refuses_all_and_takes_nothing()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        await caller.InviteAsync(candidate);
        Assert.Equal(406, (await caller.CallAsync("candidate/invite", ("id", candidate), ("test_id", "13,144"))).Status);
        Assert.Equal(960, await CreditsAsync(workspace));
        Assert.Equal(1, (await caller.MustAsync("assessment/pending")).GetArrayLength());
        Assert.Equal(1, (await workspace.MailsAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Without_credits_the_invitation_is_refused_with_403()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        await caller.SetAccountAsync(new { credits = 39 });
        var answer = await caller.CallAsync("candidate/invite", ("id", candidate), ("test_id", "144"));
        Assert.Equal((403, """{"error":{"code":403,"messages":["you don't have enough credits"]}}"""), (answer.Status, answer.Text));
        Assert.Equal(39, await CreditsAsync(workspace));
        Assert.Equal("credits", (await caller.RefusedByAsync()).Check);
        await caller.SetAccountAsync(new { credits = 40 });
        await caller.InviteAsync(candidate);
        Assert.Equal(0, await CreditsAsync(workspace));
    }

    [Fact]
    public async Task A_proctored_session_takes_five_credits_more()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.InviteAsync(await caller.CandidateAsync(), "144", ("proctoring", "1"), ("show_report", "1"), ("level", "2"), ("contract_id", "1"));
        Assert.Equal(955, await CreditsAsync(workspace));
    }

    [Fact]
    public async Task A_subscription_takes_nothing_and_a_licence_one_for_each_assessment()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        await caller.SetAccountAsync(new { contract = "subscription", credits = 0 });
        await caller.InviteAsync(candidate);
        Assert.Equal(0, await CreditsAsync(workspace));
        await caller.SetAccountAsync(new { contract = "licence", credits = 2 });
        await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "9,13"));
        Assert.Equal(0, await CreditsAsync(workspace));
        Assert.Equal(403, (await caller.CallAsync("candidate/invite", ("id", candidate), ("test_id", "318"))).Status);
    }

    [Theory]
    [InlineData("test_id", "", "Required.")]
    [InlineData("test_id", "144,", "\"\" is not an integer.")]
    [InlineData("test_id", "abc", "\"abc\" is not an integer.")]
    [InlineData("test_language_id", "4", "Invalid.")]
    [InlineData("test_language_id", "en", "\"en\" is not an integer.")]
    [InlineData("contract_id", "2", "Invalid.")]
    [InlineData("send_email", "maybe", "Invalid.")]
    [InlineData("show_report", "2", "Invalid.")]
    [InlineData("proctoring", "TRUE", "Invalid.")]
    [InlineData("level", "4", "Invalid.")]
    [InlineData("level", "high", "\"high\" is not an integer.")]
    [InlineData("expiration_date", "tomorrow", "\"tomorrow\" does not match the date format (YYYY-MM-DD HH:MM:SS).")]
    [InlineData("expiration_date", "2026-02-30 10:00:00", "\"2026-02-30 10:00:00\" does not match the date format (YYYY-MM-DD HH:MM:SS).")]
    [InlineData("expiration_date", "0001-01-01 00:00:00", "\"0001-01-01 00:00:00\" does not match the date format (YYYY-MM-DD HH:MM:SS).")]
    [InlineData("expiration_date", "2026-03-02 10:00:00", "The date must be after 2026-03-02 10:00:00.")]
    [InlineData("id", "abc", "\"abc\" is not an integer.")]
    public async Task A_wrong_field_is_told_in_the_validators_words(string field, string value, string message)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var wish = new Dictionary<string, string> { ["id"] = await caller.CandidateAsync(), ["test_id"] = "144" };
        wish[field] = value;
        var answer = await caller.CallAsync("candidate/invite", [.. wish.Select(pair => (pair.Key, pair.Value))]);
        Assert.Equal(500, answer.Status);
        Assert.Equal(message, answer.Field(field));
    }

    [Fact]
    public async Task Unknown_candidates_and_tests_are_404_and_a_missing_language_is_406()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        await IsAsync(404, "candidate not found", ("id", "7"), ("test_id", "144"));
        await IsAsync(404, "candidate not found", ("email", "no@people.example"), ("test_id", "144"));
        await IsAsync(404, "test not found", ("id", candidate), ("test_id", "144,77777"));
        await IsAsync(404, "test not found", ("id", candidate), ("test_id", "99999999999"));
        await IsAsync(406, "test is not available in this language", ("id", candidate), ("test_id", "141"), ("test_language_id", "3"));
        await IsAsync(406, "test is not available in this language", ("id", candidate), ("test_id", "141"));
        await caller.InviteAsync(candidate, "141", ("test_language_id", "2"));

        async Task IsAsync(int status, string message, params (string, string)[] wish)
        {
            var answer = await caller.CallAsync("candidate/invite", wish);
            Assert.Equal((status, message), (answer.Status, answer.Message));
        }
    }

    [Fact]
    public async Task The_checks_of_an_invitation_stand_in_their_order()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        await caller.InviteAsync(candidate, "9");
        await caller.SetAccountAsync(new { credits = 0 });
        Assert.Equal(500, await StatusAsync(("id", "7"), ("test_id", "77777"), ("level", "9")));
        Assert.Equal("candidate not found", await MessageAsync(("id", "7"), ("test_id", "77777")));
        Assert.Equal("test not found", await MessageAsync(("id", candidate), ("test_id", "9,77777")));
        Assert.Equal("test is not available in this language", await MessageAsync(("id", candidate), ("test_id", "9,141")));
        Assert.Equal("such invitation already exists", await MessageAsync(("id", candidate), ("test_id", "13,9")));
        Assert.Equal("you don't have enough credits", await MessageAsync(("id", candidate), ("test_id", "13")));

        async Task<int> StatusAsync(params (string, string)[] wish) => (await caller.CallAsync("candidate/invite", wish)).Status;
        async Task<string?> MessageAsync(params (string, string)[] wish) => (await caller.CallAsync("candidate/invite", wish)).Message;
    }

    [Fact]
    public async Task An_invitation_expires_at_its_Paris_time_and_may_then_be_sent_again()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: "2026-06-30T12:00:00Z");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var invited = await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "144"), ("expiration_date", "2026-07-01 00:30:00"));
        Assert.Equal("2026-06-30 14:00:00", invited.GetProperty("invitation_date").GetString());
        Assert.Equal("2026-07-01 00:30:00", invited.GetProperty("expiration_date").GetString());
        await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { to = "2026-06-30T22:29:59Z" });
        Assert.Equal(1, (await caller.MustAsync("assessment/pending")).GetArrayLength());
        Assert.Equal(406, (await caller.CallAsync("candidate/invite", ("id", candidate), ("test_id", "144"))).Status);
        await workspace.AdvanceAsync("PT1S");
        Assert.Equal(0, (await caller.MustAsync("assessment/pending")).GetArrayLength());
        var late = await caller.ActAsync(invited.GetProperty("id").GetString()!, "start");
        Assert.Equal(409, late.Status);
        Assert.Contains("expired", late.Body.GetProperty("detail").GetString());
        await caller.InviteAsync(candidate);
    }

    [Fact]
    public async Task Of_many_equal_invitations_at_once_one_is_sent()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => caller.CallAsync("candidate/invite", ("id", candidate), ("test_id", "144"))));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(23, answers.Count(answer => answer.Status == 406));
        Assert.Equal(960, await CreditsAsync(workspace));
    }

    [Fact]
    public async Task Many_invitations_at_once_never_overdraw_the_balance()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidates = new List<string>();
        for (var i = 0; i < 20; i++) candidates.Add(await caller.CandidateAsync($"number{i}@people.example"));
        await caller.SetAccountAsync(new { credits = 130 });
        var answers = await Task.WhenAll(candidates.Select(candidate => caller.CallAsync("candidate/invite", ("id", candidate), ("test_id", "144"))));
        Assert.Equal(3, answers.Count(answer => answer.Status == 200));
        Assert.Equal(17, answers.Count(answer => answer.Status == 403));
        Assert.Equal(10, await CreditsAsync(workspace));
        Assert.Equal(3, answers.Where(answer => answer.Status == 200).Select(answer => answer.Json.GetProperty("id").GetString()).Distinct().Count());
    }

    private static async Task<int> CreditsAsync(TestWorkspace workspace) =>
        (await workspace.MustAsync(HttpMethod.Get, "key-predict/account")).GetProperty("credits").GetInt32();
}
