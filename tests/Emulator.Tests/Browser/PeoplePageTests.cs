using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class PeoplePageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_taker_completes_with_chosen_scores_and_a_mistake_loses_nothing_typed(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var id = await workspace.SendAssessmentAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "people", width, height);
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await page.PressAsync("Start");
        await page.SeesAsync("Start: done");
        await EmulatorPage.SeesAsync(page.Panel, "started");
        await Assertions.Expect(page.Button("Start")).ToHaveCountAsync(0);

        await page.PressAsync("Complete with …");
        await page.Field("Self a").FillAsync("7");
        await page.Field("Self b").FillAsync("-1.5");
        var form = page.Panel.GetByRole(AriaRole.Form);
        await form.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await EmulatorPage.SeesAsync(form, "In sigma, from −3 to 3.");
        await Assertions.Expect(page.Field("Self b")).ToHaveValueAsync("-1.5");
        await page.IsInOrderAsync();
        await page.Field("Self a").FillAsync("2");
        await form.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, "completed");
        await page.SeesAsync("Complete: done");

        using var answer = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/" + id);
        Assert.Contains("-1.5", await answer.Content.ReadAsStringAsync());
        await page.IsInOrderAsync();
    }

    [Fact]
    public async Task An_act_can_be_put_off_and_stands_on_the_agenda()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.SendAssessmentAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "people?open=zoe@people.example");
        await page.PressAsync("Complete with …");
        await page.Field("In how many hours").FillAsync("48");
        await page.Panel.GetByRole(AriaRole.Form).GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await page.SeesAsync("Complete: on the agenda");
        await EmulatorPage.SeesAsync(page.Panel, "sent");
        await page.GoAsync("Clock");
        await page.SeesAsync("2026-03-04 09:00:00 in 2 d");
    }

    [Fact]
    public async Task A_manager_sets_the_status_of_an_application_to_one_of_the_companys()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await using var page = await EmulatorPage.OpenAsync(workspace, "people?provider=kelio&state=interview");
        await page.SeesAsync("Kelio ATS");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await page.Panel.GetByRole(AriaRole.Button, new() { Name = "Set status …" }).First.ClickAsync();
        await page.Field("Value").SelectOptionAsync("hired");
        await page.Panel.GetByRole(AriaRole.Form).GetByRole(AriaRole.Button, new() { Name = "Set status" }).ClickAsync();
        await page.SeesAsync("Set status: done");
        await EmulatorPage.SeesAsync(page.Panel, "hired");
    }

    [Fact]
    public async Task People_are_searched_and_filtered_by_state()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await using var page = await EmulatorPage.OpenAsync(workspace, "people");
        await page.SeesAsync("Abdon");
        Assert.InRange(await page.Rows.CountAsync(), 10, 80);
        await page.Field("State").SelectOptionAsync("started");
        await Assertions.Expect(page.Rows.Filter(new() { HasText = "started" }).First).ToBeVisibleAsync();
        await page.Field("Search").FillAsync("nobody is called so");
        await page.SeesAsync("Nobody fits the filters.");
    }
}
