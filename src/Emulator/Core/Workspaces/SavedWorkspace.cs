using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;

namespace Emulator.Core.Workspaces;

/// <summary>A workspace at one moment, whole: from it the workspace is made again as it was.</summary>
/// <param name="Head">What it is beside its tables.</param>
/// <param name="State">Its value.</param>
public sealed record SavedWorkspace(WorkspaceHead Head, WorkspaceState State)
{
    /// <summary>The records of its journal, one behind the other, oldest first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Journal { get; init; } = [];

    /// <summary>Reads what happened in it, oldest first; asked when somebody looks.</summary>
    public Func<IReadOnlyList<HistoryEntry>>? History { get; init; }

    /// <summary>The same with its end among what is said of it. Earlier formats have it in the head alone.</summary>
    internal SavedWorkspace WithEnd() => Head.ExpiresAt is { } end && State.Tag.Value == WorkspaceTag.None
        ? this with { State = State with { Tag = State.Tag.Set(WorkspaceTag.None with { ExpiresAt = end }) } }
        : this;
}

/// <summary>What a workspace is beside its tables.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Seed">The seed of its records.</param>
/// <param name="ExpiresAt">When it is deleted, in real time; null for never.</param>
/// <param name="Version">How often it was changed.</param>
/// <param name="Clock">How its clock stands.</param>
/// <param name="SavedAt">When that was, in real time: a clock that goes has gone on since.</param>
/// <param name="Secrets">Where its secrets come from.</param>
/// <param name="Quotas">Its quota counters.</param>
public sealed record WorkspaceHead(
    string Id,
    long Seed,
    DateTimeOffset? ExpiresAt,
    long Version,
    ClockReading Clock,
    DateTimeOffset SavedAt,
    SavedSecrets Secrets,
    ImmutableSortedDictionary<string, QuotaCount> Quotas)
{
    /// <summary>What it kept when the head was written, in bytes; 0 where that was not counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Bytes { get; init; }
}
