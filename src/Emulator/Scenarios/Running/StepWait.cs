using System.Text.Json;
using Emulator.Core.Agenda;
using Emulator.Core.History;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Running;

/// <summary>How a run waits for its moments: each is an entry on the agenda of its workspace, and the run goes on when the
/// clock gets there, whoever moves it.</summary>
internal sealed class StepWait
{
    /// <summary>The kind of the agenda entries; their subject is the run's name.</summary>
    public const string Kind = "scenario step";

    private const string PutBack = "The workspace was put back to an earlier state while the scenario waited.";
    private readonly ActiveRun run;
    private readonly Workspace workspace;
    private readonly Func<DateTimeOffset, CancellationToken, Task>? move;
    private readonly TaskCompletionSource resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock changing = new();
    private TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously),
        begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? parked;
    private Task moves = Task.CompletedTask;
    private int ticket;

    /// <param name="run">The run. One that waited when its process ended waits on.</param>
    /// <param name="move">Moves the clock to an instant; null when others do.</param>
    public StepWait(ActiveRun run, Func<DateTimeOffset, CancellationToken, Task>? move)
    {
        (this.run, workspace, this.move, ticket) = (run, run.Workspace, move, run.Position.Ticket);
        if (run.Position.Phase is RunPhase.Waiting or RunPhase.Pausing) parked = resumed;
    }

    /// <summary>Ends when the first moment is on the agenda.</summary>
    public Task Begun => begun.Task;

    /// <summary>Ends when the run waits: for a moment, or for somebody outside.</summary>
    public Task Settled
    {
        get
        {
            lock (changing) return settled.Task;
        }
    }

    /// <summary>Puts a moment on the agenda and waits until the clock gets there; what was due before it has been done then.</summary>
    /// <param name="by">How far off.</param>
    /// <param name="position">How far the run has come.</param>
    /// <param name="title">The step's title, without secrets.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="StepFailedException">The clock cannot go there, or the workspace was put back.</exception>
    public async Task PassAsync(TimeSpan by, RunPosition position, string title, CancellationToken stop)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int number;
        TaskCompletionSource before;
        lock (changing) (parked, number, before) = (mine, ++ticket, settled);
        workspace.Restored += Look;
        try
        {
            var due = run.Wait(by, position with { Ticket = number }, JsonSerializer.Serialize(new Moment(position.Step, title, number)));
            await ParkAsync(due, mine, before, stop);
        }
        finally
        {
            workspace.Restored -= Look;
        }
    }

    /// <summary>Waits on for the moment that was waited for when the process ended.</summary>
    /// <inheritdoc cref="PassAsync"/>
    public async Task ResumeAsync(CancellationToken stop)
    {
        var position = run.Position;
        TaskCompletionSource before;
        lock (changing) before = settled;
        workspace.Restored += Look;
        try
        {
            var entries = workspace.Current.Agenda.Of(Outbox.Self, Kind, run.Run.Name);
            if (entries.Any(entry => Read(entry)?.Wait == position.Ticket)) await ParkAsync(position.Due, resumed, before, stop);
            else if (position.Due > workspace.Clock.Now) throw new StepFailedException(PutBack);
            else ComeTo(); // It had come already.
        }
        finally
        {
            workspace.Restored -= Look;
        }
    }

    /// <summary>The run waits for somebody outside: time may go on without it.</summary>
    public void StepAside()
    {
        lock (changing) settled.TrySetResult();
    }

    /// <summary>The moment of this entry has come. The task ends when the run waits again.</summary>
    public Task GoOn(AgendaEntry entry)
    {
        lock (changing)
        {
            // One that a restore brought back has been waited for long ago.
            if (parked is null || Read(entry)?.Wait != ticket) return Task.CompletedTask;
            settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
            parked.TrySetResult();
            parked = null;
            return settled.Task;
        }
    }

    /// <summary>The process ends, and the run with it; its moment stays on the agenda.</summary>
    public Task LeaveAsync()
    {
        begun.TrySetResult();
        StepAside();
        return moves;
    }

    /// <summary>The run is over: nothing of it stays on the agenda, and no clock goes on because of it.</summary>
    /// <param name="tell">Tells that it is over. Who moves the clock by hand finds it told; what the run itself moves has come to its end before.</param>
    public async Task EndAsync(Action tell)
    {
        lock (changing) parked = null;
        begun.TrySetResult();
        try
        {
            workspace.Decide(
                (world, _) => (true, HasEntry(world) ? world with { Agenda = world.Agenda.Remove(Outbox.Self, Kind, run.Run.Name) } : world),
                new Cause(CauseKind.Agenda));
        }
        catch (WorkspaceEndedException)
        {
            // The workspace is deleted, and its agenda with it.
        }

        var isMoving = !moves.IsCompleted;
        if (!isMoving) tell();
        StepAside();
        await moves;
        if (isMoving) tell();
    }

    /// <summary>What an entry is about, in one sentence; null when it is no scenario's.</summary>
    public static string? Describe(AgendaEntry entry) => entry is not { Provider: Outbox.Self, Kind: Kind } ? null
        : Read(entry) is { } moment ? $"Scenario {entry.Subject}, step {moment.Step}: {moment.Title}" : $"Scenario {entry.Subject}";

    /// <summary>Whether the moment of an entry is the one that a run waits for.</summary>
    public static bool IsFor(AgendaEntry entry, ScenarioRun run) =>
        run.Position.Phase is RunPhase.Waiting or RunPhase.Pausing && Read(entry)?.Wait == run.Position.Ticket;

    private static Moment? Read(AgendaEntry entry) => entry.Payload is { } payload ? JsonSerializer.Deserialize<Moment>(payload) : null;

    private bool HasEntry(World world) => !world.Agenda.Of(Outbox.Self, Kind, run.Run.Name).IsEmpty;

    private async Task ParkAsync(DateTimeOffset due, TaskCompletionSource mine, TaskCompletionSource before, CancellationToken stop)
    {
        before.TrySetResult(); // Not the one of now: the moment may have come already.
        begun.TrySetResult();
        if (move is not null && due > workspace.Clock.Now)
            moves = moves.IsCompleted ? MoveAsync(due, mine, stop) : Task.WhenAll(moves, MoveAsync(due, mine, stop));
        await mine.Task.WaitAsync(stop);
    }

    private void ComeTo()
    {
        lock (changing) parked = null;
        begun.TrySetResult();
    }

    private async Task MoveAsync(DateTimeOffset due, TaskCompletionSource mine, CancellationToken stop)
    {
        try
        {
            await move!(due, stop);
        }
        catch (Exception error)
        {
            // Somebody else may have moved it there in the meantime.
            if (workspace.Clock.Now < due) mine.TrySetException(error);
        }
    }

    private void Look()
    {
        lock (changing)
        {
            if (parked is { } mine && !HasEntry(workspace.Current)) mine.TrySetException(new StepFailedException(PutBack));
        }
    }

    /// <summary>What an entry says.</summary>
    /// <param name="Step">The step that goes on.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Wait">Grows with each moment of the run.</param>
    private sealed record Moment(int Step, string Title, int Wait);
}
