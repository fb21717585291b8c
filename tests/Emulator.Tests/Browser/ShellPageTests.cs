using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class ShellPageTests
{
    private static readonly string[] Sections =
        ["Timeline", "People", "Clock", "Mailbox", "Webhooks", "Journal", "Faults", "Administration", "Scenarios", "Pact", "Coverage", "Workspace"];

    [Theory]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Every_section_opens_from_the_menu_and_fits_its_window(int width, int height, ColorScheme scheme)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "delay", delay = "PT1S" });
        await workspace.MustAsync(HttpMethod.Post, "snapshots", new { name = "before" });
        await workspace.CompletedAsync("http://127.0.0.1:9/hook");
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/not-a-guid")).Dispose();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.InviteAsync(await caller.CandidateAsync());
        await workspace.AdvanceAsync("PT1H");
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal", width, height, scheme);
        foreach (var section in Sections)
        {
            await page.GoAsync(section);
            await page.HasLoadedAsync();
            await page.IsInOrderAsync();
            await page.HasNoBarriersAsync();
            await Assertions.Expect(page.Page).ToHaveTitleAsync(new Regex(section));
            if (await page.Rows.CountAsync() == 0) continue;
            await page.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
            await Assertions.Expect(page.Panel).ToBeVisibleAsync();
            await page.HasLoadedAsync();
            await page.IsInOrderAsync();
            await page.HasNoBarriersAsync();
            await page.PressAsync("Close");
        }
    }

    [Fact]
    public async Task With_a_teams_token_the_page_shows_the_teams_workspaces_and_makes_new_ones()
    {
        await using var teams = await Teams.StartAsync();
        var token = await teams.Administrator.CreateTokenAsync(new Contracts.Control.TokenRequest { Team = "qa" });
        await using var window = await BrowserHost.OpenAsync(address: teams.Emulator.Http.BaseAddress);
        await window.Page.GotoAsync("/_emulator/");
        await window.Page.GetByLabel("Control token").FillAsync(token.Token!);
        await window.Page.Keyboard.PressAsync("Enter");
        await EmulatorPage.SeesAsync(window.Page.GetByRole(AriaRole.Alert), "There is no workspace “default”");
        await window.Page.GetByLabel("Name").FillAsync("mine");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        await EmulatorPage.SeesAsync(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Workspace “mine”" }), "mine");
        await EmulatorPage.SeesAsync(window.Page.GetByRole(AriaRole.Main), "qa");
        await window.Page.GotoAsync("/_emulator/#/w/default/timeline");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the workspace “mine”" }).ClickAsync();
        await EmulatorPage.SeesAsync(window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Live" }), "Live");
    }

    [Fact]
    public async Task The_token_of_the_control_API_is_asked_for_and_stays_out_of_every_address()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "open-sesame");
        await using var window = await BrowserHost.OpenAsync(address: emulator.Http.BaseAddress);
        var asked = new ConcurrentQueue<string>();
        window.Page.Request += (_, request) => asked.Enqueue(request.Url);
        await window.Page.GotoAsync("/_emulator/");

        await window.Page.GetByLabel("Control token").FillAsync("guess");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await EmulatorPage.SeesAsync(window.Page.GetByRole(AriaRole.Dialog), "did not accept this token");
        await Assertions.Expect(window.Page.GetByLabel("Control token")).ToHaveValueAsync("guess");
        await window.Page.GetByLabel("Control token").FillAsync("open-sesame");
        await window.Page.Keyboard.PressAsync("Enter");
        await EmulatorPage.SeesAsync(window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Live" }), "Live");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await window.Page.ReloadAsync();
        await EmulatorPage.SeesAsync(window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Live" }), "Live");
        Assert.DoesNotContain(asked, address => address.Contains("sesame", StringComparison.Ordinal));
        Assert.Empty(window.Mistakes);
    }

    [Fact]
    public async Task A_lost_connection_is_shown_and_recovers_and_nothing_typed_is_lost()
    {
        var port = FreePort();
        var emulator = await EmulatorHost.OwnAsync("--urls", $"http://127.0.0.1:{port}");
        await using var window = await BrowserHost.OpenAsync(address: new Uri($"http://127.0.0.1:{port}"));
        var page = window.Page;
        await page.GotoAsync("/_emulator/#/w/default/faults");
        await page.GetByLabel("Path", new() { Exact = true }).FillAsync("/kept");
        await emulator.DisposeAsync();

        await EmulatorPage.SeesAsync(page.Locator("body"), "Connection lost");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add fault" }).ClickAsync();
        await EmulatorPage.SeesAsync(page.GetByRole(AriaRole.Form, new() { Name = "Add a fault" }), "The emulator does not answer");

        await using var again = await EmulatorHost.OwnAsync("--urls", $"http://127.0.0.1:{port}");
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("Connection lost");
        await Assertions.Expect(page.GetByLabel("Path", new() { Exact = true })).ToHaveValueAsync("/kept");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add fault" }).ClickAsync();
        await EmulatorPage.SeesAsync(page.Locator("table"), "/kept");
        Assert.Empty(window.Mistakes);
    }

    [Fact]
    public async Task A_workspace_that_is_gone_is_told_and_another_can_be_chosen()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "clock");
        await page.Page.GotoAsync("/_emulator/#/w/no-such-workspace/clock");
        await page.SeesAsync("There is no workspace “no-such-workspace”.");
        await page.Field("Workspace").SelectOptionAsync(workspace.Id);
        await page.SeesAsync("2026-03-02 09:00:00");
        await page.SeesNotAsync("There is no workspace");
    }

    [Fact]
    public async Task All_is_reached_by_the_keyboard_and_the_focus_is_seen()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "faults");
        await page.SeesAsync("No faults");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Button("Skip to the content")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Main.GetByLabel("Provider")).ToBeFocusedAsync();
        for (var i = 0; i < 12 && !await IsFocusedAsync(page.Button("Add fault")); i++)
        {
            Assert.NotEqual("none", await page.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
            await page.Page.Keyboard.PressAsync("Tab");
        }

        await page.Page.Keyboard.PressAsync("Enter");
        await page.SeesAsync("The fault is registered.");
        Assert.Equal("polite", await page.Page.Locator(".announcer").GetAttributeAsync("aria-live"));
    }

    private static Task<bool> IsFocusedAsync(ILocator one) => one.EvaluateAsync<bool>("node => node === document.activeElement");

    // A port to come back to: below those that the system hands out, so that no other test is given it meanwhile.
    private static int FreePort() => Enumerable.Range(0, 1000).Select(_ => Random.Shared.Next(15_000, 32_000)).First(port =>
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });
}
