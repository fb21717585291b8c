using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class ScenariosPageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_shipped_scenario_is_run_and_watched_to_its_end(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "timeline", width, height);
        await page.GoAsync("Scenarios");
        await page.PressAsync("Run: A candidate goes from the invitation mail to the report");
        var run = page.Page.GetByRole(AriaRole.Region, new() { Name = "Run", Exact = true });
        await Assertions.Expect(run.Locator("header .state")).ToHaveTextAsync("passed");
        await Assertions.Expect(run.Locator(".steps > li.passed").First).ToBeVisibleAsync();
        await Assertions.Expect(run.Locator(".steps > li:not(.passed)")).ToHaveCountAsync(0);
        await page.IsInOrderAsync();
        await page.HasNoBarriersAsync();

        await run.GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        await Assertions.Expect(page.Main.Locator(".axis .mark.mail").First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task A_scenario_goes_on_when_the_clock_is_moved_by_hand()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await using var page = await EmulatorPage.OpenAsync(workspace, "scenarios");
        await page.Field("Run in").SelectOptionAsync("here");
        await page.Field("Pace").SelectOptionAsync("manual");
        await page.Field("Scenario in YAML")
            .FillAsync("title: Three days\nsteps:\n  - title: The first evening\n    wait: 9 hours\n  - title: The third day\n    wait: 2 days\n");
        await page.PressAsync("Run this");
        var run = page.Page.GetByRole(AriaRole.Region, new() { Name = "Run", Exact = true });
        await Assertions.Expect(run.Locator(".steps > li").First).ToContainTextAsync("due");
        await Assertions.Expect(run.Locator(".steps > li.waiting")).ToHaveCountAsync(2);
        await run.GetByRole(AriaRole.Link, new() { Name = "Clock" }).ClickAsync();
        await page.SeesAsync("scenario step");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "To the next event (scenario step, in 9 h)" }).ClickAsync();
        await page.SeesAsync("step 1: The first evening");
        await page.PressAsync("+1 day");
        await page.PressAsync("+1 day");
        await page.GoAsync("Scenarios");
        await page.Main.GetByRole(AriaRole.Link, new() { Name = "Steps" }).ClickAsync();
        await Assertions.Expect(run.Locator("header .state")).ToHaveTextAsync("passed");
        await page.IsInOrderAsync();
    }

    [Fact]
    public async Task Mistakes_of_a_scenario_are_told_with_line_and_column_and_nothing_typed_is_lost()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "scenarios");
        await page.PressAsync("Edit: A duplicate invitation");
        var text = page.Field("Scenario in YAML");
        await Assertions.Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("A duplicate invitation"));
        await page.PressAsync("Check");
        await page.SeesAsync("can run:");

        var broken = (await text.InputValueAsync()).Replace("steps:", "stepps:", StringComparison.Ordinal);
        await text.FillAsync(broken);
        await page.PressAsync("Check");
        await page.SeesAsync("line ");
        await page.SeesAsync("Did you mean “steps”?");
        await page.PressAsync("Run this");
        await page.SeesAsync("Did you mean “steps”?");
        await page.GoAsync("Clock");
        await page.GoAsync("Scenarios");
        await Assertions.Expect(text).ToHaveValueAsync(broken);

        await page.PressAsync("Edit: A quota storm");
        await Assertions.Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("quota storm"));
        await page.PressAsync("Bring back the former text");
        await Assertions.Expect(text).ToHaveValueAsync(broken);
        await page.IsInOrderAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task What_was_clicked_and_called_is_recorded_and_runs_again(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "scenarios", width, height);
        await page.Field("Title").FillAsync("A taker completes");
        await page.PressAsync("Begin a recording");
        await page.SeesAsync("The recording runs");
        await workspace.SendAssessmentAsync();
        await page.GoAsync("People");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await page.PressAsync("Complete");
        await page.SeesAsync("Complete: done");
        await page.PressAsync("Close");

        await page.GoAsync("Scenarios");
        await page.PressAsync("Save: A taker completes");
        await page.IsInOrderAsync();
        await page.PressAsync("Edit and run it");
        await Assertions.Expect(page.Field("Scenario in YAML")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("A taker completes"));
        await page.PressAsync("Run this");
        var run = page.Page.GetByRole(AriaRole.Region, new() { Name = "Run", Exact = true });
        await Assertions.Expect(run.Locator("header .state")).ToHaveTextAsync("passed");
        await page.GoAsync("People");
        await EmulatorPage.SeesAsync(page.Rows.First, "completed");
    }
}
