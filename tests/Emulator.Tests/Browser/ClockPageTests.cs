using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class ClockPageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task Time_is_moved_on_and_what_ran_is_told(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var id = await workspace.SendAssessmentAsync();
        await workspace.CompleteAsync(id, after: "P2D");
        await using var page = await EmulatorPage.OpenAsync(workspace, "clock", width, height);
        await page.SeesAsync("2026-03-02 09:00:00");
        await page.SeesAsync("Time stands still");
        await page.PressAsync("+1 h");
        await page.SeesAsync("2026-03-02 10:00:00");
        await page.PressAsync("+1 day");
        await page.SeesAsync("2026-03-03 10:00:00");
        await page.SeesAsync("Nothing was due.");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^To the next event") }).ClickAsync();
        await page.SeesAsync("2026-03-04 09:00:00");
        await page.SeesAsync("What ran on the way to 2026-03-04 09:00:00");
        await page.IsInOrderAsync();

        await page.Field("By").FillAsync("30");
        await page.Field("Unit").SelectOptionAsync("minutes");
        await page.PressAsync("Move on");
        await page.SeesAsync("2026-03-04 09:30:00");
        await page.Field("To (UTC)").FillAsync("2026-03-01T00:00");
        await page.PressAsync("Go there");
        await page.SeesAsync("a clock never goes back");
        await Assertions.Expect(page.Field("To (UTC)")).ToHaveValueAsync("2026-03-01T00:00");
        await page.IsInOrderAsync();
    }

    [Fact]
    public async Task It_is_frozen_run_live_and_scaled()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "clock");
        await Assertions.Expect(page.Button("Freeze")).ToBeDisabledAsync();
        await page.Field("Times as fast").FillAsync("0");
        await page.PressAsync("Run scaled");
        await page.SeesAsync("above 0");
        await page.Field("Times as fast").FillAsync("3600");
        await page.PressAsync("Run scaled");
        await page.SeesAsync("× 3600");
        await page.SeesNotAsync("2026-03-02 09:00:00");
        await page.PressAsync("Run live");
        await page.SeesAsync("Time runs as it does for you.");
        await page.PressAsync("Freeze");
        await page.SeesAsync("Time stands still");
        Assert.Equal("frozen", (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("mode").GetString());
    }
}
