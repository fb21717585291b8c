using System.Text.Json;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class TimelineTests
{
    [Fact]
    public async Task It_tells_calls_acts_changes_attempts_and_jumps_of_the_clock_and_what_brought_them_about()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = call => receiver.Received.Count < 2 ? 503 : 200;
        var id = await workspace.SendAssessmentAsync(receiver.Url);
        await workspace.CompleteAsync(id, after: "P1D");
        await workspace.AdvanceAsync("P2D");

        var entries = await EntriesAsync(workspace);
        var call = Assert.Single(entries, entry => entry.Kind == "call");
        Assert.Equal(("POST", 201, "predictive-index", "zoe@people.example"), (call.Method, call.Status, call.Provider, call.Person));
        Assert.Equal(call.Number, call.Exchange);

        var added = Assert.Single(entries, entry => entry.Kind == "change" && entry.Subject == id && entry.Before is null && entry.After is not null);
        Assert.Equal(call.Number, added.Cause);
        Assert.Contains("added", added.Title, StringComparison.Ordinal);

        var act = Assert.Single(entries, entry => entry.Kind == "act");
        Assert.Equal(($"predictive-index/assessments/{id}/complete", 202, "predictive-index"), (act.Path, act.Status, act.Provider));
        Assert.Contains("P1D", act.Body, StringComparison.Ordinal);

        var jump = Assert.Single(entries, entry => entry.Kind == "clock");
        Assert.Equal(("clock/advance", DateTimeOffset.Parse("2026-03-02T09:00:00Z")), (jump.Path, jump.At));

        var completed = Assert.Single(entries, entry => entry.Kind == "change" && entry.Table is not null && entry.Before is not null);
        Assert.Equal((id, DateTimeOffset.Parse("2026-03-03T09:00:00Z"), null), (completed.Subject, completed.At, completed.Cause));
        Assert.Contains("→", completed.Title, StringComparison.Ordinal);

        var attempts = entries.Where(entry => entry.Kind == "delivery").ToList();
        Assert.Equal([503, 200], attempts.Select(attempt => attempt.Status));
        Assert.Equal(5, (attempts[1].At - attempts[0].At).TotalMinutes);
        Assert.All(attempts, attempt => Assert.Equal((id, "zoe@people.example"), (attempt.Subject, attempt.Person)));
        Assert.Equal("zoe@people.example", act.Person);

        Assert.Equal(entries.Select(entry => entry.At).Order(), entries.Select(entry => entry.At));
        Assert.Equal(entries.Count, entries.Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_refused_call_is_a_refusal_with_its_reason_and_a_refused_act_changes_nothing()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/nothing")).Dispose();
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Post, "predictive-index/assessments/nothing/start", new { })).Status);

        var entries = await EntriesAsync(workspace);
        Assert.Equal(["refusal", "act"], entries.Select(entry => entry.Kind));
        Assert.Equal(404, entries[0].Status);
        Assert.Contains("this one is unknown", entries[0].Title, StringComparison.Ordinal);
        Assert.Contains("refused with 404", entries[1].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_filtered_by_kind_provider_person_and_number()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var id = await workspace.SendAssessmentAsync();
        var client = new ControlClient(workspace.Http).Workspace(workspace.Id);
        await client.AdvanceAsync(TimeSpan.FromHours(1));

        var all = await client.TimelineAsync();
        Assert.Equal(
            all.Select(entry => entry.Kind).Where(kind => kind is "call" or "clock"),
            (await client.TimelineAsync(kind: "call,clock")).Select(entry => entry.Kind));
        Assert.All(await client.TimelineAsync(provider: "predictive-index"), entry => Assert.Equal("predictive-index", entry.Provider));
        Assert.Contains(await client.TimelineAsync(person: "ZOE@people.example"), entry => entry.Kind == "call");
        Assert.Contains(await client.TimelineAsync(person: "zoe@people.example"), entry => entry.Kind == "change" && entry.Subject == id);
        Assert.Empty(await client.TimelineAsync(person: "nobody@people.example"));
        Assert.All(await client.TimelineAsync(person: id), entry => Assert.Equal(id, entry.Subject));
        Assert.Equal("clock", Assert.Single(await client.TimelineAsync(since: $"{all.First(entry => entry.Kind == "call").Number}")).Kind);
        Assert.Single(await client.TimelineAsync(limit: 1));
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "timeline?kind=everything")).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "timeline?since=yesterday")).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "timeline?limit=-1")).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "timeline/stream?kind=everything")).Status);

        await client.ClearTimelineAsync();
        // The clearing itself is an act that comes after what it cleared.
        Assert.Equal("timeline", Assert.Single(await client.TimelineAsync()).Path);
    }

    [Fact]
    public async Task Neither_secrets_nor_passwords_show()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Patch, "key-predict/integration", new { password = "correct-horse-battery" });
        await workspace.SendAssessmentAsync("https://somebody:hush-hush-1@receiver.test/hook");
        var text = JsonSerializer.Serialize(await EntriesAsync(workspace));
        Assert.DoesNotContain("correct-horse-battery", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(workspace.OwnerKey(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_in_an_address_shows_nowhere_and_is_taken_for_nobodys_mail()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var snapshot = (await workspace.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString();
        var recording = (await workspace.MustAsync(HttpMethod.Post, "recordings")).GetProperty("id").GetString();
        await workspace.MustAsync(
            HttpMethod.Patch,
            "key-predict/integration",
            new { startedUrl = "http://u:very-secret-7@127.0.0.1:9/", completedUrl = "http://u:very-secret-7@127.0.0.1:9/" });
        await workspace.MustAsync(HttpMethod.Patch, "key-predict/integration", new { completedUrl = "http://u:very-secret-8@127.0.0.1:9/" });
        await workspace.MustAsync(
            HttpMethod.Patch, "predictive-index/account", new { defaultAssessmentStatusWebhookUrl = "http://u:very-secret-9@127.0.0.1:9/" });
        await workspace.MustAsync(HttpMethod.Put, "receivers/hook", new { answers = "200" });
        using (await workspace.Http.PostAsync(workspace.Path + "/receivers/hook", new StringContent("url=http%3A%2F%2Fu%3Avery-secret-7%40127.0.0.1"))) { }

        foreach (var path in new[]
        {
            "", "state", $"snapshots/{snapshot}/diff", "timeline", "people", $"recordings/{recording}",
            "receivers", "receivers/hook", "webhooks", "journal", "agenda",
        })
            Assert.DoesNotContain("very-secret", (await workspace.MustAsync(HttpMethod.Get, path)).ToString(), StringComparison.Ordinal);
        var entries = await EntriesAsync(workspace);
        Assert.All(entries, entry => Assert.DoesNotContain("127.0.0.1", entry.Person ?? "", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.Table == "integrations" && entry.Title.EndsWith(" changed", StringComparison.Ordinal));
        Assert.Contains("://••••@127.0.0.1:9/", (await workspace.MustAsync(HttpMethod.Get, "state")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_followed_live_and_what_a_call_changed_comes_with_its_number()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var client = new ControlClient(workspace.Http).Workspace(workspace.Id);
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var seen = new List<TimelineView>();
        var following = Task.Run(async () =>
        {
            await foreach (var entry in client.FollowTimelineAsync(guard.Token))
            {
                lock (seen) seen.Add(entry);
                if (entry.Kind == "clock") return;
            }
        });
        // The stream is open once something comes through.
        Assert.True(await Eventually.TrueAsync(async () =>
        {
            await workspace.SendAssessmentAsync();
            lock (seen) return seen.Exists(entry => entry.Kind == "change");
        }));
        await client.AdvanceAsync(TimeSpan.FromHours(1), guard.Token);
        await following;

        var change = seen.First(entry => entry.Kind == "change");
        Assert.Contains(seen, entry => entry.Kind == "call" && entry.Number == change.Cause);
    }

    [Fact]
    public async Task It_is_bounded()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--journal:maxChanges", "5");
        var client = new ControlClient(emulator.Http).Workspace("default");
        for (var i = 0; i < 9; i++) await client.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(5, (await client.TimelineAsync(kind: "clock")).Count);
    }

    private static async Task<List<TimelineView>> EntriesAsync(TestWorkspace workspace)
    {
        var entries = await workspace.MustAsync(HttpMethod.Get, "timeline");
        return [.. entries.Deserialize<List<TimelineView>>(ControlJson.Options)!.AsEnumerable().Reverse()];
    }
}
