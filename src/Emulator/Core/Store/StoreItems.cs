using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Something that is to be written, in the order in which it came. It holds the workspace until it is: nobody brings back another one before.</summary>
/// <param name="Workspace">The workspace.</param>
internal abstract record StoreItem(Workspace Workspace);

/// <summary>A commit, with what the workspace was right after it.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Commit">The commit.</param>
/// <param name="State">The value.</param>
/// <param name="Clock">How the clock stood.</param>
/// <param name="At">When that was, in real time.</param>
internal sealed record CommitItem(Workspace Workspace, Commit Commit, WorkspaceState State, ClockReading Clock, DateTimeOffset At) : StoreItem(Workspace)
{
    /// <summary>The value as bytes, of a workspace that is new to the store; else null. Packed beside what the writer does.</summary>
    public Task<PackedState>? Whole { get; init; }
}

/// <summary>An act.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Act">Its entry in the history.</param>
internal sealed record ActItem(Workspace Workspace, HistoryEntry Act) : StoreItem(Workspace);

/// <summary>The journal is forgotten, and perhaps the history.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="WithHistory">Whether the history too.</param>
/// <param name="LastExchange">The last exchange that was forgotten: what came after it stays, also when it was written before.</param>
/// <param name="LastNumber">The last number that was given until then.</param>
internal sealed record ForgetItem(Workspace Workspace, bool WithHistory, long LastExchange, long LastNumber) : StoreItem(Workspace);

/// <summary>A value that was packed, so that the commits that led to it need not be gone through any more.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Version">The version of the commit that led to it.</param>
/// <param name="State">The value as bytes.</param>
internal sealed record CheckpointItem(Workspace Workspace, long Version, PackedState State) : StoreItem(Workspace);

/// <summary>What the writer remembers of a workspace.</summary>
/// <param name="key">Its number.</param>
internal sealed class KeptCounts(long key)
{
    /// <summary>Its number.</summary>
    public long Key { get; } = key;

    /// <summary>The last commit: its version, how the clock stood, when that was, and when something falls due; null when there was none since the process
    /// began.</summary>
    public (long Version, ClockReading Clock, DateTimeOffset At, DateTimeOffset? Due)? Last { get; set; }

    /// <summary>Whether what was counted was not written, so that it is to be counted anew.</summary>
    public bool IsStale { get; set; } = true;

    /// <summary>How many commits follow the checkpoint, and their size in bytes.</summary>
    public (int Count, long Bytes) Since { get; set; }

    /// <summary>The size of the checkpoint, in bytes.</summary>
    public long Checkpoint { get; set; }

    /// <summary>Whether a checkpoint is being made.</summary>
    public bool IsPacking { get; set; }

    /// <summary>How many exchanges of its journal are kept, and their size in bytes.</summary>
    public (long Count, long Bytes) Journal { get; set; }

    /// <summary>How many entries of the history were written since the oldest were dropped.</summary>
    public int Entries { get; set; }
}
