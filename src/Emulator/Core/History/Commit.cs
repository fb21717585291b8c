using System.Collections.Immutable;
using Emulator.Core.Clock;

namespace Emulator.Core.History;

/// <summary>One change of a workspace, as data: all that a history, a timeline or a store must know of it. Every change is one, and they
/// follow each other by their versions.</summary>
/// <param name="Version">Grows by one with each commit of the workspace.</param>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Cause">Why.</param>
public sealed record Commit(long Version, DateTimeOffset At, Cause Cause)
{
    /// <summary>The version of the value that it was decided on: of the last commit before that changed it.</summary>
    public long Follows { get; init; }

    /// <summary>The rows that were written and removed, each once.</summary>
    public ImmutableArray<RecordChange> Rows { get; init; } = [];

    /// <summary>The values beside the tables that changed: numbers given, switches.</summary>
    public ImmutableArray<ValueChange> Values { get; init; } = [];

    /// <summary>How the clock stands from now on; null when nobody set or moved it.</summary>
    public ClockReading? Clock { get; init; }

    /// <summary>The snapshot that was brought back, whole; null when none was. Then the rows tell what was written besides.</summary>
    public int? Restored { get; init; }

    /// <summary>The number of its entry in the history; 0 when it has none: it is the emulator's own bookkeeping.</summary>
    public long Number { get; init; }

    /// <summary>Whether it is the last one: the workspace is deleted.</summary>
    public bool IsEnd { get; init; }

    /// <summary>Whether it is about nothing but what other parts of the program keep: that is no part of what happened in the world.</summary>
    /// <param name="isBeside">Whether an area is such a part's.</param>
    public bool IsBeside(Func<string, bool> isBeside) => this is { Restored: null, Cause.Summary: null }
        && Rows.Length + Values.Length > 0 && Rows.All(row => isBeside(row.Area)) && Values.All(value => isBeside(value.Area));
}

/// <summary>What became of one row: added when there is none before, removed when there is none after.</summary>
/// <param name="Area">The provider, or the part of the emulator, whose table it is.</param>
/// <param name="Table">The table.</param>
/// <param name="Id">The row's key as text.</param>
/// <param name="Before">The row as it was, or null.</param>
/// <param name="After">The row as it is, or null.</param>
public sealed record RecordChange(string Area, string Table, string Id, object? Before, object? After)
{
    /// <summary>Whether the table is shown: else it is the emulator's own bookkeeping.</summary>
    public bool IsShown { get; init; } = true;
}

/// <summary>A value beside the tables that changed.</summary>
/// <param name="Area">Whose it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="After">What it is from now on.</param>
public sealed record ValueChange(string Area, string Name, object? After);
