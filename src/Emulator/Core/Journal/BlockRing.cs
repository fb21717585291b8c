using System.Buffers.Binary;

namespace Emulator.Core.Journal;

/// <summary>Records as bytes, one behind the other in large blocks, found by their position, which only grows. A record may lie across blocks. A block goes
/// when none of its records
/// is wanted any more, and is used again unless somebody may still be looking at it. Not for several threads at once.</summary>
/// <param name="blockSize">The size of a block; the first one begins small.</param>
internal sealed class BlockRing(int blockSize)
{
    private const int Smallest = 4 * 1024;
    private Block? emptied;
    private Block[] blocks = new Block[4];
    private int head;
    private int count;
    private long firstBlock;

    /// <summary>The position behind the last record.</summary>
    public long End { get; private set; }

    /// <summary>How many are looking at the blocks: what they look at is not used again.</summary>
    public int Views { get; set; }

    /// <summary>The bytes that the blocks take.</summary>
    public long Taken
    {
        get
        {
            long taken = 0;
            for (var i = 0; i < count; i++) taken += At(i).Bytes.Length;
            return taken + (emptied?.Bytes.Length ?? 0);
        }
    }

    /// <summary>Writes a record; answers where.</summary>
    /// <param name="record">The record.</param>
    /// <param name="ordinal">How many were written before it.</param>
    public long Write(ReadOnlySpan<byte> record, long ordinal)
    {
        var position = End;
        for (var isBegin = true; !record.IsEmpty; isBegin = false)
        {
            var (block, offset) = Open();
            if (isBegin && block.FirstOrdinal < 0) (block.FirstOrdinal, block.FirstPosition) = (ordinal, position);
            var part = record[..Math.Min(record.Length, blockSize - offset)];
            Grow(block, offset + part.Length);
            part.CopyTo(block.Bytes.AsSpan(offset));
            block.Wanted++;
            record = record[part.Length..];
            End += part.Length;
        }

        return position;
    }

    /// <summary>Says that a record is not wanted any more.</summary>
    public void Release(long position, int length)
    {
        for (var block = position / blockSize; block <= (position + length - 1) / blockSize; block++) At((int)(block - firstBlock)).Wanted--;
        while (count > 0 && At(0).Wanted == 0 && (firstBlock + 1) * blockSize <= End) Drop();
    }

    /// <summary>Forgets all records. Positions go on from the next block.</summary>
    public void Clear()
    {
        while (count > 0) Drop();
        emptied = null;
        firstBlock = (End + blockSize - 1) / blockSize;
        End = firstBlock * blockSize;
    }

    /// <summary>Copies what lies at a position.</summary>
    public void Read(long position, Span<byte> place)
    {
        while (!place.IsEmpty)
        {
            var offset = (int)(position % blockSize);
            var part = place[..Math.Min(place.Length, blockSize - offset)];
            At((int)((position / blockSize) - firstBlock)).Bytes.AsSpan(offset, part.Length).CopyTo(part);
            place = place[part.Length..];
            position += part.Length;
        }
    }

    /// <summary>The number with which a record begins: its length.</summary>
    public int LengthAt(long position)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        Read(position, length);
        return BinaryPrimitives.ReadInt32LittleEndian(length);
    }

    /// <summary>The first record that is still there and not before this ordinal and this position, or one a little before it: records are found block by
    /// block.</summary>
    /// <param name="ordinal">How many records may be passed over.</param>
    /// <param name="position">What may be passed over.</param>
    /// <param name="nextOrdinal">How many records were written.</param>
    public (long Position, long Ordinal) First(long ordinal, long position, long nextOrdinal)
    {
        var found = (Position: End, Ordinal: nextOrdinal);
        for (var i = 0; i < count; i++)
        {
            var block = At(i);
            if (block.FirstOrdinal < 0) continue;
            if (found.Ordinal != nextOrdinal && block.FirstOrdinal > ordinal && block.FirstPosition > position) break;
            found = (block.FirstPosition, block.FirstOrdinal);
        }

        return found;
    }

    /// <summary>The blocks as they are, for somebody who looks while others write, and the position at which the first one begins.</summary>
    public (byte[][] Blocks, long From) Snapshot()
    {
        var snapshot = new byte[count][];
        for (var i = 0; i < count; i++) snapshot[i] = At(i).Bytes;
        return (snapshot, firstBlock * blockSize);
    }

    private Block At(int index) => blocks[(head + index) & (blocks.Length - 1)];

    /// <summary>The block into which is written, and where.</summary>
    private (Block Block, int Offset) Open()
    {
        var (number, offset) = (End / blockSize, (int)(End % blockSize));
        if (number == firstBlock + count)
        {
            var block = emptied ?? new Block(new byte[count == 0 ? Math.Min(Smallest, blockSize) : blockSize]);
            emptied = null;
            if (count == blocks.Length) Widen();
            blocks[(head + count++) & (blocks.Length - 1)] = block;
        }

        return (At((int)(number - firstBlock)), offset);
    }

    private void Grow(Block block, int needed)
    {
        if (block.Bytes.Length >= needed) return;
        // The former bytes stay as they are: somebody may be looking at them.
        var larger = new byte[Math.Min(blockSize, Math.Max(needed, block.Bytes.Length * 2))];
        block.Bytes.CopyTo(larger, 0);
        block.Bytes = larger;
    }

    private void Drop()
    {
        var block = At(0);
        blocks[head] = null!;
        (head, count, firstBlock) = ((head + 1) & (blocks.Length - 1), count - 1, firstBlock + 1);
        if (Views > 0 || block.Bytes.Length < blockSize) return;
        (block.Wanted, block.FirstOrdinal) = (0, -1);
        emptied = block;
    }

    private void Widen()
    {
        var wider = new Block[blocks.Length * 2];
        for (var i = 0; i < count; i++) wider[i] = At(i);
        (blocks, head) = (wider, 0);
    }

    private sealed class Block(byte[] bytes)
    {
        public byte[] Bytes = bytes;

        /// <summary>How many records lie in it, wholly or in part, that are wanted.</summary>
        public int Wanted;

        /// <summary>The first record that begins in it; below 0 when none does.</summary>
        public long FirstOrdinal = -1;

        public long FirstPosition;
    }
}
