using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

/// <summary>What a person does who has never seen the page: by what stands on it, never by an address.</summary>
public class StoryPageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_Key_Predict_candidate_is_taken_from_the_invitation_mail_to_the_report(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.InviteAsync(await caller.CandidateAsync(), "315", ("show_report", "1"));
        await using var page = await EmulatorPage.OpenAsync(workspace, "timeline", width, height);

        await page.GoAsync("Mailbox");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await page.IsInOrderAsync();
        var session = await page.Page.RunAndWaitForPopupAsync(() => page.Panel.FrameLocator("iframe").GetByRole(AriaRole.Link).First.ClickAsync());
        await session.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        foreach (var progress in new[] { "0 of 6 answered", "5 of 6 answered" })
        {
            await Assertions.Expect(session.GetByText(progress)).ToBeVisibleAsync();
            var next = session.GetByRole(AriaRole.Button, new() { Name = "Next" });
            await Assertions.Expect(next).ToBeVisibleAsync(); // It stands behind the last question.
            foreach (var answer in await session.GetByLabel("Mostly", new() { Exact = true }).AllAsync()) await answer.CheckAsync();
            await next.ClickAsync();
        }

        await session.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();
        await EmulatorPage.SeesAsync(session.Locator("body"), "You have completed");
        await session.GetByRole(AriaRole.Link, new() { Name = "Your report" }).ClickAsync();
        await EmulatorPage.SeesAsync(session.Locator("body"), "Anna Berg");
        await Assertions.Expect(session).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/assessment/report"));

        await page.PressAsync("Close");
        await page.GoAsync("People");
        await EmulatorPage.SeesAsync(page.Rows.First, "Anna Berg");
        await EmulatorPage.SeesAsync(page.Rows.First, "completed");
        await page.IsInOrderAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_regenerated_PI_key_is_dead_and_the_page_says_why(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var before = workspace.OwnerKey();
        await using var page = await EmulatorPage.OpenAsync(workspace, "timeline", width, height);
        await page.GoAsync("Administration");
        await page.Main.GetByRole(AriaRole.Link, new() { Name = "Predictive Index" }).ClickAsync();
        await page.Page.GetByText("Odile Owner", new() { Exact = true }).ClickAsync();
        await page.PressAsync("Generate New Key for Odile Owner");
        await page.SeesAsync("The present key dies at once.");
        await page.PressAsync("Yes");
        await page.SeesAsync("Odile Owner has a new API key; the former one is dead.");
        await page.IsInOrderAsync();
        var fresh = (await workspace.MustAsync(HttpMethod.Get, "predictive-index/users")).EnumerateArray()
            .First(user => user.GetProperty("role").GetString() == "AccountOwner").GetProperty("apiKey").GetString()!;
        await page.SeesAsync(fresh);

        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments", key: before)).Dispose();
        await page.GoAsync("Journal");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        var said = (await workspace.LastExchangeAsync()).GetProperty("checks").EnumerateArray()
            .First(check => check.GetProperty("outcome").GetString() == "failed").GetProperty("detail").GetString()!;
        Assert.Contains("generated", said);
        await EmulatorPage.SeesAsync(page.Panel, said);
        await EmulatorPage.SeesAsync(page.Panel, "401");
        await page.IsInOrderAsync();
    }
}
