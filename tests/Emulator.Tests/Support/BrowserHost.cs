using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Emulator.Tests.Support;

/// <summary>
/// A real browser: Debian's Chromium, started once for the test run and driven by Playwright. Each test opens a window of its own. It finds no host but this
/// machine, and whatever a page asks of another than the emulator fails the test: a page must load nothing from elsewhere.
/// </summary>
public static class BrowserHost
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(StartAsync);
    private static readonly ConcurrentDictionary<Profile, ConcurrentBag<IBrowserContext>> Free = new();

    /// <summary>The sizes of window that pages are tried in.</summary>
    public static TheoryData<int, int> Sizes => new() { { 1280, 800 }, { 390, 844 } };

    /// <summary>
    /// A new window on the shared emulator, with no cookies and no storage; dispose it. The browser's cache is the one thing that windows have from those
    /// before them, as people's have: the page's scripts are asked for again each time, and are not sent again.
    /// </summary>
    public static async Task<BrowserWindow> OpenAsync(int width = 1280, int height = 800, Uri? address = null, ColorScheme scheme = ColorScheme.Light)
    {
        var profile = new Profile(address ?? await EmulatorHost.AddressAsync(), width, height, scheme);
        var free = Free.GetOrAdd(profile, _ => []);
        if (!free.TryTake(out var context)) context = await NewAsync(profile);
        return await BrowserWindow.OfAsync(context, profile.Root, async () =>
        {
            await context.ClearCookiesAsync();
            free.Add(context);
        });
    }

    private static async Task<IBrowserContext> NewAsync(Profile profile)
    {
        var browser = await Shared.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = profile.Root.ToString(),
            ViewportSize = new ViewportSize { Width = profile.Width, Height = profile.Height },
            ColorScheme = profile.Scheme,
            Locale = "en-GB",
            TimezoneId = "Europe/Paris",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    private static async Task<IBrowser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        });
    }

    private sealed record Profile(Uri Root, int Width, int Height, ColorScheme Scheme);
}
