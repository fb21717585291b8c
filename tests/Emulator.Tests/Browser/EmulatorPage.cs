using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

/// <summary>The emulator's page in a real browser, in the workspace of a test, used as a person uses it: by the names of what they see.</summary>
public sealed class EmulatorPage : IAsyncDisposable
{
    /// <summary>What keeps somebody out who sees little or uses no mouse: controls without a name, ids given twice, tables without headers, text too faint for
    /// its background (WCAG AA, 4.5:1).</summary>
    private const string Barriers = """
        () => {
          const found = [];
          const isSeen = one => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
          for (const one of document.querySelectorAll('#app input, #app select, #app textarea'))
            if (isSeen(one) && !one.labels?.length && !one.ariaLabel) found.push(`no label: ${one.outerHTML}`);
          for (const one of document.querySelectorAll('#app button, #app a, #app summary'))
            if (isSeen(one) && !(one.ariaLabel || one.textContent.trim())) found.push(`no name: ${one.outerHTML}`);
          for (const one of document.querySelectorAll('#app table'))
            if (!one.querySelector('th[scope]')) found.push('a table without headers');
          const ids = [...document.querySelectorAll('#app [id]')].map(one => one.id);
          found.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `the id ${id} is given twice`));
          const paper = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const known = new Map(); // Reading a pixel back is slow, and a page has few colours.
          const rgb = color => {
            if (known.has(color)) return known.get(color);
            paper.clearRect(0, 0, 1, 1);
            paper.fillStyle = color;
            paper.fillRect(0, 0, 1, 1);
            known.set(color, paper.getImageData(0, 0, 1, 1).data);
            return known.get(color);
          };
          const light = color => [...rgb(color)].slice(0, 3).map(part => part / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
          const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const one = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !isSeen(one) || one.closest('[aria-disabled=true], :disabled, svg, option, .offscreen')) continue;
            let behind = one;
            while (behind.parentElement && rgb(getComputedStyle(behind).backgroundColor)[3] < 255) behind = behind.parentElement;
            const pair = [light(getComputedStyle(one).color), light(getComputedStyle(behind).backgroundColor)].sort((a, b) => b - a);
            const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
            if (ratio < 4.5) found.push(`${ratio.toFixed(2)}:1 “${walker.currentNode.data.trim().slice(0, 40)}” (${one.className})`);
          }
          return [...new Set(found)].join('\n');
        }
        """;

    private readonly BrowserWindow window;

    private EmulatorPage(BrowserWindow window) => this.window = window;

    public IPage Page => window.Page;

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    /// <summary>What was chosen from a list, beside it or over it.</summary>
    public ILocator Panel => Page.Locator("aside.panel");

    /// <summary>The rows of the long list that are in the page.</summary>
    public ILocator Rows => Main.Locator(".rows-body [role=row]");

    /// <summary>Opens a section in the workspace; <paramref name="section"/> may carry filters: <c>journal?q=x</c>.</summary>
    public static async Task<EmulatorPage> OpenAsync(
        TestWorkspace workspace, string section, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, Uri? address = null)
    {
        var page = await BlankAsync(workspace, width, height, scheme, address);
        await page.ShowAsync(workspace, section);
        return page;
    }

    /// <summary>A window in which nothing is open yet; the emulator may be behind another address.</summary>
    public static async Task<EmulatorPage> BlankAsync(
        TestWorkspace workspace, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, Uri? address = null) =>
        new(await BrowserHost.OpenAsync(width, height, address ?? workspace.Http.BaseAddress, scheme));

    /// <summary>Opens a section by its address.</summary>
    public async Task ShowAsync(TestWorkspace workspace, string section)
    {
        await Page.GotoAsync($"/_emulator/#/w/{workspace.Id}/{section}");
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
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

    /// <summary>All that the section and its panel read is there.</summary>
    public Task HasLoadedAsync() => Assertions.Expect(Page.Locator(".loading")).ToHaveCountAsync(0);

    /// <summary>Closes what is open beside the list.</summary>
    public async Task ClosePanelAsync()
    {
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Panel).ToHaveCountAsync(0);
    }

    /// <summary>The address holds this text: it is what a link to a colleague carries.</summary>
    public Task IsAtAsync(string text) =>
        Assertions.Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(text)));

    /// <summary>Nothing is wider than the window, no script failed, nothing was asked of another host.</summary>
    public async Task IsInOrderAsync()
    {
        Assert.Equal("", await Page.EvaluateAsync<string>(
            "[...document.querySelectorAll('html, main, main .card, .panel')].filter(one => one.scrollWidth > one.clientWidth + (one === "
                + "document.documentElement ? 0 : 1)).map(one => one.className || one.tagName).join(', ')"));
        Assert.Empty(window.Mistakes);
    }

    /// <summary>Nobody is kept out.</summary>
    public async Task HasNoBarriersAsync() => Assert.Equal("", await Page.EvaluateAsync<string>(Barriers));

    /// <summary>Holds back what the page asks of the control API under an address, a pattern such as <c>**/journal?*</c>, until it is let go.</summary>
    public async Task<HeldCalls> HoldAsync(string pattern)
    {
        var held = new HeldCalls();
        await Page.RouteAsync(pattern, held.TakeAsync);
        return held;
    }

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
