namespace Emulator.Core.Judging;

/// <summary>Room for the lines of one verdict, which belongs to the thread: good until the thread decides its next call. The journal has written them down by
/// then.</summary>
internal static class VerdictLines
{
    private const int Most = 64;

    [ThreadStatic]
    private static CheckLine[]?[]? byCount;

    /// <summary>Lends room for so many lines; what stands in it is to be written over.</summary>
    public static CheckLine[] Lend(int count) => count >= Most ? new CheckLine[count] : (byCount ??= new CheckLine[Most][])[count] ??= new CheckLine[count];
}
