namespace Emulator.Core.Journal;

/// <summary>The numbers of all that is kept of what happened, calls and all else: unique over the process, growing. Where several nodes share the workspaces
/// each gives numbers that carry its place: unique over all nodes, and growing in each workspace, as whoever takes one over goes on behind it.</summary>
public static class Numbering
{
    /// <summary>So many nodes may give numbers.</summary>
    public const int MostNodes = 1024;

    private static long last, step = 1, slot;

    /// <summary>The number that was given last.</summary>
    public static long Last => Interlocked.Read(ref last);

    /// <summary>From now on this process is the node in this place.</summary>
    /// <param name="place">0 to 1023.</param>
    internal static void Share(int place)
    {
        Volatile.Write(ref slot, place);
        Volatile.Write(ref step, MostNodes);
        GoOnAfter(Last + 1);
    }

    /// <summary>Goes on behind what was given before; never back.</summary>
    internal static void GoOnAfter(long given)
    {
        // The first of ours that is not smaller: the next is larger.
        var ours = given + ((((slot - given) % step) + step) % step);
        for (var now = Last; now < ours; now = Last) Interlocked.CompareExchange(ref last, ours, now);
    }

    /// <summary>The next number.</summary>
    public static long Next() => Interlocked.Add(ref last, Volatile.Read(ref step));
}
