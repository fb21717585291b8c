using Benchmarks;
using Emulator.Tests.Support;

namespace Emulator.Tests.Browser;

/// <summary>What the page takes on the wire, headers included, counted between the browser and the emulator.</summary>
public class PageBytesTests(TenThousandCalls calls) : IClassFixture<TenThousandCalls>
{
    private const int Ticks = 40, EachTick = 5;

    [Fact]
    public async Task The_first_load_of_the_page_takes_less_than_150_KB_and_the_second_next_to_nothing()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var relay = CountingRelay.Before(workspace.Http.BaseAddress!);
        await using var page = await EmulatorPage.OpenAsync(workspace, "journal", address: relay.Address);
        await page.SeesAsync("No calls yet");
        await page.HasLoadedAsync();
        var first = relay.Bytes;
        Assert.InRange(first, 20_000, 150_000);

        await page.Page.ReloadAsync();
        await page.SeesAsync("No calls yet");
        await page.HasLoadedAsync();
        Assert.InRange(relay.Bytes - first, 1, 20_000);
        await page.IsInOrderAsync();
    }

    [Theory]
    [InlineData("journal", "10,000 calls")]
    [InlineData("timeline", "10,000 happenings")]
    public async Task Fifty_calls_a_second_on_top_of_ten_thousand_cost_less_than_50_KB_a_second(string section, string loaded)
    {
        await using var relay = CountingRelay.Before(calls.Workspace.Http.BaseAddress!);
        await using var page = await EmulatorPage.OpenAsync(calls.Workspace, section, address: relay.Address);
        await page.SeesAsync(loaded);
        await page.HasLoadedAsync();
        var before = relay.Bytes;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tick = 0; tick < Ticks; tick++)
        {
            await Task.WhenAll(Enumerable.Range(0, EachTick).Select(i => CallAsync($"tick{tick}-{i}-on-{section}")));
            await timer.WaitForNextTickAsync();
        }

        await CallAsync($"last-on-{section}");
        await page.SeesAsync($"last-on-{section}");
        await page.SeesAsync(loaded);
        // A call at 50 a second and 50 KB a second is 1 KB, however long a slow machine takes for all.
        var each = (relay.Bytes - before) / (double)((Ticks * EachTick) + 1);
        Assert.InRange(each, 1, 1_000);
        await page.IsInOrderAsync();
    }

    private async Task CallAsync(string name) => (await calls.Workspace.PiAsync(HttpMethod.Get, $"/api/v1/{name}")).Dispose();
}
