using Emulator.Tests.Browser;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Fourth.Tests.Larkfield;

/// <summary>The page in a browser: it shows a provider of which no line of it knows.</summary>
public class PageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task Its_account_is_changed_on_the_page_and_its_days_off_are_approved(int width, int height)
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync("larkfield: days off to approve");
        await using var page = await EmulatorPage.OpenAsync(workspace, "administration?of=larkfield", width, height);
        await page.SeesAsync("Settings › Integrations");
        await page.Field("Callback address").FillAsync("nowhere");
        await page.PressAsync("Save");
        await page.SeesAsync("must be an absolute address");
        await page.Field("Callback address").FillAsync("http://127.0.0.1:9/hook");
        await page.PressAsync("Save");
        await page.SeesAsync("The account is saved.");
        await page.IsInOrderAsync();
        await page.HasNoBarriersAsync();

        await page.ShowAsync(workspace, "people?provider=larkfield&open=nadia@demo-company.example");
        await EmulatorPage.SeesAsync(page.Panel, "Larkfield HR 5 days off from 2026-03-16");
        await page.PressAsync("Approve");
        await EmulatorPage.SeesAsync(page.Panel, "approved");
        await page.ClosePanelAsync();
        await page.GoAsync("Webhooks");
        await page.SeesAsync("absence.approved");
        await page.GoAsync("Mailbox");
        await page.SeesAsync("Your days off are approved");
        await page.IsInOrderAsync();
    }

    [Fact]
    public async Task Its_coverage_and_its_credentials_are_shown_and_its_calls_can_be_repeated()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        await workspace.AskAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "coverage?provider=larkfield");
        await page.SeesAsync("request absence");
        await page.GoAsync("Workspace");
        await page.SeesAsync("Larkfield HR");
        await page.SeesAsync(workspace.Body.GetProperty("larkfield").GetProperty("apiKey").GetString()!);
        await page.GoAsync("Journal");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        var again = await Shell.RunAsync(await page.Panel.Locator("pre[aria-label=curl]").InnerTextAsync());
        Assert.StartsWith("HTTP/1.1 201", again.Output);
        Assert.Contains("\"id\":502", again.Output);
    }

    [Fact]
    public async Task A_fault_can_be_put_on_its_calls()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "faults");
        await page.Field("Provider").SelectOptionAsync("larkfield");
        await page.PressAsync("Add fault");
        await page.SeesAsync("The fault is registered.");
        using var answer = await workspace.Client().ListAsync();
        Assert.Equal(500, (int)answer.StatusCode);
    }
}
