using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

/// <summary>The emulator's page in a real browser, in the workspace of a test, used as a person uses it: by the names of what they see.</summary>
public sealed class EmulatorPage : IAsyncDisposable
{
    private readonly BrowserWindow window;

    private EmulatorPage(BrowserWindow window) => this.window = window;

    public IPage Page => window.Page;

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    /// <summary>What was chosen from a list, beside it or over it.</summary>
    public ILocator Panel => Page.Locator("aside.panel");

    /// <summary>The rows of the long list that are in the page.</summary>
    public ILocator Rows => Main.Locator(".rows-body [role=row]");

    /// <summary>Opens a section in the workspace; <paramref name="section"/> may carry filters: <c>journal?q=x</c>.</summary>
    public static async Task<EmulatorPage> OpenAsync(TestWorkspace workspace, string section, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var window = await BrowserHost.OpenAsync(width, height, workspace.Http.BaseAddress, scheme);
        var page = new EmulatorPage(window);
        await page.Page.GotoAsync($"/_emulator/#/w/{workspace.Id}/{section}");
        await page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        return page;
    }

    /// <summary>Goes to another section by the menu, which has to be opened first where there is no room for it.</summary>
    public async Task GoAsync(string title)
    {
        var menu = Page.Locator("button.menu");
        if (await menu.IsVisibleAsync()) await menu.ClickAsync();
        await Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = title, Exact = true })).ToBeVisibleAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task PressAsync(string name) => Button(name).ClickAsync();

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public Task SeesAsync(string text) => SeesAsync(Page.Locator("body"), text);

    public static Task SeesAsync(ILocator place, string text) => Assertions.Expect(place).ToContainTextAsync(text, new() { UseInnerText = true });

    public Task SeesNotAsync(string text) => Assertions.Expect(Page.Locator("body")).Not.ToContainTextAsync(text, new() { UseInnerText = true });

    /// <summary>Nothing is wider than the window, no script failed, nothing was asked of another host.</summary>
    public async Task IsInOrderAsync()
    {
        Assert.True(await window.FitsAsync());
        Assert.Equal("", await Page.EvaluateAsync<string>(
            "[...document.querySelectorAll('main, main .card, .panel')].filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className || one.tagName).join(', ')"));
        Assert.Empty(window.Mistakes);
    }

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
