using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Core.Store;

/// <summary>What is kept in a directory: an emulator that is started on it has all that the one before acknowledged.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private static readonly string[] Lists =
        ["state", "webhooks", "mails", "faults", "clock", "agenda", "snapshots", "timeline", "journal", "people", "scenarios", "recordings"];
    private readonly string directory = Directory.CreateTempSubdirectory("emulator-data-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_was_done_is_there_after_the_end_of_the_process(int seed)
    {
        JsonElement made;
        Dictionary<string, string> before;
        await using (var first = await StartAsync())
        {
            var workspace = await WorkspaceFormatTests.NewInAsync(first, seed);
            made = workspace.Body;
            await WorkspaceFormatTests.LiveALittleAsync(workspace, new Random(seed));
            before = await AllAsync(workspace);
        }

        await using var second = await StartAsync();
        await using var again = new TestWorkspace(second.Http, made);
        var after = await AllAsync(again);
        Assert.All(before, one => Assert.Equal(one.Value, after[one.Key]));
        Assert.Contains("\"number\"", before["journal"]);
        await WorkspaceFormatTests.LiveALittleAsync(again, new Random(seed + 1));
    }

    [Fact]
    public async Task What_one_does_after_it_was_brought_back_is_what_one_does_that_was_never_away()
    {
        var seen = new List<string>();
        await using var steady = await EmulatorHost.OwnAsync();
        var here = await WorkspaceFormatTests.NewInAsync(steady, 7);
        JsonElement? made = null;
        for (var round = 0; round < 3; round++)
        {
            await using var emulator = await StartAsync();
            var there = made is { } known ? new TestWorkspace(emulator.Http, known) : await WorkspaceFormatTests.NewInAsync(emulator, 7);
            made = there.Body;
            await WorkspaceFormatTests.LiveALittleAsync(here, new Random(round));
            await WorkspaceFormatTests.LiveALittleAsync(there, new Random(round));
            Assert.Equal(Plain(await WorkspaceFormatTests.StateAsync(here)), Plain(await WorkspaceFormatTests.StateAsync(there)));
            seen.Add(await WorkspaceFormatTests.StateAsync(there));
        }

        Assert.Equal(3, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_workspace_that_is_put_away_comes_back_with_its_keys_and_nobody_else_may_have_them()
    {
        await using var emulator = await StartAsync();
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        var workspace = await WorkspaceFormatTests.NewInAsync(emulator, 5);
        await WorkspaceFormatTests.LiveALittleAsync(workspace, new Random(5));
        var before = await AllAsync(workspace);
        var claims = Claims(registry, workspace.Id);
        Assert.NotEmpty(claims);
        await PutAwayAsync(emulator, workspace.Id);

        Assert.Contains(workspace.Id, registry.Names);
        Assert.DoesNotContain(registry.InMemory, one => one.Id == workspace.Id);
        var directory = emulator.App.Services.GetRequiredService<CredentialDirectory>();
        var other = registry.Default;
        foreach (var (kind, value) in claims)
        {
            Assert.Equal(workspace.Id, directory.OwnerOf(kind, value)?.Name);
            Assert.NotNull(directory.Register(other.Place, [new Emulator.Core.Keys.Claim(kind, value)]));
        }

        Assert.Null(directory.OwnerOf("secret", "nobody has this one"));
        using (var called = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments")) Assert.Equal(HttpStatusCode.OK, called.StatusCode);
        Assert.Contains(registry.InMemory, one => one.Id == workspace.Id);
        foreach (var list in (string[])["state", "webhooks", "mails", "clock", "agenda"])
            Assert.Equal(before[list], (await workspace.MustAsync(HttpMethod.Get, list)).GetRawText());
    }

    [Fact]
    public async Task Whoever_still_has_a_workspace_in_hand_has_the_one_that_others_find()
    {
        await using var emulator = await StartAsync();
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        var made = await WorkspaceFormatTests.NewInAsync(emulator, 6);
        var held = registry.Find(made.Id)!;
        Assert.Equal(0, registry.PutAwayIdle(TimeSpan.FromSeconds(1))); // It was just asked for.
        Assert.Equal(1, registry.PutAwayIdle(TimeSpan.FromSeconds(1)));
        Assert.Null(held.Place.Here);
        held.TakeSnapshot("in hand", new Emulator.Core.History.Cause(Emulator.Core.History.CauseKind.Act));
        Assert.Same(held, registry.Find(made.Id));
        Assert.Single((await made.MustAsync(HttpMethod.Get, "snapshots")).EnumerateArray());
    }

    [Fact]
    public async Task What_was_deleted_stays_deleted_and_its_name_is_free()
    {
        string key;
        await using (var first = await StartAsync())
        {
            var workspace = await WorkspaceFormatTests.NewInAsync(first, 8);
            key = workspace.Id;
            await PutAwayAsync(first, key);
            using var deleted = await first.Http.DeleteAsync($"/_emulator/workspaces/{workspace.Id}");
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        }

        await using var second = await StartAsync();
        Assert.Equal(["default"], second.App.Services.GetRequiredService<WorkspaceRegistry>().Names);
        using var found = await second.Http.GetAsync($"/_emulator/workspaces/{key}");
        Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
    }

    [Fact]
    public async Task Numbers_of_exchanges_go_on_and_never_come_again()
    {
        long last;
        await using (var first = await StartAsync()) last = await NumberAsync(first);
        await using var second = await StartAsync();
        Assert.True(await NumberAsync(second) > last);
    }

    [Fact]
    public async Task What_fell_due_while_no_process_was_there_goes_out_after_the_start_in_order_and_is_marked_late()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        JsonElement made;
        await using (var first = await StartAsync())
        {
            using var answer = await first.Http.PostAsJsonAsync(
                "/_emulator/workspaces", new { fixture = "empty", clock = new { mode = "scaled", factor = 100 } });
            var workspace = new TestWorkspace(first.Http, made = await answer.Content.ReadFromJsonAsync<JsonElement>());
            for (var i = 1; i <= 3; i++) await workspace.CompleteAsync(await workspace.SendAssessmentAsync(receiver.Url, $"Taker {i}"), $"PT{10 + i}M");
        }

        Assert.Empty(receiver.Received);
        await Task.Delay(TimeSpan.FromSeconds(9)); // A quarter of an hour of the workspace, a hundred times as fast as ours.
        Assert.Empty(receiver.Received);
        await using var second = await StartAsync();
        await using var again = new TestWorkspace(second.Http, made);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.Received.Count == 3)));
        var webhooks = await again.MustAsync(HttpMethod.Get, "webhooks");
        Assert.All(webhooks.EnumerateArray(), one => Assert.True(one.GetProperty("attempts")[0].GetProperty("late").GetBoolean()));
    }

    [Fact]
    public async Task A_second_process_is_told_in_one_line_that_the_directory_is_in_use()
    {
        await using var first = await StartAsync();
        var error = await Assert.ThrowsAsync<NotKeptException>(StartAsync);
        Assert.Contains(directory, error.Message);
        Assert.Contains("Another process", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static async Task<long> NumberAsync(OwnEmulator emulator)
    {
        using var answer = await emulator.Http.GetAsync("/pi/api/v1/jobs");
        return long.Parse(answer.Headers.GetValues("X-Emulator-Exchange").Single(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<Dictionary<string, string>> AllAsync(TestWorkspace workspace)
    {
        var all = new Dictionary<string, string>();
        foreach (var list in Lists) all[list] = (await workspace.MustAsync(HttpMethod.Get, list)).GetRawText();
        return all;
    }

    /// <summary>Links and keys are made by chance, and say nothing of what happened.</summary>
    private static string Plain(string state) => System.Text.RegularExpressions.Regex.Replace(
        System.Text.RegularExpressions.Regex.Replace(state, "127\\.0\\.0\\.1:[0-9]+", "host"),
        "•+[0-9A-Za-z]*|[0-9a-f]{12}|[A-Za-z0-9]{20,}|[0-9a-f-]{36}", "…");

    private static List<(string Kind, string Value)> Claims(WorkspaceRegistry registry, string id) =>
        [.. registry.Find(id)!.State.Claims.Rows.Where(issued => issued.Claim.NamesWorkspace).Select(issued => (issued.Claim.Kind, issued.Claim.Value))];

    /// <summary>Lets go of a workspace until nobody has the object any more.</summary>
    private static async Task PutAwayAsync(OwnEmulator emulator, string id)
    {
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        using var other = await emulator.Http.GetAsync("/_emulator/health"); // A connection remembers whom it asked for last.
        var weak = LetGo(registry, id);
        for (var i = 0; i < 200 && IsThere(weak); i++)
        {
            GC.Collect();
            await Task.Delay(20);
        }

        Assert.False(IsThere(weak), "Somebody still has it in hand.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Who looks has it in hand for the length of a method.
    private static bool IsThere(WeakReference<Workspace> weak) => weak.TryGetTarget(out _);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<Workspace> LetGo(WorkspaceRegistry registry, string id)
    {
        var weak = new WeakReference<Workspace>(registry.Find(id)!);
        registry.PutAwayIdle(TimeSpan.FromMilliseconds(1));
        registry.PutAwayIdle(TimeSpan.FromMilliseconds(1));
        return weak;
    }

    private Task<OwnEmulator> StartAsync() => EmulatorHost.OwnAsync("--data", directory);
}
