using System.Buffers.Binary;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

/// <summary>The pictures of the read-me. <c>UPDATE_SCREENSHOTS=1</c> takes them anew; otherwise they are taken and only looked at, so that a
/// run leaves the tree as it was.</summary>
public class ScreenshotTests
{
    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") == "1";

    [Fact]
    public async Task The_timeline()
    {
        await using var workspace = await LivelyAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "timeline", 1280, 800);
        await page.Main.Locator(".axis .mark.refusal .hit").Last.ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, "What would pass");
        await TakeAsync(page, "timeline.png", 1280, 800);
    }

    [Fact]
    public async Task A_person_on_a_narrow_screen_in_the_dark()
    {
        await using var workspace = await LivelyAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "people?open=zoe@people.example", 390, 844, ColorScheme.Dark);
        await page.PressAsync("Complete with …");
        await TakeAsync(page, "people-narrow.png", 390, 844);
    }

    [Fact]
    public async Task The_vendors_screen_of_a_user()
    {
        await using var workspace = await LivelyAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "administration?of=predictive-index", 1280, 800);
        await page.Page.GetByText("Adam Admin", new() { Exact = true }).ClickAsync();
        await TakeAsync(page, "administration.png", 1280, 800);
    }

    [Fact]
    public async Task A_scenario_that_ran()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var started = await workspace.MustAsync(HttpMethod.Post, "scenarios", new { name = "third-attempt-succeeds" });
        Assert.Equal(workspace.Id, started.GetProperty("workspace").GetString());
        await using var page = await EmulatorPage.OpenAsync(workspace, $"scenarios?run={started.GetProperty("runId").GetString()}", 1280, 800);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Run", Exact = true }).Locator("header .state")).ToHaveTextAsync("passed");
        await TakeAsync(page, "scenario.png", 1280, 800);
    }

    private static async Task TakeAsync(EmulatorPage page, string name, int width, int height)
    {
        await page.HasLoadedAsync();
        await page.Page.EvaluateAsync("document.activeElement.blur()");
        var picture = await page.Page.ScreenshotAsync();
        Assert.Equal((width, height), (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))));
        await page.IsInOrderAsync();
        var file = Repository.At("docs/" + name);
        if (IsUpdating) await File.WriteAllBytesAsync(file, picture);
        Assert.InRange(new FileInfo(file).Length, 1, 300_000);
    }

    /// <summary>A morning in which something of each kind happens.</summary>
    private static async Task<TestWorkspace> LivelyAsync()
    {
        var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => receiver.Received.Count < 3 ? 503 : 200;
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { completedUrl = receiver.Url + "/completed" });
        var invited = await caller.InviteAsync(await caller.CandidateAsync());
        await workspace.AdvanceAsync("PT20M");
        await workspace.CompleteAsync(await workspace.SendAssessmentAsync(receiver.Url), after: "PT2H");
        await workspace.AdvanceAsync("PT3H");
        await caller.MustActAsync(invited, "complete");
        await workspace.AdvanceAsync("PT1H");
        await workspace.SendAssessmentAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=5")).Dispose();
        var users = await workspace.MustAsync(HttpMethod.Get, "predictive-index/users");
        var owner = users[0].GetProperty("id").GetString();
        await workspace.MustAsync(HttpMethod.Post, $"predictive-index/users/{owner}/api-key", new { actingUserId = owner });
        await workspace.AdvanceAsync("PT10M");
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=5")).Dispose();
        return workspace;
    }
}
