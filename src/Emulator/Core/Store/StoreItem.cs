using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Something that is to be written, in the order in which it came. It holds the workspace until it is: nobody has another one before.</summary>
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

/// <summary>The quota counters are to be written, with what is set aside.</summary>
/// <param name="Workspace">The workspace.</param>
internal sealed record CountItem(Workspace Workspace) : StoreItem(Workspace);

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

/// <summary>The journal and all else that is written behind is to be written now.</summary>
/// <param name="Workspace">The workspace.</param>
internal sealed record FlushItem(Workspace Workspace) : StoreItem(Workspace);
