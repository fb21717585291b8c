using System.Collections.Immutable;
using System.Threading.Channels;
using Emulator.Core.History;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Running;

/// <summary>A run that goes on in this process: what becomes of it is committed to its workspace, and told to those who follow it.</summary>
/// <param name="workspace">Where it runs.</param>
/// <param name="asked">Finds the workspace that was asked; null when that is gone.</param>
/// <param name="run">The run as it stands.</param>
/// <param name="steps">The reports of its steps so far.</param>
/// <param name="notes">What it remembers.</param>
/// <param name="process">Ends with the process.</param>
internal sealed class ActiveRun(
    Workspace workspace, Func<Workspace?> asked, ScenarioRun run, ImmutableArray<StepReport> steps, RunNotes notes, CancellationToken process) : IDisposable
{
    private readonly Lock changing = new();
    private readonly List<Channel<StepReport>> followers = [];
    private readonly CancellationTokenSource stop = new();
    private ScenarioRun run = run;
    private ImmutableArray<StepReport> steps = steps;
    private bool hasLeft;

    public Workspace Workspace => workspace;

    public ScenarioRun Run
    {
        get
        {
            lock (changing) return run;
        }
    }

    /// <summary>How far it has come; what is set here is committed with the next report or wait.</summary>
    public RunPosition Position
    {
        get => Run.Position;
        set
        {
            lock (changing) run = run with { Position = value };
        }
    }

    /// <summary>What it remembers; what is set here is committed with the next report or wait.</summary>
    public RunNotes Notes { get; set; } = notes;

    /// <summary>The run and its steps as they stand.</summary>
    public RunReport Report
    {
        get
        {
            lock (changing) return new RunReport(run, steps);
        }
    }

    /// <summary>Cancelled when somebody stops the run.</summary>
    public CancellationToken Stopped => stop.Token;

    /// <summary>Whether the process ends, or the workspace moves, and the run with it, to go on when its workspace is loaded again.</summary>
    public bool IsCutOff => (process.IsCancellationRequested || workspace.Place.HasMoved) && !stop.IsCancellationRequested;

    /// <summary>It begins now, by the clock of its workspace.</summary>
    public void Begin()
    {
        lock (changing) run = run with { Start = workspace.Clock.Now };
    }

    /// <summary>Commits how far the run has come.</summary>
    public void Save(RunPosition position)
    {
        Position = position;
        Commit(workspace, before => before.Save(run, Notes, null));
    }

    /// <summary>Replaces the report of a step, commits it with the run as it stands, and tells the followers.</summary>
    public void Tell(StepReport report)
    {
        Commit(workspace, before => before.Save(run, Notes, report));
        lock (changing)
        {
            steps = steps.SetItem(report.Index - 1, report);
            foreach (var follower in followers) follower.Writer.TryWrite(report);
        }
    }

    /// <summary>Puts a moment on the agenda of the workspace, and commits that the run waits for it.</summary>
    /// <param name="by">How far off.</param>
    /// <param name="position">How far the run has come; the moment is filled in.</param>
    /// <param name="payload">What the entry says.</param>
    /// <returns>The moment.</returns>
    public DateTimeOffset Wait(TimeSpan by, RunPosition position, string payload)
    {
        var moment = workspace.Commit(
            (before, now) =>
            {
                var due = by > DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue : now + by;
                var waiting = run with { Position = position with { Due = due } };
                var world = before.World with { Agenda = before.World.Agenda.Add(due, Outbox.Self, StepWait.Kind, run.Name, payload) };
                var after = (before with { World = world }).With(ScenarioState.Area, ScenarioState.Of(before).Save(waiting, Notes, null));
                return new Decision<DateTimeOffset>(due, after);
            },
            new Cause(CauseKind.Agenda));
        Position = position with { Due = moment };
        return moment;
    }

    /// <summary>The run is over: what has not run is skipped. The workspace that was asked keeps it too.</summary>
    public void End(bool isPassed)
    {
        lock (changing)
        {
            steps = [.. steps.Select(step => step.Outcome is "waiting" or "running" ? step with { Outcome = "skipped" } : step)];
            run = run with { State = isPassed ? "passed" : "failed" };
        }

        Commit(workspace, before => before.End(run, steps));
        // The one that was asked tells of it still when the run's own workspace is gone.
        if (asked() is { } other && other != workspace)
            Commit(other, before => before.Runs.Find(run.Id) is { IsElsewhere: true } ? before.End(run with { IsElsewhere = true }, steps) : before);
        Leave();
    }

    /// <summary>Nothing more comes of it in this process.</summary>
    public void Leave()
    {
        lock (changing)
        {
            foreach (var follower in followers) follower.Writer.TryComplete();
            followers.Clear();
            hasLeft = true;
        }
    }

    /// <summary>Stops it; the step that runs fails.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>The reports so far, and then each as it comes, until nothing more comes.</summary>
    public async IAsyncEnumerable<StepReport> FollowAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled)
    {
        var channel = Channel.CreateUnbounded<StepReport>();
        lock (changing)
        {
            foreach (var step in steps.Where(step => step.At is not null)) channel.Writer.TryWrite(step);
            if (hasLeft) channel.Writer.TryComplete();
            else followers.Add(channel);
        }

        try
        {
            await foreach (var report in channel.Reader.ReadAllAsync(cancelled)) yield return report;
        }
        finally
        {
            lock (changing) followers.Remove(channel);
        }
    }

    public void Dispose() => stop.Dispose();

    private static void Commit(Workspace where, Func<ScenarioState, ScenarioState> change)
    {
        try
        {
            ScenarioState.Commit(where, (before, _) => (true, change(before)));
        }
        catch (WorkspaceEndedException)
        {
            // The workspace is deleted, and what it keeps with it.
        }
    }
}
