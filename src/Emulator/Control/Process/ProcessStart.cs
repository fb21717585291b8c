using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Process;

/// <summary>The start of the process: it is over when the default workspace is there. The server listens meanwhile.</summary>
/// <param name="workspaces">Tell when that is.</param>
internal sealed class ProcessStart(WorkspaceRegistry workspaces) : IHostedLifecycleService
{
    /// <summary>When it began, in real time.</summary>
    public DateTimeOffset At { get; } = RealTime.Now;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => workspaces.Seeded;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
