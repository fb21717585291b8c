using System.Net.Http.Json;
using System.Text.Json;
using Durability;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>A disk that takes nothing more: what would change anything is refused, reads go on, and when there is room again it goes on by itself.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_file_that_may_not_grow_refuses_changes_until_it_may()
    {
        await using var emulator = await EmulatorProcess.StartAsync("--data", scratch.Path);
        var size = new FileInfo(Path.Combine(scratch.Path, "emulator.db-wal")).Length;
        await RunAsync(
            emulator,
            () => Shell.RunAsync($"prlimit --pid {emulator.Id} --fsize={size}:unlimited"),
            () => Shell.RunAsync($"prlimit --pid {emulator.Id} --fsize=unlimited:unlimited"));
    }

    /// <summary>On a disk of its own where the system lets us have one; elsewhere its files may not grow, which the program is told in another way.</summary>
    [Fact]
    public async Task A_full_disk_refuses_changes_until_there_is_room()
    {
        var mounted = await Shell.RunAsync($"mount -t tmpfs -o size=16m none {scratch.Path}");
        var filler = Path.Combine(scratch.Path, "filler");
        try
        {
            await using var emulator = await EmulatorProcess.StartAsync("--data", scratch.Path);
            await RunAsync(
                emulator,
                () => Shell.RunAsync(mounted.ExitCode == 0
                    ? $"dd if=/dev/zero of={filler} bs=4096 2>/dev/null || true" : $"prlimit --pid {emulator.Id} --fsize=65536:unlimited"),
                () => Shell.RunAsync(mounted.ExitCode == 0 ? $"rm {filler}" : $"prlimit --pid {emulator.Id} --fsize=unlimited:unlimited"));
        }
        finally
        {
            if (mounted.ExitCode == 0) await Shell.RunAsync($"umount --lazy {scratch.Path}");
        }
    }

    private static object Applicant(string email) => new { applicant = new { email, first_name = "D", last_name = "K" } };

    private async Task RunAsync(EmulatorProcess emulator, Func<Task<CommandResult>> fill, Func<Task<CommandResult>> free)
    {
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        var (used, quiet) = (await NewAsync(http, "used"), await NewAsync(http, "quiet"));
        using (var made = await used.SendAsync(http, HttpMethod.Post, "/applicants", Applicant("before@people.example")))
            Assert.Equal(201, (int)made.StatusCode);
        var filled = await fill();
        Assert.True(filled.ExitCode == 0, filled.Errors);

        var refused = new List<string>();
        while (refused.Count < 3)
        {
            // What stood in the log before may still take a few.
            var email = $"a{Guid.NewGuid():N}@people.example";
            using var call = await used.SendAsync(http, HttpMethod.Post, "/applicants", Applicant(email));
            if ((int)call.StatusCode == 201) used.Acknowledged.Add(email);
            else refused.Add($"{(int)call.StatusCode} {call.Content.Headers.ContentType} {await call.Content.ReadAsStringAsync()}");
            Assert.True(used.Acknowledged.Count < 10_000, "It takes more than there is room for.");
        }

        Assert.All(refused, one => Assert.Matches("^503 application/json[^\n]*$", one));
        foreach (var path in (string[])["used/snapshots", "quiet/snapshots", "quiet/reset", "used/clock/advance"])
        {
            using var control = await http.PostAsJsonAsync("/_emulator/workspaces/" + path, new { by = "PT1M" });
            Assert.Equal((503, "application/problem+json"), ((int)control.StatusCode, control.Content.Headers.ContentType?.MediaType));
            var detail = (await control.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
            Assert.Contains("emulator.db", detail);
            Assert.DoesNotContain('\n', detail);
        }

        using (var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "later" })) Assert.Equal(503, (int)made.StatusCode);
        foreach (var workspace in (Kept[])[used, quiet])
        {
            using var read = await workspace.SendAsync(http, HttpMethod.Get, "/applicants?per_page=1", null);
            Assert.Equal(200, (int)read.StatusCode);
            using var state = await http.GetAsync($"/_emulator/workspaces/{workspace.Id}/state");
            Assert.Equal(200, (int)state.StatusCode);
        }

        var freed = await free();
        Assert.True(freed.ExitCode == 0, freed.Errors);
        Assert.True(await Eventually.TrueAsync(async () =>
        {
            using var again = await quiet.SendAsync(http, HttpMethod.Post, "/applicants", Applicant("after@people.example"));
            return (int)again.StatusCode == 201;
        }));
        using (var end = System.Diagnostics.Process.GetProcessById(emulator.Id))
        {
            end.Kill(); // So nothing is written any more.
            await end.WaitForExitAsync();
        }

        await using var next = await EmulatorProcess.StartAsync("--data", scratch.Path);
        using var then = new HttpClient { BaseAddress = new Uri(next.Address) };
        foreach (var email in (string[])["before@people.example", .. used.Acknowledged])
        {
            using var there = await used.SendAsync(then, HttpMethod.Get, "/applicants/" + email, null);
            Assert.True((int)there.StatusCode == 200, $"{email} is lost: {await there.Content.ReadAsStringAsync()}");
        }

        using (var after = await quiet.SendAsync(then, HttpMethod.Get, "/applicants/after@people.example", null)) Assert.Equal(200, (int)after.StatusCode);
        using (var none = await then.GetAsync("/_emulator/workspaces/later")) Assert.Equal(404, (int)none.StatusCode);
    }

    private static async Task<Kept> NewAsync(HttpClient http, string id)
    {
        using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id });
        var body = await made.Content.ReadFromJsonAsync<JsonElement>();
        var kelio = body.GetProperty("kelio");
        var key = kelio.GetProperty("keys").EnumerateArray().First(one => one.GetProperty("kind").GetString() == "customer");
        var pair = new KelioPair(
            key.GetProperty("privateKey").GetString()!,
            key.GetProperty("secretKey").GetString()!,
            kelio.GetProperty("sandbox").GetProperty("audience").GetString()!);
        using var _ = await http.SendAsync(new HttpRequestMessage(HttpMethod.Patch, $"/_emulator/workspaces/{id}/kelio/keys/{pair.Private}")
        {
            Content = JsonContent.Create(new { quotaPerMinute = 1_000_000 }),
        });
        return new Kept(id, pair, []);
    }

    /// <summary>A workspace, and whose making in it was acknowledged.</summary>
    private sealed record Kept(string Id, KelioPair Pair, List<string> Acknowledged)
    {
        public Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, string path, object? body)
        {
            var request = new HttpRequestMessage(method, "/kelio/sandbox/v2" + path);
            var (name, value) = Pair.Header;
            request.Headers.TryAddWithoutValidation(name, value);
            if (body is not null) request.Content = JsonContent.Create(body);
            return http.SendAsync(request);
        }
    }
}
