using System.Collections.Concurrent;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

/// <summary>What the page shows while answers are on their way: never something wrong, and nothing is lost.</summary>
public class SlowNetworkPageTests
{
    [Theory]
    [InlineData("journal", "Loading the journal")]
    [InlineData("timeline", "Loading the timeline")]
    public async Task What_happens_while_the_page_connects_is_not_missed(string section, string loading)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.BlankAsync(workspace);
        var stream = await page.HoldAsync("**/timeline/stream");
        await page.ShowAsync(workspace, section);
        await stream.AskedAsync();
        await page.SeesAsync(loading);
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/not-a-guid")).Dispose();
        stream.Release();
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_tab_that_nobody_sees_gives_its_connection_back_and_catches_up_when_it_is_seen_again()
    {
        const string Hide = "isHidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden }); document.dispatchEvent(new "
            + "Event('visibilitychange')); }";
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal");
        await page.SeesAsync("No calls yet");
        var closed = new TaskCompletionSource();
        page.Page.RequestFailed += (_, request) =>
        {
            if (request.Url.EndsWith("/timeline/stream", StringComparison.Ordinal)) closed.TrySetResult();
        };
        await page.Page.EvaluateAsync(Hide, true);
        await closed.Task.WaitAsync(TimeSpan.FromMinutes(1));
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/while-hidden")).Dispose();
        await page.SeesAsync("No calls yet");
        await page.SeesNotAsync("Connection lost");
        await page.Page.EvaluateAsync(Hide, false);
        await page.SeesAsync("while-hidden");
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/after-that")).Dispose();
        await page.SeesAsync("after-that");
        await page.IsInOrderAsync();
    }

    [Fact]
    public async Task A_slow_reading_is_not_broken_off_by_what_happens_meanwhile()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal");
        await page.SeesAsync("No calls yet");
        var broken = new ConcurrentQueue<string>();
        page.Page.RequestFailed += (_, request) => broken.Enqueue(request.Url);
        var reading = await page.HoldAsync("**/journal?*");
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/one")).Dispose();
        await reading.AskedAsync();
        // The clock is read again for each happening, as the journal would be.
        await page.Page.RunAndWaitForRequestAsync(async () => (await workspace.PiAsync(HttpMethod.Get, "/api/v1/two")).Dispose(), "**/clock");
        reading.Release();
        await Assertions.Expect(page.Rows).ToHaveCountAsync(2);
        Assert.DoesNotContain(broken, address => address.Contains("/journal?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_while_a_form_is_saved_stays()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "administration?of=key-predict");
        var form = page.Page.GetByRole(AriaRole.Form, new() { Name = "Key Predict integration" });
        await page.Field("API Login").FillAsync("qa@login.example");
        var saving = await page.HoldAsync("**/key-predict/integration");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await saving.AskedAsync();
        await page.Field("URL for assessment completed").FillAsync("http://127.0.0.1:9/typed-meanwhile");
        saving.Release();
        await page.SeesAsync("The integration is saved.");
        await Assertions.Expect(page.Field("URL for assessment completed")).ToHaveValueAsync("http://127.0.0.1:9/typed-meanwhile");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(form.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();
        Assert.Equal(
            "http://127.0.0.1:9/typed-meanwhile",
            (await workspace.MustAsync(HttpMethod.Get, "key-predict/integration")).GetProperty("completedUrl").GetString());
    }

    [Fact]
    public async Task A_tick_stays_as_wanted_until_it_is_taken_and_others_wait()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "administration?of=predictive-index");
        await Assertions.Expect(page.Field("API Access")).ToBeCheckedAsync();
        var saving = await page.HoldAsync("**/predictive-index/account");
        await page.Field("API Access").UncheckAsync();
        await saving.AskedAsync();
        await Assertions.Expect(page.Field("API Access")).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Field("Maintenance")).ToBeDisabledAsync();
        await page.Field("Maintenance").ClickAsync(new() { Force = true });
        await Assertions.Expect(page.Field("Maintenance")).Not.ToBeCheckedAsync();
        saving.Release();
        await page.SeesAsync("API Access is off.");
        await Assertions.Expect(page.Field("API Access")).Not.ToBeCheckedAsync();
        await page.Field("Maintenance").CheckAsync();
        await page.SeesAsync("Maintenance is on.");
    }

    [Fact]
    public async Task Users_are_shown_with_the_folders_that_their_forms_offer_and_not_before()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.BlankAsync(workspace);
        var screen = await page.HoldAsync("**/providers/predictive-index/screen");
        await page.ShowAsync(workspace, "administration?of=predictive-index");
        await screen.AskedAsync();
        await page.SeesAsync("Loading the screen");
        await Assertions.Expect(page.Main.Locator("details.user")).ToHaveCountAsync(0);
        screen.Release();
        await page.Page.GetByText("Odile Owner", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.Main.Locator("details.user[open]").GetByLabel("Default folder")).ToHaveValueAsync("\\Demo Company");
    }

    [Fact]
    public async Task A_search_says_that_it_runs_and_not_that_there_is_nothing()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/one")).Dispose();
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal?q=nobody-called-this");
        await page.SeesAsync("No call fits the filters.");
        var reading = await page.HoldAsync("**/journal?*");
        await page.Field("Search").FillAsync("");
        await reading.AskedAsync();
        await page.SeesAsync("Searching");
        await page.SeesNotAsync("No calls yet");
        reading.Release();
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await page.SeesAsync("1 call");
    }

    [Fact]
    public async Task Another_workspace_is_not_said_to_be_gone_because_the_former_is()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.BlankAsync(workspace);
        await page.Page.GotoAsync("/_emulator/#/w/no-such-workspace/clock");
        await page.SeesAsync("There is no workspace “no-such-workspace”.");
        var stream = await page.HoldAsync($"**/{workspace.Id}/timeline/stream");
        await page.Field("Workspace").SelectOptionAsync(workspace.Id);
        await stream.AskedAsync();
        await page.SeesNotAsync("There is no workspace");
        await page.SeesAsync("Connecting");
        stream.Release();
        await page.SeesAsync("2026-03-02 09:00:00");
    }
}
