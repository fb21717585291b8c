using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Emulator.Core.Journal;

/// <summary>The exchanges of a workspace by number, bounded in number and size: the oldest go first. They are kept as bytes, everything that was told of them
/// included, and become records again when somebody looks: nothing of a call stays alive because it is here.</summary>
public sealed class ExchangeJournal
{
    private const int SmallestBlock = 4 * 1024;
    private const int LargestBlock = 256 * 1024;
    private readonly Lock gate = new();
    private readonly EntryRing entries = new();
    private readonly BlockRing blocks;
    private readonly JournalTerms terms;
    private readonly int blockSize;
    private readonly int mostExchanges;
    private readonly long mostBytes;
    private readonly int mostBodyBytes;
    private JournalFollower[] followers = [];
    private long added;
    private long bytes;
    private long lastDropped;

    /// <summary>An empty journal.</summary>
    /// <param name="mostExchanges">The largest number kept.</param>
    /// <param name="mostBytes">The largest size kept, in bytes; the newest exchange is kept however large it is.</param>
    /// <param name="mostBodyBytes">The largest part of a body that is kept, in bytes.</param>
    /// <param name="terms">What is the same in many exchanges; journals may share it.</param>
    public ExchangeJournal(int mostExchanges, long mostBytes, int mostBodyBytes = int.MaxValue, JournalTerms? terms = null)
    {
        (this.mostExchanges, this.mostBytes, this.mostBodyBytes, this.terms) = (mostExchanges, mostBytes, mostBodyBytes, terms ?? new JournalTerms());
        // A small journal has small blocks: it takes at most a few of them beyond its limit.
        blockSize = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(mostBytes / 16, SmallestBlock, LargestBlock));
        blocks = new BlockRing(blockSize);
    }

    /// <summary>How many exchanges are kept.</summary>
    public int Count => entries.Count;

    /// <summary>How many bytes they take.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>The largest number that was let go; 0 when none was.</summary>
    public long LastDropped => Interlocked.Read(ref lastDropped);

    /// <summary>How many follow it.</summary>
    public int Followers => Volatile.Read(ref followers).Length;

    /// <summary>The largest number; 0 when nothing is kept.</summary>
    public long LastNumber
    {
        get
        {
            lock (gate) return entries.Count == 0 ? 0 : entries[entries.Count - 1].Number;
        }
    }

    /// <summary>The memory that holds them, in bytes.</summary>
    public long Taken
    {
        get
        {
            lock (gate) return blocks.Taken + ((long)entries.Count * Entry.Size);
        }
    }

    /// <summary>Keeps the exchange under its number, or under the next one when it has none.</summary>
    /// <returns>The number.</returns>
    public long Add(in Exchange exchange)
    {
        // Everything that takes long is done before the lock.
        var record = ExchangeFormat.Write(exchange, terms, mostBodyBytes).Written;
        lock (gate)
        {
            var number = exchange.Number > 0 ? exchange.Number : Numbering.Next();
            BinaryPrimitives.WriteInt64LittleEndian(record[ExchangeFormat.NumberAt..], number);
            Keep(number, record);
            foreach (var follower in followers) follower.Bell.Ring();
            return number;
        }
    }

    /// <summary>Keeps records as they were taken before, oldest first, into an empty journal.</summary>
    internal void Fill(IReadOnlyList<ReadOnlyMemory<byte>> taken)
    {
        lock (gate)
        {
            foreach (var records in taken)
                foreach (var record in JournalRecords.Each(records)) Keep(JournalRecords.NumberOf(record.Span), record.Span);
        }
    }

    /// <summary>The records that were written since they were taken last, one behind the other as they were written; what was dropped meanwhile is not
    /// among them.</summary>
    /// <param name="mark">How far they were taken; moved to the end.</param>
    /// <returns>The records with how many they are; none when nothing was written.</returns>
    internal (byte[] Records, int Count) Take(ref JournalMark mark)
    {
        lock (gate)
        {
            var first = blocks.First(mark.Ordinal, mark.Position, added);
            // Dropped; or forgotten, when all was taken before: then positions have gone on, and ordinals have not.
            if (first.Ordinal > mark.Ordinal || first.Position > mark.Position) mark = new JournalMark(first.Position, first.Ordinal);
            var (records, count) = (new byte[added > mark.Ordinal ? blocks.End - mark.Position : 0], added - mark.Ordinal);
            if (records.Length > 0) blocks.Read(mark.Position, records);
            mark = new JournalMark(blocks.End, added);
            return (records, (int)count);
        }
    }

    /// <summary>Where it ends now.</summary>
    internal JournalMark Mark
    {
        get
        {
            lock (gate) return new JournalMark(blocks.End, added);
        }
    }

    /// <summary>All exchanges kept, newest first; each becomes a record when it is its turn. What is told is the journal as it was
    /// when the first one was asked for.</summary>
    /// <param name="after">Only those with a larger number.</param>
    public IEnumerable<Exchange> Newest(long after = 0)
    {
        using var view = View(after);
        for (var i = 0; i < view.Count; i++) yield return view[i].Read();
    }

    /// <summary>The exchange with this number, or null.</summary>
    public Exchange? Find(long number)
    {
        byte[] record;
        lock (gate)
        {
            var at = entries.After(number) - 1;
            if (at < 0 || entries[at].Number != number) return null;
            var entry = entries[at];
            record = new byte[entry.Length];
            blocks.Read(entry.Position, record);
        }

        return new KeptExchange(record, terms).Read();
    }

    /// <summary>Forgets all exchanges.</summary>
    public void Clear()
    {
        lock (gate)
        {
            if (entries.Count > 0) lastDropped = Math.Max(lastDropped, entries[entries.Count - 1].Number);
            entries.Clear();
            blocks.Clear();
            bytes = 0;
        }
    }

    /// <summary>Somebody who reads from now on, and is rung for when there is something.</summary>
    /// <param name="bell">What is rung.</param>
    /// <param name="withBodies">Whether he wants the bodies too; else they are empty.</param>
    public JournalFollower Follow(Bell bell, bool withBodies = true)
    {
        lock (gate)
        {
            var follower = new JournalFollower(this, bell, withBodies, blocks.End, added);
            followers = [.. followers, follower];
            return follower;
        }
    }

    /// <summary>The exchanges at this moment, to be looked at where they lie.</summary>
    /// <param name="after">Only those with a larger number.</param>
    internal JournalView View(long after = 0)
    {
        lock (gate)
        {
            var first = entries.After(after);
            var view = new JournalView(terms, blocks.Snapshot(), blockSize, entries.Count - first, EndView);
            entries.CopyTo(first, view.Entries);
            blocks.Views++;
            return view;
        }
    }

    /// <summary>The next that a follower has not read.</summary>
    internal bool TryRead(JournalFollower follower, out Followed followed)
    {
        byte[] record;
        int length;
        lock (gate)
        {
            followed = new Followed(null, Skip(follower));
            if (followed.Missed > 0) return true;
            if (follower.Ordinal == added) return false;
            length = blocks.LengthAt(follower.Position);
            record = ArrayPool<byte>.Shared.Rent(length);
            blocks.Read(follower.Position, record.AsSpan(0, length));
            (follower.Position, follower.Ordinal) = (follower.Position + length, follower.Ordinal + 1);
        }

        followed = new Followed(new KeptExchange(record.AsSpan(0, length), terms).Read(follower.WithBodies), 0);
        ArrayPool<byte>.Shared.Return(record);
        return true;
    }

    /// <summary>Nobody reads there any more.</summary>
    internal void Leave(JournalFollower follower)
    {
        lock (gate) followers = [.. followers.Where(one => one != follower)];
    }

    /// <summary>Moves a follower to where he may be; answers how many he misses. The newest is never passed over.</summary>
    private long Skip(JournalFollower follower)
    {
        var (before, first) = (follower.Ordinal, blocks.First(added - JournalFollower.MostExchanges, blocks.End - JournalFollower.MostBytes, added));
        if (first.Ordinal >= before) (follower.Position, follower.Ordinal) = first;
        while (follower.Ordinal < added - 1
            && (added - follower.Ordinal > JournalFollower.MostExchanges || blocks.End - follower.Position > JournalFollower.MostBytes))
        {
            follower.Position += blocks.LengthAt(follower.Position);
            follower.Ordinal++;
        }

        return follower.Ordinal - before;
    }

    private void Keep(long number, ReadOnlySpan<byte> record)
    {
        entries.Add(new Entry(number, blocks.Write(record, added++), record.Length));
        bytes += record.Length + Entry.Size;
        while (entries.Count > mostExchanges || (bytes > mostBytes && entries.Count > 1))
        {
            var oldest = entries.RemoveFirst();
            blocks.Release(oldest.Position, oldest.Length);
            bytes -= oldest.Length + Entry.Size;
            lastDropped = Math.Max(lastDropped, oldest.Number);
        }
    }

    private void EndView()
    {
        lock (gate) blocks.Views--;
    }
}
