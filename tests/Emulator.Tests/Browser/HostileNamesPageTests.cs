using System.Text;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

/// <summary>Names that others gave: markup, quotation marks, a turn of the writing's direction, letters of several units. Nothing of it
/// runs, and all is shown as it is.</summary>
public class HostileNamesPageTests
{
    private const string Markup = "<img src=x onerror=\"document.title='broken into'\">";
    private const string Script = "\"><script>document.title='broken into'</script>";
    private const string Turned = "\u202Eאבג <b>turned";
    private const string Picture = "👩🏽‍🚀 ’‘ \u200F𝓏";

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task Names_that_would_be_markup_stay_text_everywhere(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", path = "/" + Markup });
        await workspace.MustAsync(HttpMethod.Post, "snapshots", new { name = Markup });
        var owner = workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("id").GetString();
        await workspace.MustAsync(HttpMethod.Post, "predictive-index/users", new
        {
            actingUserId = owner,
            firstName = Markup,
            lastName = "</summary><script>alert(1)</script>",
            email = "evil@people.example",
            role = "User",
            defaultFolder = "\\Demo Company",
        });
        await workspace.CompleteAsync(await workspace.SendAssessmentAsync("http://127.0.0.1:9/?" + Uri.EscapeDataString(Markup), name: Markup));
        await workspace.CompleteAsync(await workspace.SendAssessmentAsync(name: Turned), after: "P2D");
        await workspace.SettleAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/" + Uri.EscapeDataString(Markup) + "?q=<b>x</b>")).Dispose();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var (name, email) in new[] { (Markup, "evil@people.example"), (Turned, "turned@people.example"), (Picture, "picture@people.example") })
            await caller.InviteAsync(
                (await caller.MustAsync("create/candidate", ("firstname", name), ("lastname", "Berg"), ("email", email))).GetProperty("id").GetString()!);

        await using var page = await EmulatorPage.OpenAsync(workspace, "timeline", width, height);
        foreach (var section in new[]
        {
            "Timeline", "People", "Clock", "Mailbox", "Webhooks", "Journal", "Faults", "Administration", "Scenarios", "Pact", "Coverage", "Workspace",
        })
        {
            await page.GoAsync(section);
            await page.HasLoadedAsync();
            // The address of each row, as a colleague would be sent it.
            foreach (var link in (await page.Rows.EvaluateAllAsync<string[]>("rows => rows.map(row => row.querySelector('a').getAttribute('href'))")).Take(8))
            {
                await page.Page.EvaluateAsync("link => { location.hash = link; }", link);
                await Assertions.Expect(page.Main.Locator($".row.selected a[href='{link}']")).ToHaveCountAsync(1);
                await Assertions.Expect(page.Panel).ToBeVisibleAsync();
                await page.HasLoadedAsync();
                await IsHarmlessAsync(page);
            }

            if (await page.Panel.CountAsync() > 0) await page.ClosePanelAsync();
            await IsHarmlessAsync(page);
        }

        await page.GoAsync("Faults");
        await page.SeesAsync(Markup);
        await page.GoAsync("People");
        foreach (var name in new[] { Markup, Turned, Picture }) await Assertions.Expect(page.Rows.Filter(new() { HasText = name }).First).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task Titles_details_and_mistakes_of_scenarios_and_names_of_recordings_stay_text(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var title in new[] { Markup, Script, Turned, Picture }) await workspace.MustAsync(HttpMethod.Post, "recordings", new { title });
        var failed = await RunAsync(workspace, $"title: {Quoted(Script)}\nsteps:\n  - title: {Quoted(Markup)}\n    expect mail: {Quoted(Picture + Markup)}\n"
            + $"  - title: {Quoted(Turned)}\n    wait: 1 minute\n");
        Assert.True(await Eventually.TrueAsync(async () =>
            (await workspace.MustAsync(HttpMethod.Get, "scenarios/" + failed)).GetProperty("state").GetString() == "failed"));

        await using var page = await EmulatorPage.OpenAsync(workspace, "scenarios?run=" + failed, width, height);
        var run = page.Page.GetByRole(AriaRole.Region, new() { Name = "Run", Exact = true });
        await EmulatorPage.SeesAsync(run.GetByRole(AriaRole.Heading), Script);
        await EmulatorPage.SeesAsync(run.Locator(".steps > li.failed"), Markup);
        await EmulatorPage.SeesAsync(run.Locator(".steps > li.failed .mistake"), "No e-mail to " + Picture + Markup);
        await EmulatorPage.SeesAsync(run.Locator(".steps > li.skipped"), Turned);
        foreach (var title in new[] { Markup, Script, Turned, Picture }) await page.SeesAsync(title);
        await IsHarmlessAsync(page);

        // What is turned around keeps that to itself: what follows it stands behind it.
        var recording = page.Main.Locator(".stories li", new() { HasText = Turned });
        Assert.True(await recording.EvaluateAsync<bool>(
            "line => line.querySelector('strong').getBoundingClientRect().left <= line.querySelector('.faint').getBoundingClientRect().left"));
        await page.PressAsync("Save: " + Markup);
        await EmulatorPage.SeesAsync(page.Page.GetByRole(AriaRole.Region, new() { Name = "Recorded scenario" }), Markup);
        await IsHarmlessAsync(page);

        await page.Field("Scenario in YAML").FillAsync(
            $"title: {Quoted(Markup)}\n{Quoted(Script)}: 1\n{Quoted(Markup)}: 1\n{Quoted(Turned)}: 1\n{Quoted(Picture)}: 1\nsteps:\n  - wait: 1 minute\n");
        await page.PressAsync("Check");
        foreach (var name in new[] { Script, Markup, Turned, Picture }) await EmulatorPage.SeesAsync(page.Main.Locator(".mistakes"), name);
        await IsHarmlessAsync(page);
        await page.Field("Scenario in YAML").FillAsync($"title: {Quoted(Markup)}\nsteps:\n  - wait: 1 minute\n");
        await page.PressAsync("Check");
        await page.SeesAsync($"“{Markup}” can run:");
        await IsHarmlessAsync(page);
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task What_is_due_and_what_ran_stays_text(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await RunAsync(workspace, $"title: {Quoted(Script)}\nsteps:\n  - title: {Quoted(Markup)}\n    after: 2 days\n    let: {{ a: 1 }}\n", "?pace=live");
        await workspace.CompleteAsync(await workspace.SendAssessmentAsync("http://127.0.0.1:9/?" + Uri.EscapeDataString(Markup), name: Markup), after: "P1D");
        await using var page = await EmulatorPage.OpenAsync(workspace, "clock", width, height);
        await page.SeesAsync("2026-03-03 09:00:00 in 1 d");
        await IsHarmlessAsync(page);
        await page.PressAsync("+1 day");
        await page.SeesAsync("What ran on the way to 2026-03-03 09:00:00");
        await IsHarmlessAsync(page);
        await page.PressAsync("+1 day");
        await page.SeesAsync("What ran on the way to 2026-03-04 09:00:00");
        await page.SeesAsync("step 1: " + Markup);
        await IsHarmlessAsync(page);
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task What_receivers_got_stays_text_and_names_that_are_none_make_no_receiver(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var name in new[] { Markup, Turned, Picture })
        {
            using var answer = await workspace.Http.PostAsync($"{workspace.Path}/receivers/{Uri.EscapeDataString(name)}", null);
            Assert.Equal(400, (int)answer.StatusCode);
        }

        string[] names = ["réception_1", "אבג"];
        foreach (var name in names)
        {
            using var sent = new StringContent($"{{\"name\":{System.Text.Json.JsonSerializer.Serialize(Markup)}}}", Encoding.UTF8, "application/json");
            using var answer = await workspace.Http.PostAsync(
                $"{workspace.Path}/receivers/{Uri.EscapeDataString(name)}?q={Uri.EscapeDataString(Script)}", sent);
            Assert.True(answer.IsSuccessStatusCode);
        }

        await using var page = await EmulatorPage.OpenAsync(workspace, "webhooks?of=receivers", width, height);
        foreach (var name in names)
        {
            await page.Main.Locator(".stories a", new() { HasText = name }).ClickAsync();
            await EmulatorPage.SeesAsync(page.Panel, "Receiver " + name);
            await EmulatorPage.SeesAsync(page.Panel, "img src=x");
            await page.HasLoadedAsync();
            await IsHarmlessAsync(page);
            await page.ClosePanelAsync();
        }
    }

    private static async Task IsHarmlessAsync(EmulatorPage page)
    {
        Assert.Equal(0, await page.Page.Locator("#app img, #app script, #app main b").CountAsync());
        Assert.DoesNotContain("broken into", await page.Page.TitleAsync());
        await page.IsInOrderAsync();
    }

    private static async Task<string> RunAsync(TestWorkspace workspace, string text, string query = "")
    {
        using var body = new StringContent(text, Encoding.UTF8, "application/yaml");
        using var answer = await workspace.Http.PostAsync($"{workspace.Path}/scenarios{query}", body);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 202, said);
        return System.Text.Json.JsonDocument.Parse(said).RootElement.GetProperty("runId").GetString()!;
    }

    // YAML takes JSON's texts.
    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
