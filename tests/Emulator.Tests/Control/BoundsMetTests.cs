using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.Mail;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;
using Emulator.Tests.Core;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Control;

/// <summary>Whoever meets a bound is told: the answer that drops something says so, and a look-up of what went names the bound and its setting.</summary>
public class BoundsMetTests
{
    private const string Provider = "key-predict";

    /// <summary>All that is bounded and has numbers: how one more is made, where the first is looked up, and what bounds it.</summary>
    private static readonly (string Setting, string What, Func<TestWorkspace, Workspace, Task<string?>> MakeAsync)[] Kinds =
    [
        ("bounds:mails", "mails/{0}", (_, workspace) => Of(workspace, Change.None.Post(new MailDraft([], "s", "t", [])))),
        ("bounds:deliveries", "webhooks/{0}", (_, workspace) => DeliverAsync(workspace, "body")),
        ("bounds:snapshots", "snapshots/{0}/diff", (test, _) => DroppedAsync(test, "snapshots", new { name = "one" })),
        ("bounds:recordings", "recordings/{0}", (test, _) => DroppedAsync(test, "recordings", new { title = "one" })),
        ("bounds:faults", "DELETE faults/{0}", (test, _) => DroppedAsync(test, "faults", new { provider = Provider, kind = "reset" })),
    ];

    [Fact]
    public async Task Everything_that_is_bounded_says_what_was_dropped_and_by_which_setting()
    {
        await using var emulator = await EmulatorHost.OwnAsync([.. Kinds.SelectMany(kind => new[] { "--" + kind.Setting, "2" })]);
        foreach (var (setting, what, makeAsync) in Kinds)
        {
            var test = await NewAsync(emulator);
            var workspace = emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Find(test.Id)!;
            Assert.StartsWith("There is no ", await MissingAsync(test, what, "1"));
            var dropped = new List<string?>();
            for (var i = 0; i < 4; i++) dropped.Add(await makeAsync(test, workspace));
            if (dropped[3] is not null) Assert.Equal([null, null, "1", "2"], dropped);
            foreach (var gone in new[] { "1", "2" })
                Assert.Matches($"was dropped( or .+)?: a workspace keeps the latest 2 \\({setting}\\)\\.$", await MissingAsync(test, what, gone));
            foreach (var never in new[] { "5", "0", "x" }) Assert.StartsWith("There is no ", await MissingAsync(test, what, never));
        }
    }

    [Fact]
    public async Task Lists_say_how_many_are_missing()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--bounds:mails", "2", "--bounds:deliveries", "3");
        await using var test = await NewAsync(emulator);
        var workspace = emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Find(test.Id)!;
        for (var i = 0; i < 7; i++)
        {
            await Of(workspace, Change.None.Post(new MailDraft([], "s", "t", [])));
            await DeliverAsync(workspace, "body");
        }

        foreach (var (list, said) in new[] { ("mails", "5; bounds:mails"), ("webhooks", "4; bounds:deliveries") })
        {
            using var answer = await test.Http.GetAsync($"{test.Path}/{list}");
            Assert.Equal(said, Assert.Single(answer.Headers.GetValues("X-Emulator-Dropped")));
        }

        var fresh = await NewAsync(emulator);
        using var all = await fresh.Http.GetAsync($"{fresh.Path}/mails");
        Assert.False(all.Headers.Contains("X-Emulator-Dropped"));
    }

    [Fact]
    public async Task The_oldest_bodies_of_webhooks_go_and_say_so_and_the_webhooks_stay()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--bounds:webhookBytes", "2500");
        await using var test = await NewAsync(emulator);
        var workspace = emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Find(test.Id)!;
        for (var i = 0; i < 4; i++) await DeliverAsync(workspace, new string('b', 500));
        var shown = (await test.MustAsync(HttpMethod.Get, "webhooks")).EnumerateArray().ToList();
        Assert.Equal([0, 0, 500, 500], shown.Select(one => one.GetProperty("attempts")[0].GetProperty("requestBody").GetString()!.Length));
        Assert.Equal([true, true, false, false], shown.Select(one => one.TryGetProperty("bodiesDropped", out _)));
        Assert.Contains("2500 bytes (bounds:webhookBytes)", shown[0].GetProperty("bodiesDropped").GetString());
        Assert.Equal("dropped in the test", shown[0].GetProperty("attempts")[0].GetProperty("error").GetString());
        var replay = await test.ControlAsync(HttpMethod.Post, "webhooks/1/replay", new { });
        Assert.Equal(409, replay.Status);
        Assert.Contains("bounds:webhookBytes", replay.Body.GetProperty("detail").GetString());
        Assert.Equal(201, (await test.ControlAsync(HttpMethod.Post, "webhooks/4/replay", new { })).Status);
    }

    [Fact]
    public async Task A_receiver_says_how_many_of_its_calls_are_missing_and_one_too_many_is_refused()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--bounds:receivedCalls", "2", "--bounds:receivers", "1");
        await using var test = await NewAsync(emulator);
        for (var i = 0; i < 5; i++) await test.MustAsync(HttpMethod.Post, "receivers/mine", new { i });
        var shown = await test.MustAsync(HttpMethod.Get, "receivers/mine");
        Assert.Equal((5, 3), (shown.GetProperty("count").GetInt32(), shown.GetProperty("dropped").GetInt32()));
        Assert.Equal([4, 5], shown.GetProperty("received").EnumerateArray().Select(call => call.GetProperty("number").GetInt32()));
        var refused = await test.ControlAsync(HttpMethod.Post, "receivers/another", new { });
        Assert.Equal(409, refused.Status);
        Assert.Contains("(bounds:receivers)", refused.Body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_journal_tells_what_may_have_been_dropped()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--journal:maxExchanges", "2");
        await using var test = await NewAsync(emulator);
        var numbers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await test.PiAsync(HttpMethod.Get, "/api/v1/jobs");
            numbers.Add(Assert.Single(answer.Headers.GetValues("X-Emulator-Exchange")));
        }

        Assert.Equal(200, (await test.ControlAsync(HttpMethod.Get, $"journal/{numbers[3]}")).Status);
        Assert.Contains("keeps the latest 2 (journal:maxExchanges)", await MissingAsync(test, "journal/{0}", numbers[0]));
        using var anywhere = await test.Http.GetAsync($"/_emulator/journal/{numbers[1]}");
        Assert.Contains("(journal:maxExchanges)", await anywhere.Content.ReadAsStringAsync());
        Assert.StartsWith("There is no exchange ", await MissingAsync(test, "journal/{0}", "999999999999"));
    }

    [Fact]
    public async Task Of_too_many_runs_the_oldest_is_dropped_and_a_look_up_says_so()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--bounds:runs", "1");
        await using var test = await NewAsync(emulator);
        var runs = new List<string>();
        for (var i = 0; i < 2; i++)
            runs.Add((await ScenarioRunning.PassAsync(test.Http, "title: Short\nsteps:\n- let: { a: b }\n", test.Path)).GetProperty("runId").GetString()!);
        Assert.Equal(200, (await test.ControlAsync(HttpMethod.Get, $"scenarios/{runs[1]}")).Status);
        Assert.Contains("(bounds:runs)", await MissingAsync(test, "scenarios/{0}", runs[0]));
    }

    [Fact]
    public async Task A_token_of_Key_Predict_that_was_given_up_is_told_with_its_setting()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--keyPredict:mostTokens", "2");
        await using var test = await NewAsync(emulator);
        var account = test.Body.GetProperty("keyPredict");
        var (login, password) = (account.GetProperty("login").GetString(), account.GetProperty("password").GetString());
        var connect = $"/keypredict/customer/REST/connect/json?login={login}&password={password}";
        var first = (await test.Http.GetFromJsonAsync<JsonElement>(connect)).GetProperty("token").GetString()!;
        for (var i = 0; i < 2; i++) await test.Http.GetFromJsonAsync<JsonElement>(connect);
        using var call = new HttpRequestMessage(HttpMethod.Get, "/keypredict/customer/REST/list/title/json");
        call.Headers.TryAddWithoutValidation("WWW-Authenticate", first);
        using var refused = await test.Http.SendAsync(call);
        Assert.Contains("keeps only the latest 2 (keyPredict:mostTokens)", (await test.LastExchangeAsync()).GetProperty("checks").ToString());
    }

    private static async Task<TestWorkspace> NewAsync(OwnEmulator emulator)
    {
        var wanted = new { fixture = "empty", clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } };
        using var answer = await emulator.Http.PostAsJsonAsync("/_emulator/workspaces", wanted);
        return new TestWorkspace(emulator.Http, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static Task<string?> Of(Workspace workspace, Change change) => workspace.Commit(
        (before, now) => new Decision<Task<string?>>(Task.FromResult<string?>(null), Transition.Apply(before, Provider, change, 42, now)),
        new Cause(CauseKind.Upkeep));

    /// <summary>A webhook with nothing more to come.</summary>
    private static Task<string?> DeliverAsync(Workspace workspace, string body) => workspace.Decide(
        (world, now) =>
        {
            var (id, ids) = world.Ids.Next("delivery");
            var call = NotesProvider.Ring("subject", "http://127.0.0.1:9/", body);
            var attempt = new Attempt(now, null, "dropped in the test", 0, "");
            var delivery = new Delivery(id, Provider, call, now) { State = DeliveryState.Failed, Attempts = [attempt] };
            return (Task.FromResult<string?>(null), world with { Ids = ids, Deliveries = world.Deliveries.Put(delivery) });
        },
        new Cause(CauseKind.Upkeep));

    private static async Task<string?> DroppedAsync(TestWorkspace test, string path, object body) =>
        (await test.MustAsync(HttpMethod.Post, path, body)).TryGetProperty("dropped", out var dropped) ? dropped.GetString() : null;

    private static async Task<string> MissingAsync(TestWorkspace test, string what, string id)
    {
        var (method, path) = what.StartsWith("DELETE ", StringComparison.Ordinal) ? (HttpMethod.Delete, what[7..]) : (HttpMethod.Get, what);
        var answer = await test.ControlAsync(method, path.Replace("{0}", id, StringComparison.Ordinal));
        Assert.Equal(404, answer.Status);
        return answer.Body.GetProperty("detail").GetString()!;
    }
}
