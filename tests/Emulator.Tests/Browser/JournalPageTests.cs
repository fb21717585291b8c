using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class JournalPageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_refused_call_shows_at_once_and_opens_with_its_reason_and_how_to_repeat_it(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal", width, height);
        await page.SeesAsync("No calls yet");

        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=1")).Dispose();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/not-a-guid")).Dispose();
        await Assertions.Expect(page.Rows).ToHaveCountAsync(2);
        await page.IsInOrderAsync();

        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, "Refused at the check");
        await EmulatorPage.SeesAsync(page.Panel, "What would pass:");
        await EmulatorPage.SeesAsync(page.Panel, "curl -i");
        await EmulatorPage.SeesAsync(page.Panel, "HttpMethod.Get");
        await page.IsInOrderAsync();

        // The address is a link for a colleague.
        await page.IsAtAsync("/journal?open=");
        await using var colleague = await EmulatorPage.OpenAsync(
            workspace, page.Page.Url[(page.Page.Url.IndexOf(workspace.Id, StringComparison.Ordinal) + workspace.Id.Length + 1)..]);
        await EmulatorPage.SeesAsync(colleague.Panel, "Refused at the check");

        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Panel).ToHaveCountAsync(0);
        await Assertions.Expect(page.Rows.First.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_curl_and_the_csharp_lines_of_an_accepted_call_run_as_they_stand()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        (await workspace.PiAsync(
            HttpMethod.Post,
            "/api/v1/behavioralassessments",
            new { firstName = "Zo'é \"x\" $HOME", lastName = "Lame", email = "zoe@people.example" })).Dispose();
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();

        var curl = await page.Panel.Locator("pre[aria-label=curl]").InnerTextAsync();
        var byCurl = await Shell.RunAsync(curl);
        Assert.True(byCurl.ExitCode == 0, byCurl.Errors);
        Assert.StartsWith("HTTP/1.1 201", byCurl.Output);

        var bySharp = await SharpProgram.RunAsync(await page.Panel.Locator("pre[aria-label='C#']").InnerTextAsync());
        Assert.True(bySharp.ExitCode == 0, bySharp.Output + bySharp.Errors);
        Assert.StartsWith("201 ", bySharp.Output);

        var journal = await workspace.MustAsync(HttpMethod.Get, "journal");
        var bodies = new HashSet<string?>();
        foreach (var one in journal.EnumerateArray())
            bodies.Add((await workspace.MustAsync(HttpMethod.Get, $"journal/{one.GetProperty("number").GetInt64()}")).GetProperty("requestBody").GetString());
        Assert.Equal(3, journal.GetArrayLength());
        Assert.Single(bodies); // To the letter what the client sent.
    }

    [Fact]
    public async Task How_to_repeat_a_call_is_shown_when_the_credentials_are_there_and_not_before()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?top=1")).Dispose();
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal");
        var credentials = await page.HoldAsync($"**/_emulator/workspaces/{workspace.Id}/providers");
        await page.Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await EmulatorPage.SeesAsync(page.Panel, "Loading the credentials");
        await Assertions.Expect(page.Panel.Locator("pre[aria-label=curl]")).ToHaveCountAsync(0);
        credentials.Release();
        var key = (await workspace.MustAsync(HttpMethod.Get, "")).GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("apiKey").GetString()!;
        await Assertions.Expect(page.Panel.Locator("pre[aria-label=curl]")).ToContainTextAsync(key);
    }

    [Fact]
    public async Task Words_are_searched_and_outcomes_filtered_and_both_stand_in_the_address()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.SendAssessmentAsync(name: "Ottoline");
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/not-a-guid")).Dispose();
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal");
        await Assertions.Expect(page.Rows).ToHaveCountAsync(2);

        await page.Field("Search").FillAsync("ottoline");
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await page.SeesAsync("1 call");
        await page.Field("Outcome").SelectOptionAsync("refused");
        await page.SeesAsync("No call fits the filters.");
        await page.IsAtAsync("?q=ottoline&outcome=refused");
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Field("Search")).ToHaveValueAsync("ottoline");
        await page.Field("Search").FillAsync("");
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await EmulatorPage.SeesAsync(page.Rows.First, "not-a-guid");
    }

    [Fact]
    public async Task The_rows_are_walked_by_the_arrow_keys()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        for (var i = 0; i < 3; i++) (await workspace.PiAsync(HttpMethod.Get, $"/api/v1/number{i}")).Dispose();
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal");
        await page.Rows.First.GetByRole(AriaRole.Link).FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Rows.Nth(1).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await EmulatorPage.SeesAsync(page.Panel, "number1");
    }
}
