using System.Collections.Concurrent;
using Emulator.Core;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Journal;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios;

/// <summary>The runs of the process: starts them, keeps the latest.</summary>
internal sealed class ScenarioRuns(
    WorkspaceRegistry workspaces, ProviderCatalog providers, EmulatorSettings settings, ScenarioRunner runner, SelfAddress self, IHostApplicationLifetime process)
{
    private const int MostKept = 500;
    private static readonly TimeSpan LifeOfOwnWorkspace = TimeSpan.FromHours(2);
    private readonly ConcurrentDictionary<string, ScenarioRun> runs = new(StringComparer.Ordinal);
    private readonly Lock starting = new();
    private int last;

    /// <summary>The runs that were asked in a workspace or run in it, the latest first.</summary>
    public IEnumerable<ScenarioRun> Of(string workspace) => runs.Values.Where(run => run.AskedIn == workspace || run.Workspace == workspace).OrderByDescending(Number);

    /// <summary>A run of a workspace, or null.</summary>
    public ScenarioRun? Find(string workspace, string id) => runs.TryGetValue(id, out var run) && (run.AskedIn == workspace || run.Workspace == workspace) ? run : null;

    /// <summary>Starts a scenario; null when one runs in the workspace already.</summary>
    /// <param name="scenario">What runs.</param>
    /// <param name="asked">The workspace that was asked, or null for a new one. One that is not as the scenario wants it is left alone, and the scenario gets its own.</param>
    /// <param name="isLive">Whether time goes by itself; otherwise the scenario moves the clock, as fast as it can.</param>
    public ScenarioRun? Start(Scenario scenario, Tenant? asked, bool isLive)
    {
        lock (starting)
        {
            var id = "run-" + (++last).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var fits = asked is not null && Fits(asked.Workspace, scenario.Workspace, isLive);
            if (fits && runs.Values.Any(run => run.IsRunning && run.Workspace == asked!.Workspace.Id)) return null;
            var tenant = fits ? asked! : Own(scenario.Workspace, id, isLive);
            var run = new ScenarioRun(id, asked?.Workspace.Id ?? tenant.Workspace.Id, tenant.Workspace.Id, scenario, RealTime.Now);
            runs[id] = run;
            foreach (var old in runs.Values.Where(one => !one.IsRunning).OrderByDescending(Number).Skip(MostKept)) runs.TryRemove(old.Id, out _);
            _ = Task.Run(() => RunAsync(run, tenant, fits && HasWish(scenario.Workspace), isLive), CancellationToken.None);
            return run;
        }
    }

    private static int Number(ScenarioRun run) => int.Parse(run.Id[4..], System.Globalization.CultureInfo.InvariantCulture);

    private static bool HasWish(WorkspaceWish wish) => wish is not { Fixture: null, Seed: null, Start: null };

    private static bool Fits(Workspace workspace, WorkspaceWish wish, bool isLive) =>
        !HasWish(wish) || ((wish.Fixture ?? workspace.Fixture) == workspace.Fixture && (wish.Seed ?? workspace.Seed) == workspace.Seed && workspace.Clock.Mode == ClockMode.Frozen != isLive);

    private Tenant Own(WorkspaceWish wish, string id, bool isLive)
    {
        var spec = new WorkspaceSpec($"scenario-{id}", wish.Fixture ?? "demo", wish.Seed ?? settings.Seed, isLive ? ClockMode.Live : ClockMode.Frozen, wish.Start, 1, LifeOfOwnWorkspace);
        // Somebody may have taken the name.
        for (var n = 2; ; n++)
        {
            if (workspaces.Create(spec) is { } tenant) return tenant;
            spec = spec with { Id = $"scenario-{id}-{n}" };
        }
    }

    private async Task RunAsync(ScenarioRun run, Tenant tenant, bool isReset, bool isLive)
    {
        // A workspace that fits is put back to its start, so that a second run goes as the first; its credentials stay.
        if (isReset)
        {
            await tenant.Runner.QuietlyAsync(tenant.Workspace.Reset, CancellationToken.None);
            tenant.Workspace.History.Add(new HistoryEntry(Numbering.Next(), tenant.Workspace.Clock.Now, new Cause(CauseKind.Act)) { Act = new ControlAct("POST", "reset", "", "Back to the state after creation, for a scenario", "", 200, null) });
        }

        await runner.RunAsync(run, new Stage(providers, tenant, self.Root(), settings.ControlToken, isLive), process.ApplicationStopping);
    }
}
