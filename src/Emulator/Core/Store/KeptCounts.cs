using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>What the writer remembers of a workspace.</summary>
/// <param name="key">Its number.</param>
internal sealed class KeptCounts(long key)
{
    /// <summary>Fewer commits than that are gone through in no time: no checkpoint is made for them.</summary>
    private const int FewCommits = 250;

    /// <summary>Its number.</summary>
    public long Key { get; } = key;

    /// <summary>The last commit: its version, how the clock stood, when that was, when something falls due, and when the workspace ends; null when there was
    /// none since the process began.</summary>
    public (long Version, ClockReading Clock, DateTimeOffset At, DateTimeOffset? Due, DateTimeOffset? End)? Last { get; set; }

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

    /// <summary>Whether so much follows the checkpoint that another one costs less than going through it each time; then it is being made.</summary>
    public bool BeginPacking() =>
        !IsPacking && Since.Count >= FewCommits && (IsPacking = Since.Bytes * (1 + (Since.Count / 1000)) >= Checkpoint);

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
