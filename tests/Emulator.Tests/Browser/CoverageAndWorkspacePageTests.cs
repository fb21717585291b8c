using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class CoverageAndWorkspacePageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task The_coverage_is_filtered_by_provider_and_evidence(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "coverage", width, height);
        await page.Field("Provider").SelectOptionAsync("key-predict");
        await page.Field("Known").SelectOptionAsync("observed");
        await page.SeesAsync("/customer/REST/connect/{format?}");
        await Assertions.Expect(page.Main.GetByRole(AriaRole.Heading, new() { Name = "Kelio ATS" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Main.Locator("tbody .state", new() { HasText = "inferred" })).ToHaveCountAsync(0);
        await page.Field("Search").FillAsync("giveCredits");
        await page.SeesAsync("2 operations");
        await page.IsInOrderAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_workspace_is_made_snapshotted_restored_and_deleted(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "workspace", width, height);
        await page.SeesAsync(workspace.OwnerKey());
        await page.PressAsync("Take a snapshot");
        await page.SeesAsync("The snapshot is taken.");
        await workspace.SendAssessmentAsync();
        await page.PressAsync("Compare with snapshot 1");
        await page.SeesAsync("2 records added");
        await page.PressAsync("Restore snapshot 1");
        await page.PressAsync("Yes");
        await page.SeesAsync("The snapshot is restored.");
        await page.IsInOrderAsync();

        var create = page.Page.GetByRole(AriaRole.Form, new() { Name = "New workspace" });
        await create.GetByLabel("Name").FillAsync(workspace.Id);
        await create.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await EmulatorPage.SeesAsync(create, "already");
        await create.GetByLabel("Name").FillAsync(workspace.Id + "-2");
        await create.GetByLabel("Content").SelectOptionAsync("empty");
        await create.GetByLabel("Begins at (UTC)").FillAsync("2026-05-01T08:00");
        await create.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.SeesAsync($"Workspace “{workspace.Id}-2”");
        await page.SeesAsync("2026-05-01 08:00:00");
        await page.PressAsync("Delete");
        await page.PressAsync("Yes");
        await page.SeesAsync("Workspace “default”");
        Assert.DoesNotContain($"\"{workspace.Id}-2\"", await workspace.Http.GetStringAsync("/_emulator/workspaces"));
    }

    [Fact]
    public async Task A_workspace_can_begin_with_a_providers_fixture()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "workspace");
        await page.Field("Content").SelectOptionAsync("kelio: one of each");
        await page.Field("Begins at (UTC)").FillAsync("2026-05-01T08:00");
        await page.PressAsync("Create");
        await page.SeesAsync("What the fixture made");
        await page.IsInOrderAsync();
        await page.PressAsync("Delete");
        await page.PressAsync("Yes");
        await page.SeesAsync("Workspace “default”");
    }
}
