namespace Contracts.Control;

/// <summary>A snapshot of a workspace.</summary>
/// <param name="Id">Its id in the workspace.</param>
/// <param name="Name">The name given, or null.</param>
/// <param name="At">The instant it was taken, by the workspace's clock.</param>
public sealed record SnapshotView(string Id, string? Name, DateTimeOffset At);
