using System.Collections.Concurrent;
using Emulator.Core.Agenda;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Running;

/// <summary>Lets runs go on when their moment on the agenda has come.</summary>
internal sealed class StepWaits : IAgendaActor
{
    private readonly ConcurrentDictionary<string, (Workspace Workspace, StepWait Wait)> waits = new(StringComparer.Ordinal);

    public void Add(string runId, Workspace workspace, StepWait wait) => waits[runId] = (workspace, wait);

    public void Remove(string runId) => waits.TryRemove(runId, out _);

    public string? Describe(AgendaEntry entry) => StepWait.Describe(entry);

    public Task ActAsync(Workspace workspace, AgendaEntry entry) =>
        waits.TryGetValue(entry.Subject, out var run) && run.Workspace == workspace ? run.Wait.GoOn(entry) : Task.CompletedTask;

    public Task SettledAsync(Workspace workspace) => Task.WhenAll(waits.Values.Where(run => run.Workspace == workspace).Select(run => run.Wait.Settled));
}
