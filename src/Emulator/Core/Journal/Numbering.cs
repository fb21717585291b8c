namespace Emulator.Core.Journal;

/// <summary>The numbers of all that is kept of what happened, calls and all else: unique over the process, growing.</summary>
public static class Numbering
{
    private static long last;

    /// <summary>The number that was given last.</summary>
    public static long Last => Interlocked.Read(ref last);

    /// <summary>Goes on behind what was given before; never back.</summary>
    internal static void GoOnAfter(long given)
    {
        for (var now = Last; now < given; now = Last) Interlocked.CompareExchange(ref last, given, now);
    }

    /// <summary>The next number.</summary>
    public static long Next() => Interlocked.Increment(ref last);
}
