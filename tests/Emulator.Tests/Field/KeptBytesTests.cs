using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.Mail;
using Emulator.Core.Workspaces;
using Emulator.Tests.Core;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Field;

/// <summary>A workspace was told to take a megabyte and took a hundred: whatever strangers send counts, the refused and the unread too, and none of it grows
/// without end.</summary>
public class KeptBytesTests
{
    private const int Length = 30_000;
    private static readonly string Long = new('x', Length);

    /// <summary>Ways to leave a long text in a workspace.</summary>
    private static readonly (string Kind, Func<TestWorkspace, Workspace, Task> LeaveAsync)[] Ways =
    [
        ("a body of a refused act", (test, _) => test.ControlAsync(HttpMethod.Post, "clock/advance", new { nothing = Long })),
        ("a query of an act", (test, _) => test.ControlAsync(HttpMethod.Post, "reset?x=" + Long[..10_000])),
        ("a call to a receiver", (test, _) => test.ControlAsync(HttpMethod.Post, "receivers/mine", new { text = Long })),
        ("a header of a call", (test, _) => PiAsync(test, "/pi/api/v1/jobs", Long[..10_000])),
        ("a path that nobody has", (test, _) => PiAsync(test, "/pi/api/v1/" + Long[..20_000], "")),
        ("a mail", (_, workspace) => Leave(workspace, Change.None.Post(new MailDraft([], "s", Long, [])))),
        ("a webhook that is still to come", (_, workspace) => Leave(workspace, Change.None.Send(NotesProvider.Ring("subject", "http://127.0.0.1:9/", Long)))),
        ("a provider's record", (test, _) => InviteAsync(test, Long)),
        ("another's record", (test, _) => SignUpAsync(test, Long)),
        ("a fault", (test, _) => test.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "reset", path = "/" + Long })),
    ];

    [Fact]
    public async Task Whatever_is_left_in_a_workspace_is_counted()
    {
        await using var test = await OwnAsync();
        var workspace = test.Emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Find(test.Workspace.Id)!;
        foreach (var (kind, leaveAsync) in Ways)
        {
            var before = await BytesAsync(test.Workspace);
            await leaveAsync(test.Workspace, workspace);
            Assert.True(await BytesAsync(test.Workspace) - before >= 10_000, kind);
        }

        var process = await test.Emulator.Http.GetFromJsonAsync<JsonElement>("/_emulator/process");
        Assert.True(process.GetProperty("keptBytes").GetInt64() >= await BytesAsync(test.Workspace));
    }

    [Fact]
    public void What_was_sent_with_acts_is_bounded_and_what_is_forgotten_is_not_counted()
    {
        var history = new WorkspaceHistory(5_000);
        for (var i = 1; i <= 2_000; i++) history.Add(Act(i));
        Assert.InRange(history.Bytes, WorkspaceHistory.MostBytes / 2, WorkspaceHistory.MostBytes);
        Assert.Equal(2_000, history.All()[^1].Number);
        Assert.Equal(history.Bytes, history.All().Sum(entry => entry.Bytes));
        history.Clear();
        Assert.Equal((0L, 0), (history.Bytes, history.Count));
        history.Add(Act(1));
        Assert.InRange(history.Bytes, Length, 3 * Length);
    }

    private static HistoryEntry Act(long number) => new(number, DateTimeOffset.UnixEpoch, new Cause(CauseKind.Act))
    {
        Act = new ControlAct("POST", "clock/advance", "", "", Long, 400, null),
    };

    private static Task Leave(Workspace workspace, Change change)
    {
        workspace.Commit(
            (before, now) => new Decision<bool>(true, Transition.Apply(before, "key-predict", change, 42, now)), new Cause(CauseKind.Upkeep));
        return Task.CompletedTask;
    }

    private static async Task InviteAsync(TestWorkspace test, string name) => await test.SendAssessmentAsync("http://127.0.0.1:9/", name);

    private static async Task SignUpAsync(TestWorkspace test, string observations)
    {
        var caller = await KeyPredictCaller.ConnectedAsync(test);
        var fields = new FormUrlEncodedContent(
            [new("firstname", "Ida"), new("lastname", "Holm"), new("email", "ida.holm@people.example"), new("observations", observations)]);
        var made = await caller.SendAsync(HttpMethod.Post, "create/candidate/json", await caller.FreshTokenAsync(), fields);
        Assert.Equal(200, made.Status);
    }

    private static async Task PiAsync(TestWorkspace test, string path, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("api-key", test.OwnerKey());
        request.Headers.TryAddWithoutValidation("X-Note", header);
        using var answer = await test.Http.SendAsync(request);
    }

    private static async Task<long> BytesAsync(TestWorkspace test)
    {
        using var answer = await test.Http.GetAsync(test.Path);
        return long.Parse(Assert.Single(answer.Headers.GetValues("X-Emulator-Bytes")), null);
    }

    private static async Task<Own> OwnAsync()
    {
        var emulator = await EmulatorHost.OwnAsync();
        using var content = new StringContent("""{"fixture":"empty","clock":{"mode":"frozen"}}""", Encoding.UTF8, "application/json");
        using var answer = await emulator.Http.PostAsync("/_emulator/workspaces", content);
        return new Own(emulator, new TestWorkspace(emulator.Http, await answer.Content.ReadFromJsonAsync<JsonElement>()));
    }

    private sealed record Own(OwnEmulator Emulator, TestWorkspace Workspace) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Emulator.DisposeAsync();
    }
}
