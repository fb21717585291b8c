namespace Contracts.Control;

/// <summary>The process.</summary>
/// <param name="Status"><c>ready</c> or <c>starting</c>.</param>
/// <param name="Version">The version of the emulator.</param>
/// <param name="StartedAt">When the process started.</param>
/// <param name="Workspaces">The number of workspaces.</param>
public sealed record HealthView(string Status, string Version, DateTimeOffset StartedAt, int Workspaces);
