using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class WebhooksPageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task Deliveries_are_held_let_go_one_by_one_and_replayed(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (receiver.Answer, receiver.Text) = (_ => 202, "taken with <b>thanks</b>");
        await using var page = await EmulatorPage.OpenAsync(workspace, "webhooks", width, height);
        await page.SeesAsync("No deliveries yet.");
        await page.PressAsync("Hold back");
        await page.SeesAsync("New deliveries wait.");
        await workspace.CompletedAsync(receiver.Url);
        await workspace.CompletedAsync(receiver.Url);
        await page.SeesAsync("2 deliveries in the queue.");
        await page.PressAsync("Send the next one");
        await page.SeesAsync("One delivery let go."); // Said when it has been sent.
        await page.SeesAsync("1 delivery in the queue.");
        Assert.Single(receiver.Received);
        await page.IsInOrderAsync();

        await page.Rows.Filter(new() { HasText = "delivered" }).GetByRole(AriaRole.Link).ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, "taken with <b>thanks</b>");
        await EmulatorPage.SeesAsync(page.Panel, "202");
        await page.IsInOrderAsync();
        await page.Field("To another address").FillAsync("not an address");
        await page.PressAsync("Send again");
        await EmulatorPage.SeesAsync(page.Panel, "an absolute http or https URL");
        await Assertions.Expect(page.Field("To another address")).ToHaveValueAsync("not an address");
        await page.Field("To another address").FillAsync(receiver.Url + "/other");
        await page.PressAsync("Send again");
        await page.SeesAsync("Sent again as delivery");
        await page.ClosePanelAsync();
        await page.PressAsync("Let all go");
        await page.SeesAsync("All deliveries let go.");
        await page.SeesAsync("Deliveries go out as they fall due.");
        Assert.Contains(receiver.Received, call => call.Path == "/hook/other");
        Assert.Equal(3, receiver.Received.Count);
    }

    [Fact]
    public async Task Each_attempt_tells_what_the_receiver_answered()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => receiver.Received.Count < 3 ? 503 : 200;
        await workspace.CompletedAsync(receiver.Url);
        await workspace.AdvanceAsync("P1D");
        await using var page = await EmulatorPage.OpenAsync(workspace, "webhooks");
        await EmulatorPage.SeesAsync(page.Rows.First, "3 attempts, answered 200");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Panel.Locator(".attempts > li")).ToHaveCountAsync(3);
        await EmulatorPage.SeesAsync(page.Panel.Locator(".attempts > li").First, "503");
        await page.Field("State").SelectOptionAsync("failed");
        await page.SeesAsync("No delivery fits the filters.");
    }
}
