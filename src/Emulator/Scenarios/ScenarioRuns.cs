using System.Collections.Concurrent;
using Contracts.Control;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios;

/// <summary>The runs of the process: starts them, keeps the latest.</summary>
internal sealed class ScenarioRuns
{
    private const int MostKept = 500;
    private static readonly TimeSpan LifeOfOwnWorkspace = TimeSpan.FromHours(2);
    private readonly ConcurrentDictionary<string, ScenarioRun> runs = new(StringComparer.Ordinal);
    private readonly Lock starting = new();
    private readonly WorkspaceRegistry workspaces;
    private readonly ProviderCatalog providers;
    private readonly EmulatorSettings settings;
    private readonly ScenarioRunner runner;
    private readonly StepWaits waits;
    private readonly SelfAddress self;
    private readonly CancellationToken process;
    private int last;

    public ScenarioRuns(
        WorkspaceRegistry workspaces, ProviderCatalog providers, EmulatorSettings settings, ScenarioRunner runner, StepWaits waits, SelfAddress self, IHostApplicationLifetime process)
    {
        (this.workspaces, this.providers, this.settings, this.runner, this.waits, this.self, this.process) = (workspaces, providers, settings, runner, waits, self, process.ApplicationStopping);
    }

    /// <summary>The runs that were asked in a workspace or run in it, the latest first.</summary>
    public IEnumerable<ScenarioRun> Of(string workspace) => runs.Values.Where(run => run.AskedIn == workspace || run.Workspace == workspace).OrderByDescending(Number);

    /// <summary>A run of a workspace, or null.</summary>
    public ScenarioRun? Find(string workspace, string id) => runs.TryGetValue(id, out var run) && (run.AskedIn == workspace || run.Workspace == workspace) ? run : null;

    /// <summary>Starts a scenario, and comes back when its first step is on the agenda; null when one runs in the workspace already.</summary>
    /// <param name="scenario">What runs.</param>
    /// <param name="asked">The workspace that was asked, or null for a new one. One that is not as the scenario wants it is left alone, and the scenario gets its own.</param>
    /// <param name="pace">Who moves the clock.</param>
    public async Task<ScenarioRun?> StartAsync(Scenario scenario, Workspace? asked, ScenarioPace pace)
    {
        if (Take(scenario, asked, pace) is not var (run, workspace, isReset)) return null;
        // A workspace that fits is put back to its start, so that a second run goes as the first; its credentials stay.
        if (isReset)
        {
            var cause = new Cause(CauseKind.Act) { Number = Numbering.Next() };
            await workspace.Runner.InterruptAsync(() => workspace.Reset(cause));
            workspace.History.Add(new HistoryEntry(cause.Number.Value, workspace.Clock.Now, cause) { Act = new ControlAct("POST", "reset", "", "Back to the state after creation, for a scenario", "", 200, null) });
        }

        var stage = new Stage(providers, workspace, self.Root(), settings.ControlToken, run.Id, pace);
        _ = Task.Run(() => RunAsync(run, stage), CancellationToken.None);
        await stage.Wait.Begun;
        return run;
    }

    private (ScenarioRun Run, Workspace Workspace, bool IsReset)? Take(Scenario scenario, Workspace? asked, ScenarioPace pace)
    {
        lock (starting)
        {
            var id = "run-" + (++last).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var fits = asked is not null && Fits(asked, scenario.Workspace, pace);
            if (fits && runs.Values.Any(run => run.IsRunning && run.Workspace == asked!.Id)) return null;
            var workspace = fits ? asked! : Own(scenario.Workspace, id, pace);
            var run = new ScenarioRun(id, asked?.Id ?? workspace.Id, workspace.Id, scenario, RealTime.Now);
            runs[id] = run;
            foreach (var old in runs.Values.Where(one => !one.IsRunning).OrderByDescending(Number).Skip(MostKept)) runs.TryRemove(old.Id, out _);
            return (run, workspace, fits && HasWish(scenario.Workspace));
        }
    }

    private static int Number(ScenarioRun run) => int.Parse(run.Id[4..], System.Globalization.CultureInfo.InvariantCulture);

    private static bool HasWish(WorkspaceWish wish) => wish is not { Fixture: null, Seed: null, Start: null };

    private static bool Fits(Workspace workspace, WorkspaceWish wish, ScenarioPace pace) =>
        !HasWish(wish) || ((wish.Fixture ?? workspace.Fixture) == workspace.Fixture && (wish.Seed ?? workspace.Seed) == workspace.Seed && workspace.Clock.Mode == ClockMode.Frozen == (pace != ScenarioPace.Live));

    private Workspace Own(WorkspaceWish wish, string id, ScenarioPace pace)
    {
        var spec = new WorkspaceSpec($"scenario-{id}", wish.Fixture ?? "demo", wish.Seed ?? settings.Seed, pace == ScenarioPace.Live ? ClockMode.Live : ClockMode.Frozen, wish.Start, 1, LifeOfOwnWorkspace);
        // Somebody may have taken the name.
        for (var n = 2; ; n++)
        {
            if (workspaces.TryCreate(spec, out var made, out var why)) return made;
            if (why == NotMade.TooMany) throw new TooManyWorkspacesException();
            spec = spec with { Id = $"scenario-{id}-{n}" };
        }
    }

    private async Task RunAsync(ScenarioRun run, Stage stage)
    {
        waits.Add(run.Id, stage.Workspace, stage.Wait);
        using var deleted = stage.Workspace.Ended.Register(run.Stop);
        try
        {
            await runner.RunAsync(run, stage, process);
        }
        finally
        {
            waits.Remove(run.Id);
        }
    }
}

/// <summary>A run wants a workspace of its own, and there are as many as there may be.</summary>
internal sealed class TooManyWorkspacesException : Exception;
