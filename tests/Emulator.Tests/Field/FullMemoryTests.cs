using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Records of providers with large texts were in no workspace's bytes and filled the memory of the process: they are counted, and past the bound
/// whoever sends more is told so, with nothing half made.</summary>
public class FullMemoryTests
{
    private const int Length = 500_000;

    [Fact]
    public async Task Large_texts_in_records_meet_the_bound_in_plain_words_and_nothing_is_half_made()
    {
        await using var emulator = await EmulatorProcess.StartAsync("--maxBytes", "100000000", "--journal:maxBodyBytes", "1000");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(emulator.Address) };
        using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "large", fixture = "empty", clock = new { mode = "frozen" } });
        var workspace = new TestWorkspace(http, await made.Content.ReadFromJsonAsync<JsonElement>());
        await workspace.MustAsync(HttpMethod.Patch, "predictive-index/account", new { requestsPerMinute = 100_000 });
        var (stored, name) = (0, new string('x', Length));
        var refusal = "";
        while (refusal.Length == 0 && stored < 1_000)
        {
            using var answer = await workspace.PiAsync(HttpMethod.Post, "/api/v1/behavioralassessments", Invitation(name, stored));
            if ((int)answer.StatusCode == 201) stored++;
            else refusal = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }

        Assert.StartsWith("503 ", refusal);
        Assert.InRange(refusal.Length, 4, 1_000);
        Assert.DoesNotContain("   at ", refusal);
        Assert.InRange(stored, 20, 999);
        Assert.True(await BytesAsync(http) >= (long)stored * Length * sizeof(char), $"{stored} were stored");
        Assert.Equal(stored, await PeopleAsync(http));
        var refused = await workspace.ControlAsync(HttpMethod.Post, "snapshots", new { name = "one more" });
        Assert.Equal(503, refused.Status);
        Assert.Single(refused.Body.GetProperty("detail").GetString()!.Split('\n'));

        // Whoever makes room goes on.
        using (await http.PostAsync("/_emulator/workspaces/large/reset", null)) { }
        Assert.True(await Eventually.TrueAsync(async () =>
        {
            using var answer = await workspace.PiAsync(HttpMethod.Post, "/api/v1/behavioralassessments", Invitation("Ada", 0));
            return (int)answer.StatusCode == 201;
        }));
        Assert.Equal(1, await PeopleAsync(http));
        Assert.InRange(await BytesAsync(http), 1, 25_000_000); // The history keeps the latest.
        Assert.DoesNotContain(emulator.Errors, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    private static object Invitation(string name, int number) =>
        new { firstName = name, lastName = "Martin", email = string.Create(CultureInfo.InvariantCulture, $"p{number}@people.example") };

    /// <summary>How many there are; none of their names is sent, which would take memory itself.</summary>
    private static async Task<int> PeopleAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/_emulator/workspaces/large/people?limit=0");
        return int.Parse(Assert.Single(answer.Headers.GetValues("X-Emulator-More")).Split(';')[0], CultureInfo.InvariantCulture);
    }

    private static async Task<long> BytesAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/_emulator/workspaces/large");
        return long.Parse(Assert.Single(answer.Headers.GetValues("X-Emulator-Bytes")), CultureInfo.InvariantCulture);
    }
}
