using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Benchmarks;

/// <summary>What the page takes on the wire in a real browser, in a workspace with 10,000 exchanges while 50 calls a second come.</summary>
internal static class PageFigures
{
    private const int Exchanges = 10_000, EachSecond = 50, Bursts = 10;

    /// <summary>The rows: the first load, and the bytes a second of the journal and of the timeline.</summary>
    public static async Task<IReadOnlyList<(string What, string Emulator, string Baseline, string Ratio, string Aim)>> MeasureAsync(
        string emulatorPath, bool isQuick)
    {
        if (Browser() is not { } browser) return [("bytes to the page", "not measured: there is no Chromium (CHROMIUM names it)", "", "", "")];
        using var emulator = await Child.StartAsync(emulatorPath, "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "page", fixture = "empty" });
        made.EnsureSuccessStatusCode();
        var key = (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>())
            .GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("apiKey").GetString()!;
        using var raise = await http.PatchAsJsonAsync("/_emulator/workspaces/page/predictive-index/account", new { requestsPerMinute = 100_000_000 });
        raise.EnsureSuccessStatusCode();
        var (firstLoad, _) = await WatchAsync(browser, http, "journal", TimeSpan.Zero, key);
        await Parallel.ForAsync(0, Exchanges, async (i, _) => await CallAsync(http, key, i));
        var time = TimeSpan.FromSeconds(isQuick ? 2 : 10);
        var (_, journal) = await WatchAsync(browser, http, "journal", time, key);
        var (_, timeline) = await WatchAsync(browser, http, "timeline", time, key);
        return
        [
            ("first load of the page, KB on the wire", Kilobytes(firstLoad), "", "", "under 150 KB"),
            ("journal page of 10,000 exchanges, 50 calls a second: KB a second", Kilobytes(journal), "", "", "at most 50 KB"),
            ("timeline page of 10,000 happenings, 50 calls a second: KB a second", Kilobytes(timeline), "", "", "at most 50 KB"),
        ];
    }

    private static async Task<(double Load, double EachSecond)> WatchAsync(string browser, HttpClient http, string section, TimeSpan time, string key)
    {
        await using var relay = CountingRelay.Before(http.BaseAddress!);
        var profile = Directory.CreateTempSubdirectory("benchmarks-page-").FullName;
        var start = new ProcessStartInfo(browser) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in new[]
        {
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-proxy-server", "--remote-debugging-port=0", "--user-data-dir=" + profile, $"{relay.Address}_emulator/#/w/page/{section}",
        }) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        try
        {
            await QuietAsync(relay);
            var load = relay.Bytes;
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / Bursts));
            var mark = Stopwatch.GetTimestamp();
            for (var tick = 0; tick < time.TotalSeconds * Bursts; tick++)
            {
                await Task.WhenAll(Enumerable.Range(0, EachSecond / Bursts).Select(i => CallAsync(http, key, i)));
                await timer.WaitForNextTickAsync();
            }

            var taken = Stopwatch.GetElapsedTime(mark).TotalSeconds;
            await QuietAsync(relay);
            return (load, (relay.Bytes - load) / Math.Max(taken, 1));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            Directory.Delete(profile, recursive: true);
        }
    }

    /// <summary>Waits until something came, and then nothing for two seconds.</summary>
    private static async Task QuietAsync(CountingRelay relay)
    {
        for (var (before, quiet, waited) = (0L, 0, 0); quiet < 8 && waited < 480; waited++)
        {
            await Task.Delay(250);
            quiet = relay.Bytes > 0 && relay.Bytes == before ? quiet + 1 : 0;
            before = relay.Bytes;
        }
    }

    private static async Task CallAsync(HttpClient http, string key, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/pi/api/v1/number{number}") { Headers = { { "api-key", key } } };
        (await http.SendAsync(request)).Dispose();
    }

    private static string Kilobytes(double bytes) => (bytes / 1000).ToString("0.0", CultureInfo.InvariantCulture);

    private static string? Browser() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
}
