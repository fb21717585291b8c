namespace Contracts.Control;

/// <summary>Takes a snapshot.</summary>
public sealed record SnapshotRequest
{
    /// <summary>A name for a person.</summary>
    public string? Name { get; init; }
}
