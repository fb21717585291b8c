using System.Net;
using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The pages on which a candidate takes an assessment.</summary>
public partial class SessionPageTests
{
    [Fact]
    public async Task A_candidate_takes_an_assessment_from_the_mail_to_the_report_in_plain_forms()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url + "/started", completedUrl = receiver.Url + "/completed" });
        var candidate = await caller.CandidateAsync();
        await caller.InviteAsync(candidate, "315", ("show_report", "1"));
        var mails = await workspace.MailsAsync();
        var link = mails[mails.GetArrayLength() - 1].GetProperty("links")[0].GetString()!;

        var welcome = await workspace.PageAsync(link);
        Assert.Contains("Anna Berg", welcome);
        Assert.Contains("width=device-width", welcome);
        Assert.DoesNotContain("<script", welcome);
        await workspace.PostFormAsync(link, ("do", "start"));
        await workspace.SettleAsync();
        Assert.Equal("/hook/started", Assert.Single(receiver.Received).Path);

        var first = await workspace.PageAsync(link);
        var questions = Names(first);
        Assert.Equal(5, questions.Count);
        await workspace.PostFormAsync(link, [("do", "answer"), .. questions.Take(2).Select(name => (name, "4")), (questions[2], "9"), ("q1", "3")]);
        // Opening it again goes on where the candidate stopped.
        var again = Names(await workspace.PageAsync(link));
        Assert.Equal(questions.Skip(2), again.Take(3));
        Assert.Equal(4, again.Count);
        await workspace.PostFormAsync(link, ("do", "finish"));
        Assert.Equal("[]", (await caller.CallAsync("assessment/completed")).Text);
        await workspace.PostFormAsync(link, [("do", "answer"), .. again.Select(name => (name, "2"))]);
        await workspace.AdvanceAsync("PT14M24S");
        Assert.Contains("value=\"finish\"", await workspace.PageAsync(link));
        var thanks = await workspace.PostFormAsync(link, HttpStatusCode.OK, ("do", "finish"));
        await workspace.SettleAsync();
        Assert.Equal(["/hook/started", "/hook/completed"], receiver.Received.Select(call => call.Path));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var over = await workspace.Http.SendAsync(new HttpRequestMessage(method, link));
            Assert.Equal((HttpStatusCode.Gone, "text/html"), (over.StatusCode, over.Content.Headers.ContentType!.MediaType));
        }

        var completed = (await caller.MustAsync("assessment/completed"))[0];
        var report = PageCalls.FirstLink(thanks);
        Assert.Equal(completed.GetProperty("candidate_report_link").GetString(), report);
        var page = await workspace.PageAsync(report);
        Assert.Contains("in 14 min 24 sec", page);
        Assert.Contains("Realistic", page);
        var scores = await caller.MustAsync("report/factors_scores", ("assessment_id", completed.GetProperty("id").GetString()!));
        Assert.Equal([7.5m, 7.5m, 2.5m, 2.5m, 2.5m, 2.5m], scores.EnumerateArray().Select(score => score.GetProperty("factor_score").GetDecimal()));
    }

    [Fact]
    public async Task A_session_is_gone_after_expiry_and_cancellation_and_unknown_keys_are_not_found()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var expiring = await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "144"), ("expiration_date", "2026-03-02 11:00:00"));
        var cancelled = await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "13"));
        await caller.MustActAsync(cancelled.GetProperty("id").GetString()!, "cancel");
        Assert.Equal(410, await workspace.StatusOfAsync(cancelled.GetProperty("link").GetString()!));
        Assert.Equal(200, await workspace.StatusOfAsync(expiring.GetProperty("link").GetString()!));
        await workspace.AdvanceAsync("PT1H");
        Assert.Equal(410, await workspace.StatusOfAsync(expiring.GetProperty("link").GetString()!));
        var root = caller.BaseUrl.Replace("/customer/REST", "", StringComparison.Ordinal);
        foreach (var path in new[]
        {
            "/assessment/session",
            "/assessment/session?key=0123456789012345678901234567890123456789",
            "/assessment/report?key=x",
            "/assessment/report",
            "/customer/participant/profile?key=x",
            "/customer/participant/profile",
            "/files/logos/1/logo.png",
            "/files/logos/144/x.png",
        })
            Assert.Equal(404, await workspace.StatusOfAsync(root + path));
    }

    private static List<string> Names(string page) => [.. QuestionName().Matches(page).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("name=\"(q[0-9]+)\"")]
    private static partial Regex QuestionName();
}
