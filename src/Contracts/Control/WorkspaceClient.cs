using System.Globalization;
using System.Text.Json;

namespace Contracts.Control;

/// <summary>The part of the control API that is about one workspace; made by <see cref="ControlClient.Workspace"/>.</summary>
public sealed class WorkspaceClient
{
    private readonly ControlClient control;

    internal WorkspaceClient(ControlClient control, string id) => (this.control, Id) = (control, id);

    /// <summary>The workspace's name.</summary>
    public string Id { get; }

    /// <summary>The workspace with its credentials.</summary>
    public Task<WorkspaceView> ReadAsync(CancellationToken stop = default) => GetAsync<WorkspaceView>("", stop);

    /// <summary>Back to the state after creation.</summary>
    public Task<WorkspaceView> ResetAsync(CancellationToken stop = default) => PostAsync<WorkspaceView>("/reset", null, stop);

    /// <summary>Changes what is said of it: its label, owner and time to live.</summary>
    public Task<WorkspaceView> ChangeAsync(WorkspaceChange wanted, CancellationToken stop = default) =>
        control.SendAsync<WorkspaceView>(HttpMethod.Patch, Path(""), wanted, stop);

    /// <summary>Deletes it; its credentials die.</summary>
    public Task DeleteAsync(CancellationToken stop = default) => control.SendAsync(HttpMethod.Delete, Path(""), null, stop);

    /// <summary>The clock.</summary>
    public Task<ClockView> ClockAsync(CancellationToken stop = default) => GetAsync<ClockView>("/clock", stop);

    /// <summary>Runs what falls due on the way; zero waits until all that is due has settled.</summary>
    public Task<AdvanceReport> AdvanceAsync(CalendarDuration by, CancellationToken stop = default) =>
        PostAsync<AdvanceReport>("/clock/advance", new { by }, stop);

    /// <summary>Runs what falls due on the way to the instant.</summary>
    public Task<AdvanceReport> AdvanceToAsync(DateTimeOffset to, CancellationToken stop = default) =>
        PostAsync<AdvanceReport>("/clock/advance", new { to }, stop);

    /// <summary>Runs the next entry of the agenda, and all that are due at the same instant.</summary>
    public Task<AdvanceReport> AdvanceToNextAsync(CancellationToken stop = default) => PostAsync<AdvanceReport>("/clock/advance", new { toNext = true }, stop);

    /// <summary>Stands still.</summary>
    public Task<ClockView> FreezeAsync(CancellationToken stop = default) => PostAsync<ClockView>("/clock/freeze", null, stop);

    /// <summary>Runs on in real time.</summary>
    public Task<ClockView> ResumeAsync(CancellationToken stop = default) => PostAsync<ClockView>("/clock/resume", null, stop);

    /// <summary>Runs on faster or slower than real time.</summary>
    public Task<ClockView> ScaleAsync(double factor, CancellationToken stop = default) => PostAsync<ClockView>("/clock/scale", new ScaleRequest(factor), stop);

    /// <summary>What is due, earliest first; a hundred entries when no limit is given.</summary>
    public Task<IReadOnlyList<AgendaEntryView>> AgendaAsync(int? limit = null, CancellationToken stop = default) =>
        GetAsync<IReadOnlyList<AgendaEntryView>>("/agenda" + Query(("limit", Text(limit))), stop);

    /// <summary>The webhook deliveries, oldest first.</summary>
    public Task<IReadOnlyList<WebhookView>> WebhooksAsync(
        string? provider = null, string? state = null, string? subject = null, CancellationToken stop = default) =>
            ListAsync<WebhookView>("/webhooks" + Query(("provider", provider), ("state", state), ("subject", subject)), stop);

    /// <summary>One delivery.</summary>
    public Task<WebhookView> WebhookAsync(string id, CancellationToken stop = default) => GetAsync<WebhookView>("/webhooks/" + Uri.EscapeDataString(id), stop);

    /// <summary>Sends a webhook again, to the same or another URL.</summary>
    public Task<WebhookView> ReplayAsync(string id, string? url = null, CancellationToken stop = default) =>
        PostAsync<WebhookView>($"/webhooks/{Uri.EscapeDataString(id)}/replay", new ReplayRequest { Url = url }, stop);

    /// <summary>Whether webhooks are held, and how many.</summary>
    public Task<HoldView> HoldStateAsync(CancellationToken stop = default) => GetAsync<HoldView>("/webhooks/hold", stop);

    /// <summary>Queues webhooks instead of sending them.</summary>
    public Task<HoldView> HoldAsync(CancellationToken stop = default) => PostAsync<HoldView>("/webhooks/hold", null, stop);

    /// <summary>Lets go the held webhooks: all without arguments, the oldest few, or these in this order.</summary>
    public Task<HoldView> ReleaseAsync(int? count = null, IReadOnlyList<string>? ids = null, CancellationToken stop = default) =>
        PostAsync<HoldView>("/webhooks/release", new ReleaseRequest { Count = count, Ids = ids }, stop);

    /// <summary>The captured e-mails, oldest first, to anybody or to this address.</summary>
    public Task<IReadOnlyList<MailView>> MailsAsync(string? to = null, CancellationToken stop = default) =>
        ListAsync<MailView>("/mails" + Query(("to", to)), stop);

    /// <summary>One captured e-mail.</summary>
    public Task<MailView> MailAsync(string id, CancellationToken stop = default) => GetAsync<MailView>("/mails/" + Uri.EscapeDataString(id), stop);

    /// <summary>Candidates, applicants and takers, with what each can do now.</summary>
    public Task<IReadOnlyList<PersonView>> PeopleAsync(string? q = null, string? provider = null, CancellationToken stop = default) =>
        ListAsync<PersonView>("/people" + Query(("q", q), ("provider", provider)), stop);

    /// <summary>The runs of scenarios in it, the latest first.</summary>
    public Task<IReadOnlyList<RunView>> RunsAsync(CancellationToken stop = default) => GetAsync<IReadOnlyList<RunView>>("/scenarios", stop);

    /// <summary>A run with its steps.</summary>
    public Task<RunView> RunAsync(string runId, CancellationToken stop = default) => GetAsync<RunView>("/scenarios/" + Uri.EscapeDataString(runId), stop);

    /// <summary>Stops a run.</summary>
    public Task StopRunAsync(string runId, CancellationToken stop = default) =>
        control.SendAsync(HttpMethod.Delete, Path("/scenarios/" + Uri.EscapeDataString(runId)), null, stop);

    /// <summary>Begins a recording of what is clicked and called.</summary>
    public Task<RecordingView> RecordAsync(string? title = null, CancellationToken stop = default) =>
        PostAsync<RecordingView>("/recordings", new RecordingRequest { Title = title }, stop);

    /// <summary>The recordings.</summary>
    public Task<IReadOnlyList<RecordingView>> RecordingsAsync(CancellationToken stop = default) => GetAsync<IReadOnlyList<RecordingView>>("/recordings", stop);

    /// <summary>A recording as a scenario, as far as it has come.</summary>
    public Task<RecordingView> RecordingAsync(string id, CancellationToken stop = default) =>
        GetAsync<RecordingView>("/recordings/" + Uri.EscapeDataString(id), stop);

    /// <summary>Forgets a recording.</summary>
    public Task RemoveRecordingAsync(string id, CancellationToken stop = default) =>
        control.SendAsync(HttpMethod.Delete, Path("/recordings/" + Uri.EscapeDataString(id)), null, stop);

    /// <summary>The webhook servers of the emulator's own.</summary>
    public Task<IReadOnlyList<ReceiverView>> ReceiversAsync(CancellationToken stop = default) => GetAsync<IReadOnlyList<ReceiverView>>("/receivers", stop);

    /// <summary>A webhook server with what it has got.</summary>
    public Task<ReceiverView> ReceiverAsync(string name, CancellationToken stop = default) =>
        GetAsync<ReceiverView>("/receivers/" + Uri.EscapeDataString(name), stop);

    /// <summary>Says what a webhook server answers; makes it when there is none of this name.</summary>
    public Task<ReceiverView> SetReceiverAsync(string name, ReceiverRequest wanted, CancellationToken stop = default) =>
        control.SendAsync<ReceiverView>(HttpMethod.Put, Path("/receivers/" + Uri.EscapeDataString(name)), wanted, stop);

    /// <summary>Forgets a webhook server.</summary>
    public Task RemoveReceiverAsync(string name, CancellationToken stop = default) =>
        control.SendAsync(HttpMethod.Delete, Path("/receivers/" + Uri.EscapeDataString(name)), null, stop);

    /// <summary>The snapshots taken.</summary>
    public Task<IReadOnlyList<SnapshotView>> SnapshotsAsync(CancellationToken stop = default) => GetAsync<IReadOnlyList<SnapshotView>>("/snapshots", stop);

    /// <summary>Registers a fault.</summary>
    public Task<FaultView> AddFaultAsync(FaultRequest fault, CancellationToken stop = default) => PostAsync<FaultView>("/faults", fault, stop);

    /// <summary>The registered faults.</summary>
    public Task<IReadOnlyList<FaultView>> FaultsAsync(CancellationToken stop = default) => GetAsync<IReadOnlyList<FaultView>>("/faults", stop);

    /// <summary>Removes a fault.</summary>
    public Task RemoveFaultAsync(string id, CancellationToken stop = default) =>
        control.SendAsync(HttpMethod.Delete, Path("/faults/" + Uri.EscapeDataString(id)), null, stop);

    /// <summary>The exchanges, newest first; <paramref name="since"/> is the number of an exchange or an instant, <paramref name="q"/> a text that is in the
    /// line, the verdict, a header or a body.</summary>
    public Task<IReadOnlyList<ExchangeView>> JournalAsync(
        string? provider = null, int? status = null, string? path = null, string? since = null,
        int? limit = null, string? q = null, CancellationToken stop = default) =>
        GetAsync<IReadOnlyList<ExchangeView>>(
            "/journal" + Query(("provider", provider), ("status", Text(status)), ("path", path), ("since", since), ("limit", Text(limit)), ("q", q)), stop);

    /// <summary>One exchange with its verdict, headers and bodies.</summary>
    public Task<ExchangeView> ExchangeAsync(long number, CancellationToken stop = default) => GetAsync<ExchangeView>($"/journal/{number}", stop);

    /// <summary>The exchanges from now on, as they happen.</summary>
    public IAsyncEnumerable<ExchangeView> FollowJournalAsync(CancellationToken stop = default) =>
        control.FollowAsync<ExchangeView>(Path("/journal/stream"), stop);

    /// <summary>All that happened, newest first; <paramref name="kind"/> is one or several with commas between, <paramref name="person"/> an e-mail address or
    /// the id of a record, <paramref name="since"/> the number of an entry or an instant.</summary>
    public Task<IReadOnlyList<TimelineView>> TimelineAsync(
        string? kind = null, string? provider = null, string? person = null, string? since = null, int? limit = null, CancellationToken stop = default) =>
        GetAsync<IReadOnlyList<TimelineView>>(
            "/timeline" + Query(("kind", kind), ("provider", provider), ("person", person), ("since", since), ("limit", Text(limit))), stop);

    /// <summary>All that happens from now on.</summary>
    public IAsyncEnumerable<TimelineView> FollowTimelineAsync(CancellationToken stop = default) =>
        control.FollowAsync<TimelineView>(Path("/timeline/stream"), stop);

    /// <summary>Forgets all that happened, the journal too.</summary>
    public Task ClearTimelineAsync(CancellationToken stop = default) => control.SendAsync(HttpMethod.Delete, Path("/timeline"), null, stop);

    /// <summary>Forgets all exchanges.</summary>
    public Task ClearJournalAsync(CancellationToken stop = default) => control.SendAsync(HttpMethod.Delete, Path("/journal"), null, stop);

    /// <summary>All records, by provider and table.</summary>
    public Task<JsonElement> StateAsync(CancellationToken stop = default) => GetAsync<JsonElement>("/state", stop);

    /// <summary>Takes a snapshot.</summary>
    public Task<SnapshotView> SnapshotAsync(string? name = null, CancellationToken stop = default) =>
        PostAsync<SnapshotView>("/snapshots", new SnapshotRequest { Name = name }, stop);

    /// <summary>Brings back what a snapshot holds.</summary>
    public Task<SnapshotView> RestoreAsync(string id, CancellationToken stop = default) =>
        PostAsync<SnapshotView>($"/snapshots/{Uri.EscapeDataString(id)}/restore", null, stop);

    /// <summary>What became of the records since a snapshot.</summary>
    public Task<DiffView> DiffAsync(string id, CancellationToken stop = default) => GetAsync<DiffView>($"/snapshots/{Uri.EscapeDataString(id)}/diff", stop);

    /// <summary>A call that has no method of its own here, e.g. a provider's screen.</summary>
    /// <typeparam name="T">The shape of the answer.</typeparam>
    /// <param name="method">The verb.</param>
    /// <param name="path">The path after the workspace, e.g. <c>kelio/keys</c>.</param>
    /// <param name="body">The body, written as JSON; null for none.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<T> SendAsync<T>(HttpMethod method, string path, object? body = null, CancellationToken stop = default) =>
        control.SendAsync<T>(method, Path("/" + path), body, stop);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    internal static string Query(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = "";
        foreach (var (name, value) in parameters)
            if (value is not null) query += (query.Length == 0 ? "?" : "&") + name + "=" + Uri.EscapeDataString(value);
        return query;
    }

    private string Path(string rest) => "workspaces/" + Uri.EscapeDataString(Id) + rest;

    private Task<T> GetAsync<T>(string rest, CancellationToken stop) => control.SendAsync<T>(HttpMethod.Get, Path(rest), null, stop);

    private Task<IReadOnlyList<T>> ListAsync<T>(string rest, CancellationToken stop) => control.ListAsync<T>(Path(rest), stop);

    private Task<T> PostAsync<T>(string rest, object? body, CancellationToken stop) => control.SendAsync<T>(HttpMethod.Post, Path(rest), body, stop);
}
