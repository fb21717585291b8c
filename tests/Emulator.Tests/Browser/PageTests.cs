using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class PageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task The_page_opens_fits_its_window_and_loads_nothing_from_elsewhere(int width, int height)
    {
        await using var window = await BrowserHost.OpenAsync(width, height);

        await window.Page.GotoAsync("/");

        Assert.EndsWith("/_emulator/", window.Page.Url, StringComparison.Ordinal);
        await EmulatorPage.SeesAsync(window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Live" }), "Live");
        Assert.True(await window.FitsAsync());
        Assert.Empty(window.Mistakes);
    }

    [Fact]
    public async Task The_browser_of_the_tests_finds_no_other_host_and_tells_who_asked_for_one()
    {
        await using var window = await BrowserHost.OpenAsync();
        await window.Page.SetContentAsync("<img src='http://elsewhere.example/picture.png' onerror=\"document.title = 'not found'\">");
        await Assertions.Expect(window.Page).ToHaveTitleAsync("not found");
        Assert.Contains("elsewhere.example", Assert.Single(window.Mistakes));
    }
}
