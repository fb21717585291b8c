using System.Collections.Concurrent;
using Emulator.Core.Agenda;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Running;

/// <summary>Lets runs go on when their moment on the agenda has come.</summary>
/// <param name="revive">Lets a run go on that no process has gone on with; ends when it waits again.</param>
internal sealed class StepWaits(Func<Workspace, AgendaEntry, Task> revive) : IAgendaActor
{
    private readonly ConcurrentDictionary<(Workspace Workspace, string Run), StepWait> waits = new();

    public void Add(ActiveRun run, StepWait wait) => waits[(run.Workspace, run.Run.Name)] = wait;

    public void Remove(ActiveRun run) => waits.TryRemove((run.Workspace, run.Run.Name), out _);

    public string? Describe(AgendaEntry entry) => StepWait.Describe(entry);

    public Task ActAsync(Workspace workspace, AgendaEntry entry) =>
        waits.TryGetValue((workspace, entry.Subject), out var wait) ? wait.GoOn(entry) : revive(workspace, entry);

    public Task SettledAsync(Workspace workspace) => Task.WhenAll(waits.Where(run => run.Key.Workspace == workspace).Select(run => run.Value.Settled));
}
