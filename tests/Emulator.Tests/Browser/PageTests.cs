using Emulator.Tests.Support;

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
        Assert.True(await window.FitsAsync());
        Assert.Empty(window.Mistakes);
    }
}
