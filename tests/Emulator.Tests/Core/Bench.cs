using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;
using Emulator.Scenarios;
using Emulator.Scenarios.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emulator.Tests.Core;

/// <summary>All that workspaces share, without a server: what a test needs of Core to look at its heart.</summary>
internal sealed class Bench : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Cause Why = new(CauseKind.Act);

    private readonly Lazy<DeliveryWorker> deliveries;
    private readonly Lazy<WorkspaceHouse> house;
    private readonly Lazy<WorkspaceRegistry> registry;

    public Bench()
    {
        deliveries = new(() => new DeliveryWorker(Delivery));
        house = new(Build);
        registry = new(() => new WorkspaceRegistry(House, Most));
    }

    public NotesProvider Provider { get; init; } = new();

    public DeliverySettings Delivery { get; init; } = new() { LongestAttempt = TimeSpan.FromMinutes(5) };

    public Bounds Bounds { get; init; } = new();

    public int Most { get; init; } = 10_000;

    public IAgendaActor? Actor { get; init; }

    public CredentialDirectory Directory { get; } = new();

    public RecordingLog Log { get; } = new();

    public WorkspaceHouse House => house.Value;

    public WorkspaceRegistry Registry => registry.Value;

    public static WorkspaceSpec Spec(string id, ClockMode mode = ClockMode.Frozen, double factor = 1, DateTimeOffset? now = null, TimeSpan? life = null) =>
        new(id, "demo", 42, mode, now ?? Start, factor, life);

    /// <summary>A workspace, frozen at <see cref="Start"/> unless something else is said.</summary>
    public Workspace New(string id = "w", ClockMode mode = ClockMode.Frozen, double factor = 1, DateTimeOffset? now = null, TimeSpan? life = null) =>
        Registry.TryCreate(Spec(id, mode, factor, now, life), out var made, out var why) ? made : throw new InvalidOperationException($"{id}: {why}");

    /// <summary>Live time for all workspaces, until it is disposed.</summary>
    public async Task<AsyncScope> WorkAsync()
    {
        var worker = new AgendaWorker(Registry, NullLogger<AgendaWorker>.Instance);
        await worker.StartAsync(CancellationToken.None);
        return new AsyncScope(worker);
    }

    public void Dispose()
    {
        if (registry.IsValueCreated) registry.Value.Dispose();
        if (deliveries.IsValueCreated) deliveries.Value.Dispose();
    }

    private WorkspaceHouse Build() => new(new ProviderCatalog([Provider]), Directory, deliveries.Value, new JournalSettings(), Bounds)
    {
        Actors = Actor is null ? [] : [Actor],
        Areas = [new WorkspaceArea("beside", NotesState.Empty), new WorkspaceArea(ScenarioState.Area, new ScenarioState())],
        Store = Log,
    };

    internal sealed class AsyncScope(AgendaWorker worker) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await worker.StopAsync(CancellationToken.None);
            worker.Dispose();
        }
    }
}

/// <summary>Keeps all commits of all workspaces.</summary>
internal sealed class RecordingLog : IWorkspaceStore
{
    private readonly Dictionary<Workspace, List<Commit>> taken = [];

    public IReadOnlyList<Commit> Of(Workspace workspace)
    {
        lock (taken) return [.. taken[workspace]];
    }

    public bool ReadsBeginnings => true;

    public Task Append(Workspace workspace, Commit commit, WorkspaceState after)
    {
        lock (taken)
        {
            if (!taken.TryGetValue(workspace, out var commits)) taken[workspace] = commits = [];
            commits.Add(commit);
        }

        return Task.CompletedTask;
    }
}

/// <summary>What tests do with a workspace of the <see cref="NotesProvider"/>.</summary>
internal static class BenchExtensions
{
    public static NotesState Notes(this Workspace workspace) => workspace.Current.Notes();

    public static NotesState Notes(this World world) => (NotesState)world.Providers[NotesProvider.TheName];

    /// <summary>Carries out a change as a call would.</summary>
    public static void Do(this Workspace workspace, Func<NotesState, DateTimeOffset, Change> change) => workspace.Decide(
        (before, now) => new Decision<bool>(true, before.With(change(before.World.Notes(), now), now)), Bench.Why);

    /// <summary>Makes a note.</summary>
    public static void Note(this Workspace workspace, string name) => workspace.Do((state, now) => Change.To(state.Add(name, now)));

    /// <summary>Plans a note.</summary>
    public static void Plan(this Workspace workspace, TimeSpan by, string name, Follow? follow = null) =>
        workspace.Do((_, now) => NotesProvider.Later(Change.None, now + by, name, follow ?? new Follow()));

    /// <summary>Rings.</summary>
    public static void Ring(this Workspace workspace, string url, string subject = "s", string body = "") =>
        workspace.Do((_, _) => Change.None.Send(NotesProvider.Ring(subject, url, body)));

    public static Task<IReadOnlyList<AgendaRun>> AdvanceAsync(this Workspace workspace, TimeSpan by) => workspace.Runner.TravelAsync(one => one.Clock.Now + by);

    /// <summary>A scenario in the workspace that waits for its moments.</summary>
    public static StepWait Scenario(this Workspace workspace, StepWaits waits, Func<DateTimeOffset, CancellationToken, Task>? move = null)
    {
        var row = new ScenarioRun(1, "a scenario", workspace.Id, workspace.Id, default, Bench.Start);
        var run = new ActiveRun(workspace, () => workspace, row, [], RunNotes.Empty(1), CancellationToken.None);
        var scenario = new StepWait(run, move);
        waits.Add(run, scenario);
        return scenario;
    }

    /// <summary>Waits for the moment of a step.</summary>
    public static Task PassAsync(this StepWait scenario, int minutes, int step, CancellationToken stop = default) =>
        scenario.PassAsync(TimeSpan.FromMinutes(minutes), new RunPosition(step), "a step", stop);

    /// <summary>The value with a change of the provider carried out.</summary>
    public static WorkspaceState With(this WorkspaceState before, Change change, DateTimeOffset now) =>
        Transition.Apply(before, NotesProvider.TheName, change, 42, now);

    /// <summary>The value with one note more.</summary>
    public static WorkspaceState WithNote(this WorkspaceState before, string name, DateTimeOffset now) =>
        before.With(Change.To(before.World.Notes().Add(name, now)), now);
}
