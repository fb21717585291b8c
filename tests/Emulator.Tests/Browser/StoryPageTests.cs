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
        var fresh = (await workspace.MustAsync(HttpMethod.Get, "predictive-index/users")).EnumerateArray().First(user => user.GetProperty("role").GetString() == "AccountOwner").GetProperty("apiKey").GetString()!;
        await page.SeesAsync(fresh);

        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments", key: before)).Dispose();
        await page.GoAsync("Journal");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        var said = (await workspace.LastExchangeAsync()).GetProperty("checks").EnumerateArray().First(check => check.GetProperty("outcome").GetString() == "failed").GetProperty("detail").GetString()!;
        Assert.Contains("generated", said);
        await EmulatorPage.SeesAsync(page.Panel, said);
        await EmulatorPage.SeesAsync(page.Panel, "401");
        await page.IsInOrderAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task Names_that_would_be_markup_stay_text_everywhere(int width, int height)
    {
        const string Evil = "<img src=x onerror=\"document.title='broken into'\">";
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", path = "/" + Evil });
        await workspace.MustAsync(HttpMethod.Post, "snapshots", new { name = Evil });
        var owner = workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("id").GetString();
        await workspace.MustAsync(HttpMethod.Post, "predictive-index/users", new { actingUserId = owner, firstName = Evil, lastName = "</summary><script>alert(1)</script>", email = "evil@people.example", role = "User", defaultFolder = "\\Demo Company" });
        var id = await workspace.SendAssessmentAsync("http://127.0.0.1:9/?" + Uri.EscapeDataString(Evil), name: Evil);
        await workspace.CompleteAsync(id);
        await workspace.SettleAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/" + Uri.EscapeDataString(Evil) + "?q=<b>x</b>")).Dispose();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = (await caller.MustAsync("create/candidate", ("firstname", Evil), ("lastname", "Berg"), ("email", "evil@people.example"))).GetProperty("id").GetString()!;
        await caller.InviteAsync(candidate);

        await using var page = await EmulatorPage.OpenAsync(workspace, "timeline", width, height);
        foreach (var section in new[] { "Timeline", "People", "Mailbox", "Webhooks", "Journal", "Faults", "Administration", "Coverage", "Workspace" })
        {
            await page.GoAsync(section);
            await page.HasLoadedAsync();
            for (var row = 0; row < Math.Min(8, await page.Rows.CountAsync()); row++)
            {
                await page.Rows.Nth(row).GetByRole(AriaRole.Link).First.ClickAsync();
                await Assertions.Expect(page.Panel).ToBeVisibleAsync();
                await page.HasLoadedAsync();
                await page.IsInOrderAsync();
                await page.ClosePanelAsync();
            }

            Assert.Equal(0, await page.Page.Locator("#app img, #app script").CountAsync());
            Assert.DoesNotContain("broken into", await page.Page.TitleAsync());
            await page.IsInOrderAsync();
        }

        await page.GoAsync("Faults");
        await page.SeesAsync(Evil);
    }
}
