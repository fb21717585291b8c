using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Emulator.Tests.Support;

/// <summary>One browser window of a test, with the tabs that its page opens. It gathers what a page must never do: errors in its
/// script, and calls to other hosts.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> mistakes = new();
    private readonly ConcurrentQueue<IPage> tabs = new();
    private readonly string root;
    private readonly Func<Task> giveBack;

    private BrowserWindow(IPage page, string root, Func<Task> giveBack)
    {
        Page = page;
        this.root = root;
        this.giveBack = giveBack;
        Watch(page);
    }

    /// <summary>The page in the window.</summary>
    public IPage Page { get; }

    /// <summary>Errors that scripts threw and addresses elsewhere that were asked for; a test asserts that there are none.</summary>
    public IReadOnlyList<string> Mistakes => [.. mistakes];

    internal static async Task<BrowserWindow> OfAsync(IBrowserContext context, Uri root, Func<Task> giveBack) =>
        new(await context.NewPageAsync(), root.ToString(), giveBack);

    /// <summary>True when the page is no wider than its window, so that nobody has to scroll sideways.</summary>
    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    /// <summary>Keeps a picture of the whole page, where the environment variable PICTURES names a folder: for who looks at the pages.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{Page.ViewportSize!.Width}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tab in tabs) await tab.CloseAsync();
        await giveBack();
    }

    private void Watch(IPage tab)
    {
        tabs.Enqueue(tab);
        tab.Popup += (_, opened) => Watch(opened);
        tab.PageError += (_, error) => mistakes.Enqueue($"{tab.Url}: {error}");
        tab.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(root, StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal))
                mistakes.Enqueue($"{tab.Url} asked for {request.Url}");
        };
        tab.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) mistakes.Enqueue(message.Text);
        };
    }
}
