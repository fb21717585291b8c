using System.Globalization;

namespace Benchmarks;

/// <summary>The creation that is measured: applicants of Kelio, each with an address of its own, by as many callers at once as a load has.</summary>
/// <param name="credential">The value of Authorization.</param>
internal sealed class KelioCreates(string credential)
{
    /// <summary>Where applicants are made.</summary>
    public const string Path = "/kelio/sandbox/v2/applicants";

    private const string Template =
        """{"applicant":{"email":"EMAIL@people.example","first_name":"Jane","last_name":"Doe","is_legals_accepted_by_manager":true}}""";

    private static int runs;

    /// <summary>In a workspace whose quota is raised out of the way; see <see cref="KelioRead"/>.</summary>
    public static KelioCreates Of(PreparedCall read) => new(read.Headers[0].Value);

    /// <summary>How many bytes the answer to one has.</summary>
    public async Task<int> LengthAsync(HttpClient http)
    {
        using var request = Request(new Uri(http.BaseAddress!, Path), "first");
        using var answer = await http.SendAsync(request);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>Creates for so many seconds; answers how many a second.</summary>
    public async Task<double> RunAsync(string address, int seconds)
    {
        var run = string.Create(CultureInfo.InvariantCulture, $"r{Environment.ProcessId}-{Interlocked.Increment(ref runs)}-");
        if (!Load.HasWrk) return await OwnAsync(new Uri(new Uri(address), Path), run, TimeSpan.FromSeconds(seconds));
        var script = System.IO.Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $$"""
                local n = 0
                local head = { ["Content-Type"] = "application/json", ["Authorization"] = "{{credential}}" }
                local one, other = '{{Template.Replace("EMAIL", run + "', '", StringComparison.Ordinal)}}'
                request = function()
                  n = n + 1
                  return wrk.format("POST", nil, head, one .. n .. other)
                end
                """);
            return (await Load.WrkAsync(address + Path, seconds, [], "-s", script)).PerSecond;
        }
        finally
        {
            File.Delete(script);
        }
    }

    private async Task<double> OwnAsync(Uri url, string run, TimeSpan time)
    {
        using var http = new HttpClient();
        var (made, mark) = (0, System.Diagnostics.Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Load.Connections).Select(async _ =>
        {
            while (System.Diagnostics.Stopwatch.GetElapsedTime(mark) < time)
            {
                using var request = Request(url, run + Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture));
                using var answer = await http.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            }
        }));
        return made / System.Diagnostics.Stopwatch.GetElapsedTime(mark).TotalSeconds;
    }

    private HttpRequestMessage Request(Uri url, string name)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(Template.Replace("EMAIL", name, StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", credential);
        return request;
    }
}
