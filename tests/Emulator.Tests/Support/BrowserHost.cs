using Microsoft.Playwright;

namespace Emulator.Tests.Support;

/// <summary>
/// A real browser: Debian's Chromium, started once for the test run and driven by Playwright. Each test opens a window of its own, and whatever a page
/// asks of another host than the emulator's is refused and fails the test: a page must load nothing from elsewhere.
/// </summary>
public static class BrowserHost
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(StartAsync);

    /// <summary>The sizes of window that pages are tried in.</summary>
    public static TheoryData<int, int> Sizes => new() { { 1280, 800 }, { 390, 844 } };

    /// <summary>A new window on the shared emulator, with no cookies and no storage; dispose it.</summary>
    public static async Task<BrowserWindow> OpenAsync(int width = 1280, int height = 800, Uri? address = null, ColorScheme scheme = ColorScheme.Light)
    {
        var root = address ?? await EmulatorHost.AddressAsync();
        var browser = await Shared.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = root.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
            TimezoneId = "Europe/Paris",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return await BrowserWindow.OfAsync(context, root);
    }

    private static async Task<IBrowser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--no-proxy-server"],
        });
    }
}
