using Emulator.Core.Workspaces;

namespace Emulator.Scenarios;

/// <summary>Lets the runs go on that were under way when their workspaces were kept, as soon as the process has an address.</summary>
/// <param name="workspaces">All workspaces.</param>
/// <param name="runs">The runs.</param>
internal sealed class KeptRuns(WorkspaceRegistry workspaces, ScenarioRuns runs) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        workspaces.Loaded += GoOn;
        await workspaces.Seeded;
        foreach (var workspace in workspaces.InMemory) GoOn(workspace);
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        workspaces.Loaded -= GoOn;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Whoever asked for the workspace does not wait for its runs.
    private void GoOn(Workspace workspace) => Task.Run(() => runs.Resume(workspace));
}
