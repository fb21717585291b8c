using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.History;
using Emulator.Core.State;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Receivers;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios;

/// <summary>What scenarios, recordings and the emulator's own receivers keep of a workspace, beside its world: a restore leaves it alone.</summary>
internal sealed record ScenarioState : ProviderState
{
    /// <summary>The area's name.</summary>
    public const string Area = "scenarios";

    /// <summary>The calls of each receiver, oldest first.</summary>
    public static readonly Ordered<Received, string> ByReceiver = new(static call => call.Receiver, null, null, StringComparer.Ordinal);

    /// <summary>The runs that go on in the workspace itself: at most one.</summary>
    public static readonly Ordered<ScenarioRun, bool> UnderWay = new(static _ => true, null, static run => run is { IsRunning: true, IsElsewhere: false });

    /// <summary>The steps of each run, in order.</summary>
    public static readonly Ordered<RunStep, int> ByRun = new(static step => step.Run);

    /// <summary>What the titles of recordings take, in bytes.</summary>
    public static readonly Sum<Recording.Recording> TitleBytes = new(static recording => sizeof(char) * (long)recording.Title.Length);

    /// <summary>What the reports of steps take, in bytes.</summary>
    public static readonly Sum<RunStep> StepBytes = new(static step => sizeof(char) * (step.Report.Title.Length + (long)(step.Report.Detail?.Length ?? 0)));

    /// <summary>What the texts of runs take, in bytes.</summary>
    public static readonly Sum<RunScript> ScriptBytes = new(static script => sizeof(char) * (long)script.Text.Length);

    /// <summary>What runs remember, in bytes.</summary>
    public static readonly Sum<RunNotes> NoteBytes = new(static notes => sizeof(char) * (long)notes.Names.Length);

    /// <inheritdoc/>
    [JsonIgnore]
    public override long KeptBytes => ReceivedBytes + Recordings.Of(TitleBytes) + Steps.Of(StepBytes) + Scripts.Of(ScriptBytes) + Notes.Of(NoteBytes);

    /// <summary>The webhook servers of the emulator's own.</summary>
    public Table<string, Receiver> Receivers { get; init; } = Table<string, Receiver>.Empty;

    /// <summary>What they have got.</summary>
    public Table<long, Received> Received { get; init; } = Table<long, Received>.With(ByReceiver);

    /// <summary>The number of the call that they got last.</summary>
    public long LastReceived { get; init; }

    /// <summary>How many bytes are kept of their calls.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>The recordings.</summary>
    public Table<int, Recording.Recording> Recordings { get; init; } = Table<int, Recording.Recording>.With(TitleBytes);

    /// <summary>The number of the recording that was begun last.</summary>
    public int LastRecording { get; init; }

    /// <summary>The number of the recording that was dropped last, because there were too many.</summary>
    public int LastDropped { get; init; }

    /// <summary>The runs that were asked in the workspace or run in it: of those that are over the latest.</summary>
    public Table<int, ScenarioRun> Runs { get; init; } = Table<int, ScenarioRun>.With(UnderWay);

    /// <summary>Their steps.</summary>
    public Table<long, RunStep> Steps { get; init; } = Table<long, RunStep>.With(ByRun, StepBytes);

    /// <summary>The texts of those that go on.</summary>
    public Table<int, RunScript> Scripts { get; init; } = Table<int, RunScript>.With(ScriptBytes);

    /// <summary>What those that go on remember.</summary>
    public Table<int, RunNotes> Notes { get; init; } = Table<int, RunNotes>.With(NoteBytes);

    /// <summary>The largest number of a run.</summary>
    public int LastRun { get; init; }

    /// <summary>The number of the run that was dropped last, because there were too many.</summary>
    public int LastDroppedRun { get; init; }

    /// <summary>What is kept in a workspace.</summary>
    public static ScenarioState Of(WorkspaceState state) => state.Of<ScenarioState>(Area);

    /// <summary>Whether a run is under way.</summary>
    public static bool GoesOn(ProviderState kept) => !((ScenarioState)kept).Runs.In(UnderWay, true).IsEmpty;

    /// <summary>The door for what is about nothing else of the workspace.</summary>
    public static T Commit<T>(Workspace workspace, Func<ScenarioState, DateTimeOffset, (T Result, ScenarioState After)> decide) => workspace.Commit(
        (before, now) =>
        {
            var (result, after) = decide(Of(before), now);
            return new Decision<T>(result, ReferenceEquals(after, Of(before)) ? before : before.With(Area, after));
        },
        new Cause(CauseKind.Upkeep));

    /// <summary>The reports of a run's steps, in order.</summary>
    public ImmutableArray<StepReport> StepsOf(int run) => [.. Steps.In(ByRun, run).Select(step => step.Report)];

    /// <summary>With a run that begins; of those that are over the oldest go when there are too many.</summary>
    public ScenarioState Begin(ScenarioRun run, IEnumerable<StepReport> steps, RunScript? script, Bounds bounds)
    {
        var state = With(run, steps) with { LastRun = Math.Max(LastRun, run.Id) };
        if (script is not null) state = state with { Scripts = state.Scripts.Put(script) };
        while (state.Runs.Count > bounds.Runs || state.Steps.Count > bounds.RunSteps)
        {
            if (state.Runs.FirstOrDefault(old => !old.IsRunning) is not { } oldest) break;
            state = state.Without(oldest.Id) with { Runs = state.Runs.Remove(oldest.Id), LastDroppedRun = Math.Max(state.LastDroppedRun, oldest.Id) };
        }

        return state;
    }

    /// <summary>With a run as it stands now.</summary>
    public ScenarioState Save(ScenarioRun run, RunNotes notes, StepReport? report) => this with
    {
        Runs = Runs.Put(run),
        Notes = Notes.Put(notes),
        Steps = report is null ? Steps : Steps.Put(new RunStep(run.Id, report)),
    };

    /// <summary>With a run that is over; what it needed to go on is forgotten.</summary>
    public ScenarioState End(ScenarioRun run, IEnumerable<StepReport> steps) =>
        With(run, steps) with { Scripts = Scripts.Remove(run.Id), Notes = Notes.Remove(run.Id) };

    private ScenarioState With(ScenarioRun run, IEnumerable<StepReport> steps) =>
        this with { Runs = Runs.Put(run), Steps = Steps.Put(steps.Select(step => new RunStep(run.Id, step))) };

    private ScenarioState Without(int run) => this with
    {
        Steps = Steps.In(ByRun, run).Aggregate(Steps, static (steps, step) => steps.Remove(step.Id)),
        Scripts = Scripts.Remove(run),
        Notes = Notes.Remove(run),
    };
}
