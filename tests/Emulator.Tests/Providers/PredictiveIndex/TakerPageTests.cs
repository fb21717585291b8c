using Contracts.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The taker's page: no login, the same states, webhooks and results as by the control API.</summary>
public class TakerPageTests
{
    [Fact]
    public async Task A_taker_opens_starts_and_finishes_and_the_answers_become_scores()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var made = await pi.InviteAsync(new { firstName = "<Jane>", assessmentStatusWebHook = receiver.Url });
        var (id, link) = (made.GetProperty("assessmentId").GetString()!, Path(made.GetProperty("assessmentUrl").GetString()!));

        var page = await pi.SendAsync(null, HttpMethod.Get, link);
        Assert.Equal((200, "text/html; charset=utf-8", 20), (page.Status, page.Header("Content-Type"), await pi.StateOfAsync(id)));
        Assert.Contains("Hello &lt;Jane&gt;", page.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"self\"", (await PostAsync(pi, link, "act=start")).Text, StringComparison.Ordinal);
        Assert.Equal(30, await pi.StateOfAsync(id));
        Assert.Contains("name=\"concept\"", (await pi.SendAsync(null, HttpMethod.Get, link)).Text, StringComparison.Ordinal);

        var done = await PostAsync(pi, link, "act=submit&self=daring&self=competitive&self=calm&concept=reserved&concept=nonsense");
        Assert.Equal((200, 40), (done.Status, await pi.StateOfAsync(id)));
        var result = (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Body;
        Assert.Equal((2.4, 1.2, -1.2), (Score(result, "selfScores", "a"), Score(result, "selfScores", "c"), Score(result, "selfConceptScores", "b")));
        Assert.Equal(
            (1.2, -0.6, 0.6, 0d),
            (Score(result, "synthesisScores", "a"), Score(result, "synthesisScores", "b"),
                Score(result, "synthesisScores", "c"), Score(result, "synthesisScores", "d")));

        Assert.Contains("completed", (await PostAsync(pi, link, "act=submit&self=modest")).Text, StringComparison.Ordinal);
        Assert.Equal(2.4, Score((await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Body, "selfScores", "a"));
        await pi.Workspace.SettleAsync();
        Assert.Equal(
            (id, 40), (StatusNotice.Read(Assert.Single(receiver.Received).Body).AssessmentId, StatusNotice.Read(receiver.Received[0].Body).AssessmentState));
    }

    [Fact]
    public async Task Through_PI2_the_taker_goes_on_to_the_redirect()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, "/pi2/api/v1/candidates", new
        {
            firstName = "Ann",
            lastName = "Lee",
            email = "ann@people.example",
            behavioralAssessment = new { redirectURL = "https://ats.example/done?x=1" },
            cognitiveAssessment = new { },
        })).Body;
        var link = Path(made.GetProperty("behavioralAssessment").GetProperty("assessmentUrl").GetString()!);
        Assert.StartsWith("/pi2/bo/", link, StringComparison.Ordinal);
        var done = await PostAsync(pi, link, "act=submit");
        Assert.Equal((303, "https://ats.example/done?x=1"), (done.Status, done.Header("Location")));
        Assert.Equal(200, (await PostAsync(pi, link, "act=submit")).Status);
    }

    [Theory]
    [InlineData("q0=32&q1=30&q2=30&q3=8&q4=100", 450)]
    [InlineData("q0=32&q1=30", 240)]
    [InlineData("", 100)]
    public async Task A_cognitive_form_is_scored_by_what_is_right(string answers, int score)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(path: PiWorkspace.Cognitive);
        var link = Path(made.GetProperty("assessmentUrl").GetString()!);
        Assert.Contains("name=\"q0\"", (await PostAsync(pi, link, "act=start")).Text, StringComparison.Ordinal);
        await PostAsync(pi, link, "act=submit&" + answers);
        Assert.Equal(
            score,
            (await pi.GetAsync($"{PiWorkspace.Cognitive}/{made.GetProperty("assessmentId").GetString()}")).Body.GetProperty("cognitiveScore").GetInt32());
    }

    [Fact]
    public async Task Who_leaves_has_aborted_and_who_comes_too_late_is_told()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var (one, other) = (await pi.InviteAsync(), await pi.InviteAsync());
        await PostAsync(pi, Path(one.GetProperty("assessmentUrl").GetString()!), "act=abort");
        Assert.Equal(65, await pi.StateOfAsync(one.GetProperty("assessmentId").GetString()!));
        Assert.Contains(
            "is over", (await pi.SendAsync(null, HttpMethod.Get, Path(one.GetProperty("assessmentUrl").GetString()!))).Text, StringComparison.Ordinal);
        await pi.Workspace.AdvanceAsync("P11D");
        var late = Path(other.GetProperty("assessmentUrl").GetString()!);
        Assert.Contains("has expired", (await pi.SendAsync(null, HttpMethod.Get, late)).Text, StringComparison.Ordinal);
        Assert.Contains("has expired", (await PostAsync(pi, late, "act=submit")).Text, StringComparison.Ordinal);
        Assert.Equal(50, await pi.StateOfAsync(other.GetProperty("assessmentId").GetString()!));
    }

    [Fact]
    public async Task A_wrong_form_is_400_and_an_archived_assessment_is_404()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync();
        var link = Path(made.GetProperty("assessmentUrl").GetString()!);
        foreach (var form in new[] { "", "act=", "act=complete", "%zz=%" }) Assert.Equal(400, (await PostAsync(pi, link, form)).Status);
        Assert.Equal(10, await pi.StateOfAsync(made.GetProperty("assessmentId").GetString()!));
        await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{made.GetProperty("assessmentId").GetString()}");
        Assert.Equal(404, (await pi.SendAsync(null, HttpMethod.Get, link)).Status);
        Assert.Equal(404, (await pi.SendAsync(null, HttpMethod.Get, "/pi/bo/nothing")).Status);
    }

    private static double Score(System.Text.Json.JsonElement body, string pattern, string factor) => body.GetProperty(pattern).GetProperty(factor).GetDouble();

    private static string Path(string url) => new Uri(url).PathAndQuery;

    private static Task<PiAnswer> PostAsync(PiWorkspace pi, string link, string form) =>
        pi.SendAsync(null, HttpMethod.Post, link, System.Text.Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded");
}
