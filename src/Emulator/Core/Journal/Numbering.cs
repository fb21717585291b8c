namespace Emulator.Core.Journal;

/// <summary>The numbers of all that is kept of what happened, calls and all else: unique over the process, growing.</summary>
public static class Numbering
{
    private static long last;

    /// <summary>The next number.</summary>
    public static long Next() => Interlocked.Increment(ref last);
}
