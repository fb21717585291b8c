using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Emulator.Core.Journal;

/// <summary>Records of a journal that lie one behind the other, and those that are still to come.</summary>
internal static class JournalRecords
{
    /// <summary>The records, one by one.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Each(ReadOnlyMemory<byte> records)
    {
        for (; !records.IsEmpty; records = records[BinaryPrimitives.ReadInt32LittleEndian(records.Span)..])
            yield return records[..BinaryPrimitives.ReadInt32LittleEndian(records.Span)];
    }

    /// <summary>The number of an exchange.</summary>
    public static long NumberOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record[ExchangeFormat.NumberAt..]);

    /// <summary>The numbers of all of them.</summary>
    public static List<long> Numbers(ReadOnlyMemory<byte> records) => [.. Each(records).Select(static record => NumberOf(record.Span))];

    /// <summary>The exchanges from now on, and where there are gaps: a reader that falls too far behind loses the oldest, see <see
    /// cref="JournalFollower"/>.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="withBodies">Whether the bodies are wanted too; else they are empty.</param>
    /// <exception cref="OperationCanceledException">He does not want to hear more.</exception>
    public static async IAsyncEnumerable<Followed> FollowAsync(
        this ExchangeJournal journal, [EnumeratorCancellation] CancellationToken stop, bool withBodies = true)
    {
        var bell = new Bell();
        using var follower = journal.Follow(bell, withBodies);
        using var end = stop.Register(bell.End);
        do
        {
            while (!stop.IsCancellationRequested && follower.TryRead(out var followed)) yield return followed;
        }
        while (await bell.WaitAsync());
        stop.ThrowIfCancellationRequested();
    }
}

/// <summary>How far a journal was taken down.</summary>
/// <param name="Position">Where the next record begins.</param>
/// <param name="Ordinal">How many records lie before it.</param>
internal readonly record struct JournalMark(long Position, long Ordinal);
