namespace Emulator.Core.History;

/// <summary>Somebody who reads a history as it is written. He is a place in it and keeps nothing of his own: one who never reads costs nothing. One who falls
/// too far behind loses the oldest and is told how many. Not for several threads at once.</summary>
public sealed class HistoryFollower : IDisposable
{
    /// <summary>How many entries he may be behind.</summary>
    public const int MostEntries = 500;

    private readonly WorkspaceHistory history;
    private long place;

    internal HistoryFollower(WorkspaceHistory history, Action wake, long place) => (this.history, Wake, this.place) = (history, wake, place);

    /// <summary>What is called when there may be something to read.</summary>
    internal Action Wake { get; }

    /// <summary>The next entry with a smaller number and its place, or how many were missed before it; false when there is none yet.</summary>
    /// <param name="below">Only a smaller number.</param>
    /// <param name="entry">The entry; null for a gap.</param>
    /// <param name="at">Its place: the history has it there as long as it is kept.</param>
    /// <param name="missed">How many are missing here.</param>
    public bool TryRead(long below, out HistoryEntry? entry, out long at, out long missed)
    {
        (entry, at) = (null, history.Nearest(place));
        (missed, place) = (at - place, at);
        if (missed > 0) return true;
        if (history.At(place) is not { } next || next.Number >= below) return false;
        (entry, place) = (next, place + 1);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => history.Leave(this);
}
