namespace Emulator.Core.Workspaces;

/// <summary>A workspace with what keeps it going.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Runner">Runs its agenda.</param>
/// <param name="ExpiresAt">When it is deleted, in real time; null for never.</param>
public sealed record Tenant(Workspace Workspace, AgendaRunner Runner, DateTimeOffset? ExpiresAt);
