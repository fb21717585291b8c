using System.Net;
using System.Text.Json;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>The typed client against the real control API: each method once, and how a refusal arrives.</summary>
public class ControlClientTests
{
    [Fact]
    public async Task The_client_covers_the_life_of_a_workspace()
    {
        var control = new ControlClient(await EmulatorHost.ClientAsync());
        Assert.Equal("ready", (await control.HealthAsync()).Status);
        Assert.NotEmpty((await control.CoverageAsync())["kelio"].Operations);
        var made = await control.CreateAsync(new WorkspaceRequest
        {
            Fixture = "empty",
            Seed = 3,
            Clock = new ClockRequest { Mode = "frozen", Now = DateTimeOffset.Parse("2026-03-02T09:00:00Z") },
            Ttl = TimeSpan.FromHours(1),
        });
        Assert.Contains(made.Id, await control.WorkspacesAsync());
        var workspace = control.Workspace(made.Id);
        Assert.Equal(made.Seed, (await workspace.ReadAsync()).Seed);
        Assert.NotNull(made.ExpiresAt);
        Assert.False(string.IsNullOrEmpty(made.Providers["keyPredict"].GetProperty("login").GetString()));

        Assert.Equal(DateTimeOffset.Parse("2026-03-03T09:00:00Z"), (await workspace.AdvanceAsync(TimeSpan.FromDays(1))).Now);
        Assert.Equal(DateTimeOffset.Parse("2026-03-04T00:00:00Z"), (await workspace.AdvanceToAsync(DateTimeOffset.Parse("2026-03-04T00:00:00Z"))).Now);
        Assert.Empty((await workspace.AdvanceToNextAsync()).Ran);
        Assert.Equal("live", (await workspace.ResumeAsync()).Mode);
        Assert.Equal(60, (await workspace.ScaleAsync(60)).Factor);
        Assert.Equal("frozen", (await workspace.FreezeAsync()).Mode);
        Assert.Null((await workspace.ClockAsync()).NextDue);
        Assert.Equal("2026-03-02T09:00:00.0000000+00:00", (await workspace.ResetAsync()).Clock.Now.ToString("O"));
        await workspace.DeleteAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ControlException>(() => workspace.ReadAsync())).Status);
    }

    [Fact]
    public async Task The_client_covers_records_webhooks_faults_and_the_journal()
    {
        await using var test = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var workspace = new ControlClient(test.Http).Workspace(test.Id);
        var snapshot = await workspace.SnapshotAsync("before");
        Assert.True((await workspace.HoldAsync()).Holding);
        var id = await test.CompletedAsync(receiver.Url);
        var held = Assert.Single(await workspace.WebhooksAsync(state: "held", subject: id, provider: "predictive-index"));
        Assert.Equal(0, (await workspace.ReleaseAsync()).Held);
        await workspace.AdvanceAsync(TimeSpan.Zero);
        Assert.Equal("delivered", (await workspace.WebhookAsync(held.Id)).State);
        Assert.Equal(held.Id, (await workspace.ReplayAsync(held.Id)).ReplayOf);
        Assert.Empty(await workspace.MailsAsync("nobody@people.example"));

        var diff = await workspace.DiffAsync(snapshot.Id);
        Assert.Contains(diff.Added, one => one.Table == "assessments" && one.Id == id);
        Assert.Equal("before", (await workspace.RestoreAsync(snapshot.Id)).Name);
        Assert.Empty((await workspace.DiffAsync(snapshot.Id)).Added);
        Assert.Equal(JsonValueKind.Object, (await workspace.StateAsync()).GetProperty("kelio").ValueKind);

        var fault = await workspace.AddFaultAsync(new FaultRequest { Provider = "predictive-index", Kind = "status", Status = 503, Times = 1 });
        Assert.Single(await workspace.FaultsAsync());
        await workspace.RemoveFaultAsync(fault.Id);
        Assert.Empty(await workspace.FaultsAsync());

        var exchange = (await workspace.JournalAsync(provider: "predictive-index", status: 201, path: "behavioral", since: "0", limit: 5))[0];
        Assert.Equal(exchange.Number, (await workspace.ExchangeAsync(exchange.Number)).Number);
        Assert.Equal(test.Id, (await new ControlClient(test.Http).ExchangeAsync(exchange.Number)).Workspace);
        await workspace.ClearJournalAsync();
        Assert.Empty(await workspace.JournalAsync());
        var integration = await workspace.SendAsync<JsonElement>(HttpMethod.Patch, "key-predict/integration", new { tokenExpiration = true });
        Assert.True(integration.GetProperty("tokenExpiration").GetBoolean());
    }

    [Fact]
    public async Task The_client_follows_the_journal()
    {
        await using var test = await EmulatorHost.NewWorkspaceAsync();
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var exchanges = new ControlClient(test.Http).Workspace(test.Id).FollowJournalAsync(guard.Token).GetAsyncEnumerator(guard.Token);
        var next = exchanges.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            // The stream may not be open yet; the next call will be seen.
            (await test.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments")).Dispose();
            await Task.WhenAny(next, Task.Delay(50, guard.Token));
        }

        Assert.True(await next);
        Assert.Equal("/pi/api/v2/behavioralassessments", exchanges.Current.Path);
        await exchanges.DisposeAsync();
    }

    [Fact]
    public async Task A_refusal_arrives_with_its_reason()
    {
        var control = new ControlClient(await EmulatorHost.ClientAsync());
        var refused = await Assert.ThrowsAsync<ControlException>(() => control.CreateAsync(new WorkspaceRequest { Fixture = "nothing" }));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("fixture", refused.Problem!.Errors!.Keys);
        Assert.Contains("there is no fixture", refused.Message);
    }

    [Fact]
    public async Task It_reads_people_acts_scenarios_recordings_receivers_and_snapshots()
    {
        await using var test = await EmulatorHost.NewWorkspaceAsync();
        var control = new ControlClient(test.Http);
        var workspace = control.Workspace(test.Id);
        var recording = await workspace.RecordAsync("Zoé is sent an assessment");
        var receiver = await workspace.SetReceiverAsync("crm", new ReceiverRequest { Answers = "503", Times = 1 });
        var id = await test.CompletedAsync(receiver.Url);
        await workspace.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(id, Assert.Single(
            (await workspace.PeopleAsync(q: "zoe@people.example", provider: "predictive-index")).SelectMany(person => person.Subjects),
            subject => subject.Kind == "assessment").Id);
        Assert.Contains(await control.ActsAsync(), act => act.Provider == "predictive-index" && act.To is not null);
        Assert.Equal(2, (await workspace.ReceiverAsync("crm")).Received!.Count);
        Assert.Equal("crm", Assert.Single(await workspace.ReceiversAsync()).Name);
        Assert.Equal("Zoé is sent an assessment", Assert.Single(await workspace.RecordingsAsync()).Title);
        Assert.Contains("zoe@people.example", (await workspace.RecordingAsync(recording.Id)).Yaml, StringComparison.Ordinal);
        var snapshot = await workspace.SnapshotAsync("here");
        Assert.Equal(snapshot.Id, Assert.Single(await workspace.SnapshotsAsync()).Id);
        await workspace.RemoveRecordingAsync(recording.Id);
        await workspace.RemoveReceiverAsync("crm");
        Assert.Empty(await workspace.RecordingsAsync());
        Assert.Empty(await workspace.ReceiversAsync());

        var shipped = Assert.Single(await control.ScenariosAsync(), scenario => scenario.Name == "wrong-audience");
        var run = await control.StartScenarioAsync(await control.ScenarioAsync(shipped.Name));
        var own = control.Workspace(run.Workspace);
        Assert.True(await Eventually.TrueAsync(async () => (await own.RunAsync(run.RunId)).State == "passed"));
        Assert.Equal(run.RunId, Assert.Single(await own.RunsAsync()).RunId);
        await own.StopRunAsync(run.RunId);
    }
}
