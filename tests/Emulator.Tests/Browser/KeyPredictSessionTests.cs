using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Emulator.Tests.Browser;

/// <summary>A candidate with a real browser, at a desk and with a phone.</summary>
public class KeyPredictSessionTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_candidate_takes_an_assessment_from_the_invitation_mail_to_the_report(int width, int height)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url + "/started", completedUrl = receiver.Url + "/completed" });
        var candidate = await caller.CandidateAsync();
        await caller.InviteAsync(candidate, "144", ("show_report", "1"));
        await using var window = await BrowserHost.OpenAsync(width, height);
        var page = window.Page;

        // The mail as a mail program shows it: its HTML, with the link to follow.
        var mails = await workspace.MailsAsync("?to=anna.berg@people.example");
        await page.SetContentAsync(mails[0].GetProperty("html").GetString()!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Professional Profile 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Professional Profile 2" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Anna Berg")).ToBeVisibleAsync();
        Assert.True(await window.FitsAsync());
        await window.PictureAsync("session-welcome");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(page.GetByText("0 of 14 answered")).ToBeVisibleAsync();
        await workspace.SettleAsync();
        Assert.Equal("/hook/started", Assert.Single(receiver.Received).Path);

        // A question that is left open holds the form back.
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByText("0 of 14 answered")).ToBeVisibleAsync();
        await AnswerAsync(page, "Mostly");
        await Expect(page.GetByText("5 of 14 answered")).ToBeVisibleAsync();
        Assert.True(await window.FitsAsync());
        await window.PictureAsync("session-questions");

        // Another window, with no cookies, goes on where the candidate stopped.
        var link = page.Url;
        await using (var another = await BrowserHost.OpenAsync(width, height))
        {
            await another.Page.GotoAsync(link);
            await Expect(another.Page.GetByText("5 of 14 answered")).ToBeVisibleAsync();
            await AnswerAsync(another.Page, "Entirely");
            await Expect(another.Page.GetByText("10 of 14 answered")).ToBeVisibleAsync();
            Assert.Empty(another.Mistakes);
        }

        await page.ReloadAsync();
        await AnswerAsync(page, "Not at all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you" })).ToBeVisibleAsync();
        await workspace.SettleAsync();
        Assert.Equal(["/hook/started", "/hook/completed"], receiver.Received.Select(call => call.Path));
        await page.GetByRole(AriaRole.Link, new() { Name = "Your report" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Assessment report: Professional Profile 2" })).ToBeVisibleAsync();
        var bars = page.Locator(".chart li");
        await Expect(bars).ToHaveCountAsync(14);
        await Expect(bars.First).ToContainTextAsync("7.5");
        await Expect(bars.Last).ToContainTextAsync("0.0");
        Assert.True(await window.FitsAsync());
        await window.PictureAsync("report");

        // The download is a file that a PDF reader opens.
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Download as PDF" }).GetAttributeAsync("href");
        Assert.Contains("Anna Berg", (await PdfFile.OpenAsync(await (await page.APIRequest.GetAsync(address!)).BodyAsync())).Words);

        var gone = await page.GotoAsync(link);
        Assert.Equal(410, gone!.Status);
        await Expect(page.GetByText("This assessment is over.")).ToBeVisibleAsync();
        Assert.Empty(window.Mistakes);
    }

    [Theory]
    [InlineData("2", "Commencer", "0 réponses sur 6", "Suivant", "ltr")]
    [InlineData("7", "Начать", "Отвечено: 0 из 6", "Далее", "ltr")]
    [InlineData("9", "ابدأ", "تمت الإجابة: 0 من 6", "التالي", "rtl")]
    public async Task The_session_speaks_the_language_of_the_invitation_and_is_gone_when_that_has_expired(
        string language, string start, string progress, string next, string direction)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var invited = await caller.MustAsync(
            "candidate/invite",
            ("id", await caller.CandidateAsync()),
            ("test_id", "315"),
            ("test_language_id", language),
            ("expiration_date", "2026-03-02 11:00:00"));
        await using var window = await BrowserHost.OpenAsync(390, 844);
        var page = window.Page;

        await page.GotoAsync(invited.GetProperty("link").GetString()!);
        await page.GetByRole(AriaRole.Button, new() { Name = start }).ClickAsync();
        await Expect(page.GetByText(progress)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = next })).ToBeVisibleAsync();
        Assert.Equal(direction, await page.EvaluateAsync<string>("getComputedStyle(document.body).direction"));
        Assert.True(await window.FitsAsync());
        await window.PictureAsync("session-" + language);

        await workspace.AdvanceAsync("PT1H");
        Assert.Equal(410, (await page.ReloadAsync())!.Status);
        Assert.Empty(window.Mistakes);
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task The_profile_shows_insight_reports_and_talent_map(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        foreach (var test in new[] { "144", "9" }) await caller.MustActAsync(await caller.InviteAsync(candidate, test), "complete");
        await using var window = await BrowserHost.OpenAsync(width, height);
        var page = window.Page;

        await page.GotoAsync((await caller.MustAsync("candidate/profile", ("id", candidate))).GetProperty("link").GetString()!);
        foreach (var block in new[] { "Insight", "Reports", "Talent Map" })
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = block })).ToBeVisibleAsync();
        await Expect(page.GetByText("Leading a team")).ToBeVisibleAsync();
        Assert.True(await window.FitsAsync());
        await window.PictureAsync("profile");
        await page.GetByRole(AriaRole.Link, new() { Name = "Reasoning Test-R" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Assessment report: Reasoning Test-R" })).ToBeVisibleAsync();
        Assert.Empty(window.Mistakes);
    }

    private static async Task AnswerAsync(IPage page, string answer)
    {
        foreach (var choice in await page.GetByLabel(answer, new() { Exact = true }).AllAsync()) await choice.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
    }
}
