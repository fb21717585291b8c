using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>What the writer remembers of a workspace.</summary>
/// <param name="key">Its number.</param>
/// <param name="epoch">How often it had another owner before.</param>
internal sealed class KeptCounts(long key, long epoch)
{
    /// <summary>Its number.</summary>
    public long Key { get; } = key;

    /// <summary>How often the workspace had another owner before: what was counted then says nothing.</summary>
    public long Epoch { get; } = epoch;

    /// <summary>The last commit: its version, how the clock stood, when that was, when something falls due, and when the workspace ends; null when there was
    /// none since the process began.</summary>
    public (long Version, ClockReading Clock, DateTimeOffset At, DateTimeOffset? Due, DateTimeOffset? End)? Last { get; set; }

    /// <summary>Whether what was counted was not written, so that it is to be counted anew.</summary>
    public bool IsStale { get; set; } = true;

    /// <summary>How many commits follow the checkpoint, and their size in bytes.</summary>
    public (int Count, long Bytes) Since { get; set; }

    /// <summary>The size of the checkpoint before it was packed, in bytes; about, when another process packed it.</summary>
    public long Checkpoint { get; set; }

    /// <summary>Whether a checkpoint is being made.</summary>
    public bool IsPacking { get; set; }

    /// <summary>How many exchanges of its journal are kept, and their size in bytes.</summary>
    public (long Count, long Bytes) Journal { get; set; }

    /// <summary>How many entries of the history were written since the oldest were dropped.</summary>
    public int Entries { get; set; }

    /// <summary>Remembers a commit as the last.</summary>
    public void Note(CommitItem item, WorkspaceHouse house) => Last = (
        item.Commit.Version, item.Clock, item.At, DueOf(house, item.State, item.Clock, item.At), item.State.Tag.Value.ExpiresAt);

    /// <summary>When something falls due by itself, in real time; null when nothing ever will.</summary>
    public static DateTimeOffset? DueOf(WorkspaceHouse house, WorkspaceState state, ClockReading clock, DateTimeOffset at) =>
        house.GoesOn(state) ? at
        : state.World.Agenda.Next is { } next && new WorkspaceClock(clock.Mode, clock.Now, clock.Factor).RealTimeUntil(next.Due) is { } time
            && time < DateTimeOffset.MaxValue - at
            ? at + time : null;
}
