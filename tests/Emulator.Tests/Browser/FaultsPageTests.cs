using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class FaultsPageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_fault_is_added_strikes_and_is_removed_and_a_mistake_stands_at_its_field(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "faults", width, height);
        await page.SeesAsync("every provider behaves");
        await page.Field("Provider").SelectOptionAsync("predictive-index");
        await page.Field("Status").FillAsync("200");
        await page.Field("Path").FillAsync("/behavioralassessments");
        await page.PressAsync("Add fault");
        await EmulatorPage.SeesAsync(page.Page.Locator(".field.wrong"), "400 to 599");
        await Assertions.Expect(page.Field("Path")).ToHaveValueAsync("/behavioralassessments");
        await page.Field("Status").FillAsync("503");
        await page.Field("How often").FillAsync("1");
        await page.PressAsync("Add fault");
        await page.SeesAsync("Answer an error status 503");
        await page.IsInOrderAsync();

        using (var struck = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments")) Assert.Equal(503, (int)struck.StatusCode);
        await page.PressAsync("Remove: Answer an error status");
        await page.SeesAsync("every provider behaves");
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "faults")).GetArrayLength());
    }
}
