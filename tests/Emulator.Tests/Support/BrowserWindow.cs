using Microsoft.Playwright;

namespace Emulator.Tests.Support;

/// <summary>One browser window of a test. It gathers what a page must never do: errors in its script, and calls to other hosts.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    private readonly List<string> mistakes = [];
    private readonly IBrowserContext context;

    private BrowserWindow(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    /// <summary>The page in the window.</summary>
    public IPage Page { get; }

    /// <summary>Errors that scripts threw and addresses elsewhere that were asked for; a test asserts that there are none.</summary>
    public IReadOnlyList<string> Mistakes
    {
        get
        {
            lock (mistakes) { return [.. mistakes]; }
        }
    }

    internal static async Task<BrowserWindow> OfAsync(IBrowserContext context, Uri root)
    {
        var page = await context.NewPageAsync();
        var window = new BrowserWindow(context, page);
        await context.RouteAsync(url => !url.StartsWith(root.ToString(), StringComparison.Ordinal) && url.StartsWith("http", StringComparison.Ordinal), async route =>
        {
            window.Note($"{page.Url} asked for {route.Request.Url}");
            await route.AbortAsync();
        });
        context.Page += (_, opened) => opened.PageError += (_, error) => window.Note($"{opened.Url}: {error}");
        page.PageError += (_, error) => window.Note($"{page.Url}: {error}");
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) window.Note(message.Text);
        };
        return window;
    }

    /// <summary>True when the page is no wider than its window, so that nobody has to scroll sideways.</summary>
    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    /// <summary>Keeps a picture of the whole page, where the environment variable PICTURES names a folder: for who looks at the pages.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{Page.ViewportSize!.Width}.png"), FullPage = true });
    }

    public ValueTask DisposeAsync() => new(context.CloseAsync());

    private void Note(string mistake)
    {
        lock (mistakes) { mistakes.Add(mistake); }
    }
}
