using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class LongListPageTests(TenThousandCalls calls) : IClassFixture<TenThousandCalls>
{
    [Fact]
    public async Task Ten_thousand_calls_stay_quick_because_only_the_visible_rows_exist()
    {
        await using var page = await EmulatorPage.OpenAsync(calls.Workspace, "journal");
        await page.SeesAsync("10,000 calls");

        Assert.InRange(await page.Rows.CountAsync(), 10, 80);
        await page.Main.Locator(".rows-body").EvaluateAsync("box => box.scrollTo(0, box.scrollHeight)");
        await Assertions.Expect(page.Rows.Last).ToHaveAttributeAsync("aria-rowindex", "10001");
        Assert.InRange(await page.Rows.CountAsync(), 10, 80);

        await page.Field("Search").FillAsync("ottoline");
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await page.Field("Search").FillAsync("");
        await page.SeesAsync("10,000 calls");
        await page.IsInOrderAsync();
    }

    [Fact]
    public async Task Ten_thousand_happenings_stay_quick_because_only_the_visible_marks_and_rows_exist()
    {
        await using var page = await EmulatorPage.OpenAsync(calls.Workspace, "timeline");
        await page.SeesAsync("10,000 happenings");

        var marks = page.Main.Locator(".axis .mark");
        Assert.InRange(await marks.CountAsync(), 20, 600);
        await page.Main.Locator(".axis-box").EvaluateAsync("box => box.scrollTo(0, 0)");
        await Assertions.Expect(page.Main.Locator(".axis .tick-day").First).ToBeVisibleAsync();
        Assert.InRange(await marks.CountAsync(), 20, 600);
        Assert.InRange(await page.Rows.CountAsync(), 10, 80);
        await page.PressAsync("Webhook");
        await page.SeesAsync("Nothing fits the filters.");
        await page.PressAsync("Webhook");
        await page.SeesAsync("10,000 happenings");
    }
}
