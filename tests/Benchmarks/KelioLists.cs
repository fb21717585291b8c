using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Kelio with 10,000 applicants: a list of 50, a list filtered by key words, and the creation of one. Each is one caller after the other, set beside a
/// bare Kestrel that answers as many bytes.</summary>
internal static class KelioLists
{
    private const string Applicants = "/kelio/sandbox/v2/applicants";

    public static async Task<int> PrintAsync(bool isQuick)
    {
        Console.WriteLine("| measured | emulator | baseline | ratio | aim |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
        foreach (var (what, emulator, baseline, ratio, aim) in await RowsAsync(isQuick))
            Console.WriteLine($"| {what} | {emulator} | {baseline} | {ratio} | {aim} |");
        return 0;
    }

    public static async Task<IReadOnlyList<(string What, string Emulator, string Baseline, string Ratio, string Aim)>> RowsAsync(bool isQuick)
    {
        var (count, times) = isQuick ? (10_000, 50) : (10_000, 500);
        using var emulator = await Child.StartAsync(Path.Combine(AppContext.BaseDirectory, "Emulator.dll"), "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + await TokenAsync(http));
        var create = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var made = await TimeAsync(() => http.PostAsJsonAsync(
                Applicants,
                new { applicant = new { email = $"a{i}@people.example", first_name = "Zoé", last_name = "Lame" + i, is_legals_accepted_by_manager = true } }));
            if (i >= count - times) create.Add(made.Milliseconds);
        }

        var rows = new List<(string, string, string, string, string)>();
        await AddAsync("list of 50", Applicants);
        await AddAsync("list filtered by two key words", Applicants + "?keywords=zoe+lame99");
        var (_, length) = await TimeAsync(() => http.GetAsync(Applicants + "?per_page=1"));
        rows.Add(Row("create", create, await BareAsync(length, times)));
        return rows;

        async Task AddAsync(string what, string path)
        {
            var (taken, size) = (new List<double>(), 0);
            for (var i = 0; i < times + 10; i++)
            {
                var (milliseconds, bytes) = await TimeAsync(() => http.GetAsync(path));
                if (i >= 10) taken.Add(milliseconds);
                size = bytes;
            }

            rows.Add(Row(what, taken, await BareAsync(size, times)));
        }

        (string, string, string, string, string) Row(string what, List<double> ours, List<double> bare) => (
            $"Kelio, {count:N0} applicants: {what}, ms",
            Median(ours).ToString("0.00", CultureInfo.InvariantCulture),
            Median(bare).ToString("0.00", CultureInfo.InvariantCulture) + " (bare Kestrel)",
            (Median(ours) / Median(bare)).ToString("0.00", CultureInfo.InvariantCulture),
            "none set");
    }

    private static async Task<List<double>> BareAsync(int length, int times)
    {
        using var bare = await Child.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), "baseline", length.ToString(CultureInfo.InvariantCulture));
        using var http = new HttpClient { BaseAddress = new Uri(bare.Address) };
        var taken = new List<double>();
        for (var i = 0; i < times + 10; i++)
        {
            var (milliseconds, _) = await TimeAsync(() => http.GetAsync("/"));
            if (i >= 10) taken.Add(milliseconds);
        }

        return taken;
    }

    private static async Task<string> TokenAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "lists", fixture = "empty" });
        answer.EnsureSuccessStatusCode();
        var kelio = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("kelio");
        var key = kelio.GetProperty("keys")[0];
        var privateKey = key.GetProperty("privateKey").GetString()!;
        using var raise = await http.PatchAsJsonAsync($"/_emulator/workspaces/lists/kelio/keys/{privateKey}", new { quotaPerMinute = 100_000_000 });
        raise.EnsureSuccessStatusCode();
        var claims =
            $$"""{"iss":"{{privateKey}}","aud":"{{kelio.GetProperty("sandbox").GetProperty("audience").GetString()}}","iat":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60}}}""";
        var input = Encode(Encoding.UTF8.GetBytes("""{"alg":"HS256","typ":"JWT"}""")) + "." + Encode(Encoding.UTF8.GetBytes(claims));
        return input + "." + Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.GetProperty("secretKey").GetString()!), Encoding.ASCII.GetBytes(input)));
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static async Task<(double Milliseconds, int Bytes)> TimeAsync(Func<Task<HttpResponseMessage>> call)
    {
        var mark = Stopwatch.GetTimestamp();
        using var answer = await call();
        var body = await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
        return (Stopwatch.GetElapsedTime(mark).TotalMilliseconds, body.Length);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
