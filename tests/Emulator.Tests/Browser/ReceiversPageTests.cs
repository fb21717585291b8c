using System.Text;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class ReceiversPageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_receiver_is_added_gets_a_webhook_is_told_what_to_answer_and_removed(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "webhooks", width, height);
        await page.Main.GetByRole(AriaRole.Link, new() { Name = "Receivers", Exact = true }).ClickAsync();
        await page.SeesAsync("No receivers yet.");
        var add = page.Page.GetByRole(AriaRole.Form, new() { Name = "Add a receiver" });
        await add.GetByLabel("Name").FillAsync("not a name");
        await page.PressAsync("Add receiver");
        await EmulatorPage.SeesAsync(add.Locator(".field.wrong"), "letters, digits and hyphens, at most 60");
        await add.GetByLabel("Name").FillAsync("hr");
        await add.GetByLabel("Answers").FillAsync("700");
        await page.PressAsync("Add receiver");
        await EmulatorPage.SeesAsync(add.Locator(".field.wrong"), "a status from 200 to 599 as a text");
        await Assertions.Expect(add.GetByLabel("Name")).ToHaveValueAsync("hr");
        await page.HasNoBarriersAsync();
        await add.GetByLabel("Answers").FillAsync("down");
        await add.GetByLabel("How many times").FillAsync("1");
        await page.PressAsync("Add receiver");
        await page.SeesAsync("The receiver hr listens.");
        await page.SeesAsync("1 time more, then 200");
        await Assertions.Expect(add.GetByLabel("Name")).ToHaveValueAsync("");
        await add.GetByLabel("Name").FillAsync("hr");
        await page.PressAsync("Add receiver");
        await EmulatorPage.SeesAsync(add.Locator(".field.wrong"), "There is one of this name.");

        var address = (await workspace.MustAsync(HttpMethod.Get, "receivers"))[0].GetProperty("url").GetString()!;
        await page.SeesAsync(address);
        await Assertions.Expect(page.Button("Copy address of hr")).ToBeVisibleAsync();
        var id = await workspace.CompletedAsync(address);
        await workspace.AdvanceAsync("P1D");
        await page.SeesAsync("2 calls");
        await page.Main.GetByRole(AriaRole.Link, new() { Name = "hr", Exact = true }).ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, "Received: 2 calls, newest first");
        var received = page.Panel.Locator(".attempts > li");
        await EmulatorPage.SeesAsync(received.First, "200");
        await EmulatorPage.SeesAsync(received.First, id);
        await EmulatorPage.SeesAsync(received.Last, "broken off");
        await page.IsInOrderAsync();
        await page.HasNoBarriersAsync();

        var set = page.Page.GetByRole(AriaRole.Form, new() { Name = "What hr answers" });
        await set.GetByLabel("Answers").FillAsync("teapot");
        await page.PressAsync("Set");
        await EmulatorPage.SeesAsync(set, "a status from 200 to 599 as a text");
        await Assertions.Expect(set.GetByLabel("Answers")).ToHaveValueAsync("teapot");
        await set.GetByLabel("Answers").FillAsync("503");
        await page.PressAsync("Set");
        await page.SeesAsync("From now on hr answers 503.");

        // A call that no provider makes shows too.
        using var own = new StringContent("by hand", Encoding.UTF8, "text/plain");
        using (var answer = await workspace.Http.PostAsync(address, own)) Assert.Equal(503, (int)answer.StatusCode);
        await EmulatorPage.SeesAsync(page.Panel, "Received: 3 calls");
        await EmulatorPage.SeesAsync(received.First, "by hand");
        await EmulatorPage.SeesAsync(received.First, "503");
        await page.IsInOrderAsync();

        await page.ClosePanelAsync();
        await page.PressAsync("Remove: hr");
        await page.PressAsync("Yes");
        await page.SeesAsync("No receivers yet.");
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "receivers")).GetArrayLength());
    }

    [Fact]
    public async Task Loading_and_failure_are_told_and_it_goes_on_by_itself()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.BlankAsync(workspace);
        var isDown = true;
        await page.Page.RouteAsync("**/receivers", route => Volatile.Read(ref isDown) ? route.AbortAsync() : route.FallbackAsync());
        await page.ShowAsync(workspace, "webhooks?of=receivers");
        await EmulatorPage.SeesAsync(page.Main.GetByRole(AriaRole.Alert), "The emulator does not answer");
        await Assertions.Expect(page.Button("Try again")).ToBeVisibleAsync();
        Volatile.Write(ref isDown, false);
        await page.SeesAsync("No receivers yet.");

        var reading = await page.HoldAsync("**/receivers");
        await page.GoAsync("Clock");
        await page.ShowAsync(workspace, "webhooks?of=receivers");
        await reading.AskedAsync();
        await page.SeesAsync("Loading the receivers");
        reading.Release();
        await page.SeesAsync("No receivers yet.");
    }

    [Fact]
    public async Task Of_many_calls_the_latest_are_shown_and_the_earlier_ones_on_demand()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        for (var i = 1; i <= 60; i++)
        {
            using var body = new StringContent($"call number {i}.", Encoding.UTF8, "text/plain");
            (await workspace.Http.PostAsync($"{workspace.Path}/receivers/crm", body)).Dispose();
        }

        await using var page = await EmulatorPage.OpenAsync(workspace, "webhooks?of=receivers&open=crm");
        var received = page.Panel.Locator(".attempts > li");
        await Assertions.Expect(received).ToHaveCountAsync(50);
        await EmulatorPage.SeesAsync(received.First, "call number 60.");
        await page.PressAsync("Show 10 earlier ones");
        await Assertions.Expect(received).ToHaveCountAsync(60);
        await Assertions.Expect(received.Last.Locator("pre")).ToHaveTextAsync("call number 1.");
    }
}
