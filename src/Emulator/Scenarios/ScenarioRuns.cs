using System.Collections.Concurrent;
using System.Collections.Immutable;
using Contracts.Control;
using Emulator.Core.Agenda;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Masking;
using Emulator.Core.Teams;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios;

/// <summary>The runs of the process: starts them, and lets those go on that were under way when their workspace was kept. What is known of a run is a part
/// of its workspace.</summary>
internal sealed class ScenarioRuns(
    WorkspaceRegistry workspaces,
    ProviderCatalog providers,
    Vocabulary words,
    EmulatorSettings settings,
    ScenarioRunner runner,
    StepWaits waits,
    Masks masks,
    RecordJson records,
    SelfAddress self,
    TeamBoard teams,
    ControlAccess access,
    IHostApplicationLifetime process)
{
    private readonly OwnWorkspaces own = new(workspaces, settings.Seed, process.ApplicationStopping);
    private readonly ConcurrentDictionary<(Workspace Workspace, int Run), ActiveRun> active = new();
    private int last;

    /// <summary>The runs that were asked in a workspace or run in it, the latest first.</summary>
    public IEnumerable<RunReport> Of(Workspace workspace) => ScenarioState.Of(workspace.State).Runs.Reverse().Select(run => Read(workspace, run));

    /// <summary>A run of a workspace, or null.</summary>
    /// <exception cref="WorkspaceElsewhereException">It runs in another workspace, which another node owns.</exception>
    public RunReport? Find(Workspace workspace, string name)
    {
        if (ScenarioRun.Number(name) is not { } number || ScenarioState.Of(workspace.State).Runs.Find(number) is not { } run) return null;
        if (run is { IsElsewhere: true, IsRunning: true }) Playing(workspace, run);
        return Read(workspace, run);
    }

    /// <summary>The run in this process, to be followed; null when it is over.</summary>
    /// <param name="here">The workspace in which it is known.</param>
    /// <param name="run">The run.</param>
    public ActiveRun? FindActive(Workspace here, ScenarioRun run) => Playing(here, run) is { } workspace ? active.GetValueOrDefault((workspace, run.Id)) : null;

    /// <summary>Stops a run; nothing happens when it is over.</summary>
    public void Stop(Workspace here, ScenarioRun run)
    {
        if (Playing(here, run) is not { } workspace) return;
        Resume(workspace); // It may be one that nobody has gone on with.
        FindActive(here, run)?.Stop();
    }

    /// <summary>Starts a scenario, and comes back when its first step is on the agenda; null when one runs in the workspace already.</summary>
    /// <param name="text">The scenario as it was written.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="asked">The workspace that was asked, or null for a new one. One that is not as the scenario wants it is left
    /// alone, and the scenario gets its own.</param>
    /// <param name="pace">Who moves the clock.</param>
    /// <param name="keeps">Whether a workspace of its own stays after the run.</param>
    /// <param name="team">Whose a workspace of its own is when no other was asked; null for nobody's.</param>
    /// <exception cref="TooManyWorkspacesException">It wants a workspace of its own, and there are as many as there may be.</exception>
    public async Task<ScenarioRun?> StartAsync(string text, Scenario scenario, Workspace? asked, ScenarioPace pace, bool keeps, string? team = null)
    {
        var number = Next(asked is null ? 0 : ScenarioState.Of(asked.State).LastRun);
        var fits = asked is not null && Fits(asked, scenario.Workspace, pace);
        if (asked is not null) team = asked.Tag.Team;
        var most = team is null ? null : teams.Teams.GetValueOrDefault(team)?.MaxWorkspaces;
        var workspace = fits ? asked! : await own.MakeAsync(scenario.Workspace, number, pace, asked, keeps, (team, most));
        var row = new ScenarioRun(number, scenario.Title, asked?.Id ?? workspace.Id, workspace.Id, pace, RealTime.Now) { Start = workspace.Clock.Now };
        ImmutableArray<StepReport> steps = [.. scenario.Steps.Select(step => new StepReport(step.Index, step.Line, step.Title, null, "waiting", null, 0))];
        // Known before it is kept, so that nobody takes it for one that a process has left.
        var run = Activate(workspace, row, steps, RunNotes.Empty(number))!;
        var isKept = false;
        try
        {
            if (asked is not null && !fits)
                ScenarioState.Commit(asked, (before, _) => (true, before.Begin(row with { IsElsewhere = true }, steps, null, asked.Bounds)));
            isKept = ScenarioState.Commit(workspace, (before, _) => Begin(before, row, steps, text, workspace.Bounds));
        }
        finally
        {
            if (!isKept) active.TryRemove((workspace, number), out _);
        }

        if (isKept) await workspace.KeptAsync();
        if (!isKept) return null;
        if (fits && HasWish(scenario.Workspace) && !await PutBackAsync(run, steps[0])) return run.Run;
        await Go(run, scenario).Begun;
        return run.Run;
    }

    /// <summary>Lets the runs go on that were under way when the workspace was kept; those that go on already are left alone. The address of the process
    /// must be known.</summary>
    public void Resume(Workspace workspace)
    {
        var state = ScenarioState.Of(workspace.State);
        Reserve(state.LastRun);
        foreach (var run in state.Runs.In(ScenarioState.UnderWay, true)) Revive(workspace, run);
    }

    /// <summary>Lets a run go on whose moment has come, when it is under way and nobody has gone on with it. Ends when it waits again.</summary>
    public Task GoOnAsync(Workspace workspace, AgendaEntry entry) =>
        ScenarioRun.Number(entry.Subject) is { } number
        && ScenarioState.Of(workspace.State).Runs.Find(number) is { IsRunning: true, IsElsewhere: false } run && StepWait.IsFor(entry, run)
            ? Revive(workspace, run)?.Settled ?? Task.CompletedTask
            : Task.CompletedTask;

    /// <summary>One wins, of those that begin in one workspace at the same time.</summary>
    private static (bool IsKept, ScenarioState After) Begin(
        ScenarioState before, ScenarioRun run, IEnumerable<StepReport> steps, string text, Bounds bounds) =>
        before.Runs.In(ScenarioState.UnderWay, true).IsEmpty ? (true, before.Begin(run, steps, new RunScript(run.Id, text), bounds)) : (false, before);

    private StepWait? Revive(Workspace workspace, ScenarioRun row)
    {
        Reserve(row.Id);
        var state = ScenarioState.Of(workspace.State);
        var steps = state.StepsOf(row.Id);
        var notes = state.Notes.Find(row.Id) ?? RunNotes.Empty(row.Id);
        if (Activate(workspace, row, steps, notes) is not { } run) return null;
        var (scenario, mistakes) = ScenarioFile.Read(state.Scripts.Find(row.Id)?.Text ?? "", words);
        // One with a workspace to be put back may have begun in one that was not.
        if (notes.Names.Length == 0) Fail(run, steps[0], "The process ended before the scenario began.");
        else if (scenario is null) Fail(run, steps[Math.Min(row.Position.Step, steps.Length) - 1], $"The scenario cannot be read any more: {mistakes[0]}");
        else return Go(run, scenario);
        return null;
    }

    private ActiveRun? Activate(Workspace workspace, ScenarioRun row, ImmutableArray<StepReport> steps, RunNotes notes)
    {
        var run = new ActiveRun(workspace, () => Named(row.AskedIn, workspace), row, steps, notes, process.ApplicationStopping);
        if (active.TryAdd((workspace, row.Id), run)) return run;
        run.Dispose();
        return null;
    }

    /// <summary>Puts the workspace back to its start, so that a second run goes as the first; its credentials stay. Where that fails the run has failed, and
    /// bars nobody.</summary>
    private async Task<bool> PutBackAsync(ActiveRun run, StepReport first)
    {
        var workspace = run.Workspace;
        var cause = new Cause(CauseKind.Act) { Number = Numbering.Next() };
        try
        {
            await workspace.Runner.InterruptAsync(() => workspace.Reset(cause));
        }
        catch (Exception error)
        {
            Fail(run, first, workspace.Ended.IsCancellationRequested ? "The workspace was deleted."
                : $"The workspace could not be put back to its start: {error.Message}");
            return false;
        }

        var act = new ControlAct("POST", "reset", "", "Back to the state after creation, for a scenario", "", 200, null);
        workspace.Note(new HistoryEntry(cause.Number.Value, workspace.Clock.Now, cause) { Act = act });
        run.Begin();
        return true;
    }

    private void Fail(ActiveRun run, StepReport step, string why)
    {
        run.Tell(step with { At = run.Workspace.Clock.Now, Outcome = "failed", Detail = masks.Of(run.Workspace).Text(why) });
        run.End(isPassed: false);
        active.TryRemove((run.Workspace, run.Run.Id), out _);
    }

    private StepWait Go(ActiveRun run, Scenario scenario)
    {
        var stage = new Stage(providers, records, run, self.Root(), access.IsClosed);
        waits.Add(run, stage.Wait);
        _ = Task.Run(() => RunAsync(stage, scenario), CancellationToken.None);
        return stage.Wait;
    }

    private async Task RunAsync(Stage stage, Scenario scenario)
    {
        var run = stage.Run;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(process.ApplicationStopping);
        // One whose workspace moves goes on at the node that owns it then.
        using var ended = run.Workspace.Ended.Register(() =>
        {
            if (run.Workspace.Place.HasMoved) end.Cancel();
            else run.Stop();
        });
        try
        {
            await runner.RunAsync(scenario, stage, end.Token);
        }
        finally
        {
            waits.Remove(run);
            active.TryRemove((run.Workspace, run.Run.Id), out _);
            own.Leave(run.Workspace);
        }
    }

    /// <summary>A run as it is known in a workspace: of one that runs elsewhere what is known there, as long as it runs.</summary>
    private RunReport Read(Workspace workspace, ScenarioRun run)
    {
        var here = new RunReport(run, ScenarioState.Of(workspace.State).StepsOf(run.Id));
        // The end of what was stopped with its workspace could not be kept there any more.
        if (run is { IsRunning: true, IsElsewhere: false } && workspace.Ended.IsCancellationRequested && !active.ContainsKey((workspace, run.Id)))
            return here.Stopped();
        if (run is not { IsElsewhere: true, IsRunning: true }) return here;
        if (Named(run.Workspace, workspace) is { } other && ScenarioState.Of(other.State) is var there && there.Runs.Find(run.Id) is { IsElsewhere: false } row)
            return new RunReport(row, there.StepsOf(run.Id));
        if (workspaces.Shared is not null) return here; // The other may be at another node.
        return new RunReport(run with { State = "failed" }, [.. here.Steps.Select(step => step with { Outcome = "skipped" })]);
    }

    /// <exception cref="WorkspaceElsewhereException">Another node owns it.</exception>
    private Workspace? Playing(Workspace here, ScenarioRun run) => Named(run.Workspace, here)
        ?? (run.IsElsewhere && workspaces.Shared is not null ? throw new WorkspaceElsewhereException(run.Workspace) : null);

    /// <summary>The workspace that a run of this one names. A name may have become another team's meanwhile.</summary>
    private Workspace? Named(string name, Workspace here) =>
        name == here.Id ? here : workspaces.Find(name) is { } other && other.Tag.Team == here.Tag.Team ? other : null;

    private int Next(int known)
    {
        Reserve(known);
        return Interlocked.Increment(ref last);
    }

    /// <summary>Gives no run a number up to this one.</summary>
    private void Reserve(int known)
    {
        for (var seen = Volatile.Read(ref last); seen < known; seen = Volatile.Read(ref last)) Interlocked.CompareExchange(ref last, known, seen);
    }

    private static bool HasWish(WorkspaceWish wish) => wish is not { Fixture: null, Seed: null, Start: null };

    private static bool Fits(Workspace workspace, WorkspaceWish wish, ScenarioPace pace) =>
        !HasWish(wish) || ((wish.Fixture ?? workspace.Fixture) == workspace.Fixture && (wish.Seed ?? workspace.Seed) == workspace.Seed
            && workspace.Clock.Mode == ClockMode.Frozen == (pace != ScenarioPace.Live));
}
