using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class TimelinePageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task All_that_happens_is_drawn_on_one_axis_as_it_happens(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "timeline", width, height);
        await page.SeesAsync("Nothing has happened yet.");

        var id = await workspace.SendAssessmentAsync(receiver.Url);
        await workspace.CompleteAsync(id);
        await workspace.AdvanceAsync("P1D");
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/not-a-guid")).Dispose();

        foreach (var kind in new[] { "call", "refusal", "act", "change", "delivery", "clock" })
            await Assertions.Expect(page.Main.Locator($".axis .mark.{kind}").First).ToBeAttachedAsync();
        await page.SeesAsync("+1 d");
        await page.IsInOrderAsync();

        await page.Main.Locator(".axis .mark.refusal .hit").ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, "Refused at the check");
        await EmulatorPage.SeesAsync(page.Panel, "curl -i");
        await page.IsInOrderAsync();
        await page.ClosePanelAsync();

        await page.Main.Locator(".axis .mark.delivery .hit").ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, receiver.Url);
        await page.ClosePanelAsync();

        await page.Rows.Filter(new() { HasText = "sent → completed" }).GetByRole(AriaRole.Link).ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, "Brought about by");
        await page.IsInOrderAsync();
    }

    [Fact]
    public async Task It_is_filtered_by_candidate_provider_and_kind_and_the_filters_stand_in_the_address()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.SendAssessmentAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/not-a-guid")).Dispose();
        await using var page = await EmulatorPage.OpenAsync(workspace, "timeline");

        await page.PressAsync("Refusal");
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(page.Button("Refusal")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.PressAsync("Call");
        await Assertions.Expect(page.Rows).ToHaveCountAsync(2);
        await page.Field("Candidate").FillAsync("zoe@people.example");
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await EmulatorPage.SeesAsync(page.Rows.First, "create behavioral assessment");
        await page.IsAtAsync("person=zoe%40people.example");

        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await page.Field("Provider").SelectOptionAsync("kelio");
        await page.SeesAsync("Nothing fits the filters.");
    }
}
