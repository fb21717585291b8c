using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.Control;

/// <summary>What became of a workspace's records since a snapshot.</summary>
/// <param name="Added">Records that were not there.</param>
/// <param name="Changed">Records that were different.</param>
/// <param name="Removed">Records that are gone.</param>
public sealed record DiffView(IReadOnlyList<RecordView> Added, IReadOnlyList<ChangedRecordView> Changed, IReadOnlyList<RecordView> Removed);

/// <summary>A record that was added or removed.</summary>
/// <param name="Provider">Its provider.</param>
/// <param name="Table">Its table.</param>
/// <param name="Id">Its key as text.</param>
/// <param name="Record">Its members.</param>
public sealed record RecordView(string Provider, string Table, string Id, JsonElement Record);

/// <summary>A record that was changed.</summary>
/// <param name="Provider">Its provider.</param>
/// <param name="Table">Its table.</param>
/// <param name="Id">Its key as text.</param>
/// <param name="Before">Its members at the snapshot.</param>
/// <param name="After">Its members now.</param>
public sealed record ChangedRecordView(string Provider, string Table, string Id, JsonElement Before, JsonElement After);

/// <summary>A snapshot of a workspace.</summary>
/// <param name="Id">Its id in the workspace.</param>
/// <param name="Name">The name given, or null.</param>
/// <param name="At">The instant it was taken, by the workspace's clock.</param>
public sealed record SnapshotView(string Id, string? Name, DateTimeOffset At)
{
    /// <summary>The id of the oldest snapshot, when it was dropped for this one because there were too many; only where a snapshot is taken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dropped { get; init; }
}

/// <summary>Takes a snapshot.</summary>
public sealed record SnapshotRequest
{
    /// <summary>A name for a person.</summary>
    public string? Name { get; init; }
}
