using System.Globalization;

namespace Emulator.Core.Workspaces;

/// <summary>How much memory the process may take. When it takes more, the journals that were written to longest ago are emptied; when that does not help,
/// nothing is taken in that grows, until there is room again.</summary>
/// <param name="workspaces">All workspaces.</param>
/// <param name="most">The largest size of the heap, in bytes.</param>
/// <param name="heap">Measures the heap in bytes; told true, after a collection.</param>
/// <param name="logger">Where it is told.</param>
public sealed partial class HeapBound(WorkspaceRegistry workspaces, long most, Func<bool, long> heap, ILogger<HeapBound> logger)
{
    private bool isFull;
    private long emptied;

    /// <summary>The largest size of the heap, in bytes.</summary>
    public long Most => most;

    /// <summary>Whether nothing is taken in that grows.</summary>
    public bool IsFull => Volatile.Read(ref isFull);

    /// <summary>How many journals were emptied so far.</summary>
    public long EmptiedJournals => Interlocked.Read(ref emptied);

    /// <summary>What is said to whoever is refused, in one line.</summary>
    public string Refusal => string.Create(
        CultureInfo.InvariantCulture, $"The emulator's memory is full: its heap passes {most} bytes (maxBytes).");

    /// <summary>What helps.</summary>
    public static string Fix => "Delete or reset workspaces, or set maxBytes higher; then it goes on by itself.";

    /// <summary>The heap, as it is or after a collection.</summary>
    public static long Measure(bool afterCollection)
    {
        if (afterCollection) GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    /// <summary>Looks at the heap and does what is to be done. Not for several threads at once, and never on the way of a call.</summary>
    /// <returns>Whether the heap had to be collected.</returns>
    public bool Look()
    {
        if (heap(false) <= most)
        {
            Become(false, 0);
            return false;
        }

        var left = heap(true);
        if (left > most) left = Empty(left);
        Become(left > most, left);
        return true;
    }

    /// <summary>Empties journals until there is an eighth of room, so that it is not soon full again.</summary>
    private long Empty(long left)
    {
        var goal = most - (most / 8);
        var (before, count) = (left, 0);
        var journals = workspaces.InMemory.Select(workspace => workspace.Journal).Where(journal => journal.Count > 0)
            .OrderBy(journal => journal.LastNumber).ToList();
        for (var next = 0; next < journals.Count && left > goal; left = heap(true))
        {
            // As many as hold what is too much; then it is looked again.
            for (var excess = left - goal; next < journals.Count && excess > 0; next++, count++)
            {
                excess -= journals[next].Taken;
                journals[next].Clear();
            }
        }

        Interlocked.Add(ref emptied, count);
        if (count > 0) LogEmptied(logger, before, most, count, left);
        return left;
    }

    private void Become(bool full, long size)
    {
        if (full == IsFull) return;
        Volatile.Write(ref isFull, full);
        if (full) LogFull(logger, size, most);
        else LogRoom(logger);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The heap had {Before} bytes, more than maxBytes ({Most}): {Count} journals were emptied, those written to longest ago. It has {Left} now.")]
    private static partial void LogEmptied(ILogger logger, long before, long most, int count, long left);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The heap has {Size} bytes, more than maxBytes ({Most}), and the journals are empty: what would grow is refused with 503.")]
    private static partial void LogFull(ILogger logger, long size, long most);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is room again: nothing is refused any more for maxBytes.")]
    private static partial void LogRoom(ILogger logger);
}
