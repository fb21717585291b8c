using Emulator.Tests.Providers.PredictiveIndex;
using Emulator.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Emulator.Tests.Browser;

/// <summary>A taker with a real browser, at a desk and with a phone; and the pictures of patterns as a browser decodes them.</summary>
public class PredictiveIndexTakerTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_taker_opens_starts_completes_and_goes_on_to_the_redirect(int width, int height)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var pi = await PiWorkspace.NewAsync();
        var made = (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, "/pi2/api/v1/candidates", new
        {
            firstName = "Ann",
            lastName = "Lee",
            email = "ann@people.example",
            behavioralAssessment = new
            {
                redirectURL = new Uri(pi.Workspace.Http.BaseAddress!, "/_emulator/").ToString(),
                assessmentStatusWebHookUrl = receiver.Url,
            },
        })).Body.GetProperty("behavioralAssessment");
        var id = made.GetProperty("assessmentId").GetString()!;
        await using var window = await BrowserHost.OpenAsync(width, height);
        var page = window.Page;

        await page.GotoAsync(made.GetProperty("assessmentUrl").GetString()!);
        await Expect(page.GetByText("Hello Ann")).ToBeVisibleAsync();
        Assert.Equal(20, await pi.StateOfAsync(id));
        Assert.True(await window.FitsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        var self = page.GetByRole(AriaRole.Group, new() { Name = "Which words tell what you are like?" });
        await Expect(self).ToBeVisibleAsync();
        Assert.Equal(30, await pi.StateOfAsync(id));
        foreach (var word in new[] { "daring", "competitive" }) await self.GetByLabel(word, new() { Exact = true }).CheckAsync();
        Assert.True(await window.FitsAsync());
        await window.PictureAsync("taker");

        // Opened again, it is still started, and the redirect follows the end.
        await using (var another = await BrowserHost.OpenAsync(width, height))
        {
            await another.Page.GotoAsync(page.Url);
            await Expect(another.Page.GetByRole(AriaRole.Button, new() { Name = "Finish", Exact = true })).ToBeVisibleAsync();
        }

        var link = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/_emulator/");
        Assert.Equal(40, await pi.StateOfAsync(id));
        Assert.Equal(2.4, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Body.GetProperty("selfScores").GetProperty("a").GetDouble());
        await pi.Workspace.SettleAsync();
        Assert.Single(receiver.Received);
        await page.GotoAsync(link);
        await Expect(page.GetByText("Your assessment is completed.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Go on" })).ToBeVisibleAsync();
        Assert.Empty(window.Mistakes);
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task A_cognitive_form_is_answered_left_or_too_late(int width, int height)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = new List<(string Id, string Url)>();
        for (var i = 0; i < 3; i++)
        {
            var invited = await pi.InviteAsync(path: PiWorkspace.Cognitive);
            made.Add((invited.GetProperty("assessmentId").GetString()!, invited.GetProperty("assessmentUrl").GetString()!));
        }

        await using var window = await BrowserHost.OpenAsync(width, height);
        var page = window.Page;
        await StartAsync(0);
        await page.GetByLabel("Which number follows? 2, 4, 8, 16").FillAsync("32");
        Assert.True(await window.FitsAsync());
        await window.PictureAsync("taker-cognitive");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Your assessment is completed.")).ToBeVisibleAsync();
        Assert.Equal(170, (await pi.GetAsync($"{PiWorkspace.Cognitive}/{made[0].Id}")).Body.GetProperty("cognitiveScore").GetInt32());

        await StartAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave without finishing" }).ClickAsync();
        await Expect(page.GetByText("This assessment is over.")).ToBeVisibleAsync();
        Assert.Equal(65, await pi.StateOfAsync(made[1].Id, PiWorkspace.Cognitive));

        await StartAsync(2);
        await pi.Workspace.AdvanceAsync("P14D");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish", Exact = true }).ClickAsync();
        await Expect(page.GetByText("This assessment has expired.")).ToBeVisibleAsync();
        Assert.Equal(50, await pi.StateOfAsync(made[2].Id, PiWorkspace.Cognitive));
        Assert.Empty(window.Mistakes);

        async Task StartAsync(int which)
        {
            await page.GotoAsync(made[which].Url);
            await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Finish", Exact = true })).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData("0", "PNG", 480, 600)]
    [InlineData("0", "SVG", 480, 600)]
    [InlineData("3", "PNG", 480, 200)]
    [InlineData("3", "SVG", 480, 200)]
    public async Task A_browser_decodes_a_pattern_and_finds_its_line(string type, string format, int width, int height)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        await pi.ActAsync(id, "complete", new { scores = new { synthesis = new { a = 3, b = 3, c = 3, d = 3 } } });
        var (_, media, bytes, _) = await pi.FileAsync($"{PiWorkspace.Behavioral}/{id}/patterns/{type}?format={format}");
        await using var window = await BrowserHost.OpenAsync();

        // The height, the width, and how many pixels of the drawn blue lie where +3 sigma is, in the lowest panel.
        var seen = await window.Page.EvaluateAsync<int[]>(
            """
            async source => {
              const image = new Image();
              image.src = source;
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
              const paint = canvas.getContext('2d');
              paint.drawImage(image, 0, 0);
              const column = paint.getImageData(440, canvas.height - 160, 1, 120).data;
              let blue = 0;
              for (let i = 0; i < column.length; i += 4) if (column[i] < 80 && column[i + 2] > 130) blue++;
              return [image.naturalWidth, image.naturalHeight, blue];
            }
            """,
            $"data:{media};base64,{Convert.ToBase64String(bytes)}");
        Assert.Equal((width, height), (seen[0], seen[1]));
        Assert.InRange(seen[2], 100, 120);
    }
}
