using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Emulator.Core.Store;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Core.Store;

/// <summary>All that a workspace is can be written and read back whole: the bytes are the same, and so is what it does from then on.</summary>
public class WorkspaceFormatTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_read_back_is_written_the_same_to_the_byte_after_any_calls(int seed)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        await using var workspace = await NewInAsync(emulator, seed);
        await LiveALittleAsync(workspace, new Random(seed));
        var house = emulator.App.Services.GetRequiredService<WorkspaceHouse>();
        var format = new WorkspaceFormat(house);
        var first = format.Write(Of(emulator, workspace));
        var again = format.Write(format.Read(first));
        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(again));
    }

    [Fact]
    public async Task A_workspace_that_was_read_back_does_what_the_first_does()
    {
        await using var one = await EmulatorHost.OwnAsync();
        await using var other = await EmulatorHost.OwnAsync();
        await using var here = await NewInAsync(one, 7);
        await LiveALittleAsync(here, new Random(7));

        var saved = new WorkspaceFormat(one.App.Services.GetRequiredService<WorkspaceHouse>()).Write(Of(one, here));
        var house = other.App.Services.GetRequiredService<WorkspaceHouse>();
        Assert.True(other.App.Services.GetRequiredService<WorkspaceRegistry>().TryLoad(new WorkspaceFormat(house).Read(saved), out _, out _));
        await using var there = new TestWorkspace(other.Http, here.Body);

        Assert.Equal(await StateAsync(here), await StateAsync(there));
        await LiveALittleAsync(here, new Random(8));
        await LiveALittleAsync(there, new Random(8));
        Assert.Equal(await StateAsync(here), await StateAsync(there));
        Assert.Equal(Version(one, here), Version(other, there));
    }

    [Fact]
    public async Task Another_format_is_refused_in_plain_words()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var format = new WorkspaceFormat(emulator.App.Services.GetRequiredService<WorkspaceHouse>());
        var later = Assert.Throws<InvalidDataException>(() => format.Read("""{"format":99}"""u8.ToArray()));
        Assert.Contains("format 99", later.Message);
        Assert.Throws<InvalidDataException>(() => format.Read("""{"format":1,"head":{}}"""u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => format.Read("nothing"u8.ToArray()));
    }

    private static Workspace Of(OwnEmulator emulator, TestWorkspace workspace) =>
        emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Find(workspace.Id)!;

    private static long Version(OwnEmulator emulator, TestWorkspace workspace) => Of(emulator, workspace).Save().Head.Version;

    internal static async Task<TestWorkspace> NewInAsync(OwnEmulator emulator, long seed)
    {
        using var answer = await emulator.Http.PostAsJsonAsync(
            "/_emulator/workspaces", new { fixture = "demo", seed, clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } }, TestJson.Options);
        return new TestWorkspace(emulator.Http, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    internal static async Task<string> StateAsync(TestWorkspace workspace)
    {
        var parts = new List<string>();
        foreach (var part in new[] { "state", "webhooks", "mails", "faults", "clock", "agenda", "snapshots" })
            parts.Add((await workspace.MustAsync(HttpMethod.Get, part)).GetRawText());
        return string.Join('\n', parts);
    }

    /// <summary>Calls, acts, time, faults, snapshots, in an order drawn by chance.</summary>
    internal static async Task LiveALittleAsync(TestWorkspace workspace, Random random)
    {
        var number = 0;
        for (var i = 0; i < 25; i++)
        {
            switch (random.Next(9))
            {
                case 0:
                    await workspace.SendAssessmentAsync("http://127.0.0.1:9/hook", $"Taker {random.Next(1000)}");
                    break;
                case 1:
                    await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { by = $"PT{random.Next(1, 200)}H" });
                    break;
                case 2:
                    await workspace.MustAsync(
                        HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", status = 503, probability = 0.5, path = "/nowhere" });
                    break;
                case 3:
                    await workspace.MustAsync(HttpMethod.Post, "snapshots", new { name = $"s{number++}" });
                    break;
                case 4:
                    await workspace.MustAsync(
                        HttpMethod.Post, "kelio/keys", new { environment = "sandbox", kind = "customer", scopes = new[] { "applicants_read" } });
                    break;
                case 5:
                    await workspace.MustAsync(HttpMethod.Post, random.Next(2) == 0 ? "webhooks/hold" : "webhooks/release", new { });
                    break;
                case 6:
                    (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments")).Dispose();
                    break;
                case 7:
                    await workspace.MustAsync(HttpMethod.Patch, "key-predict/account", new { credits = random.Next(10, 500) });
                    break;
                default:
                    var snapshots = await workspace.MustAsync(HttpMethod.Get, "snapshots");
                    if (snapshots.GetArrayLength() > 0 && random.Next(4) == 0)
                        await workspace.MustAsync(
                            HttpMethod.Post, $"snapshots/{snapshots[random.Next(snapshots.GetArrayLength())].GetProperty("id").GetString()}/restore");
                    break;
            }
        }
    }
}
