using System.Buffers.Binary;

namespace Durability.Power;

/// <summary>A write-ahead log of SQLite, frame by frame: what a disk has of it when the power is cut.</summary>
/// <param name="bytes">All of it.</param>
internal sealed class Wal(byte[] bytes)
{
    private const int Header = 32, FrameHeader = 24;

    private readonly int frame = FrameHeader + (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8));

    /// <summary>How many frames it has.</summary>
    public int Frames => (bytes.Length - Header) / frame;

    /// <summary>How many frames a file of this size has.</summary>
    public int FramesOf(long size) => size < Header ? 0 : (int)((size - Header) / frame);

    /// <summary>The log up to a frame, and what was written of the one after it.</summary>
    /// <param name="frames">So many are whole.</param>
    /// <param name="torn">What became of the next one.</param>
    public byte[] Cut(int frames, Torn torn)
    {
        var whole = Header + (frames * frame);
        var rest = torn == Torn.Missing ? 0 : Math.Min(torn == Torn.Half ? frame / 2 : frame, bytes.Length - whole);
        var cut = bytes[..(whole + rest)];
        if (torn == Torn.Garbage) new Random(frames).NextBytes(cut.AsSpan(whole));
        return cut;
    }
}

/// <summary>What became of the frame that was being written.</summary>
internal enum Torn
{
    /// <summary>Nothing of it is there.</summary>
    Missing,

    /// <summary>Half of it is there.</summary>
    Half,

    /// <summary>Its place is there, and something else stands in it.</summary>
    Garbage,
}
