using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Emulator.Core.Wire;

/// <summary>What came in with a request line that had to be written anew: a copy, from which the server reads until it has had all of it.</summary>
internal sealed class OwnBytes
{
    private byte[] bytes = [];
    private int from;
    private int to;
    private bool isExamined;
    private bool isCanceled;

    /// <summary>Whether there is nothing here.</summary>
    public bool IsEmpty => from == to;

    /// <summary>Whether nothing more will come in.</summary>
    public bool IsLast { get; private set; }

    /// <summary>What is here.</summary>
    public ReadOnlySpan<byte> Span => bytes.AsSpan(from, to - from);

    /// <summary>Adds a copy of what came in.</summary>
    public void Add(ReadResult read)
    {
        var more = (int)read.Buffer.Length;
        if (to + more > bytes.Length) Grow(more);
        read.Buffer.CopyTo(bytes.AsSpan(to));
        to += more;
        (isExamined, isCanceled, IsLast) = (isExamined && more == 0, read.IsCanceled, read.IsCompleted);
    }

    /// <summary>Percent-encodes what is no ASCII in the target of the line, which is what stands between the first and the last blank.</summary>
    public void Encode(int begin, int end)
    {
        var line = Span[begin..end];
        var (first, last) = (line.IndexOf((byte)' '), line.LastIndexOf((byte)' '));
        if (first < 0 || first == last || Ascii.IsValid(line[first..last])) return;
        var made = new ArrayBufferWriter<byte>(Span.Length + (2 * (last - first)));
        made.Write(Span[..(begin + first)]);
        foreach (var one in line[first..last]) made.Write(one < 0x80 ? [one] : Encoding.ASCII.GetBytes($"%{one:X2}"));
        made.Write(Span[(begin + last)..]);
        (bytes, from, to) = (made.WrittenSpan.ToArray(), 0, made.WrittenCount);
    }

    /// <summary>What is here, unless all of it has been looked at and more is wanted.</summary>
    public bool TryRead(out ReadResult result)
    {
        result = new ReadResult(new ReadOnlySequence<byte>(bytes, from, to - from), isCanceled, IsLast);
        var isNew = !isExamined || isCanceled || IsLast;
        isCanceled = false;
        return isNew;
    }

    /// <summary>The server has taken so much, and looked at so much.</summary>
    public void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var all = new ReadOnlySequence<byte>(bytes, from, to - from);
        isExamined = all.Slice(examined).IsEmpty;
        from += (int)all.Slice(0, consumed).Length;
        if (from == to) (bytes, from, to, isExamined) = ([], 0, 0, false);
    }

    private void Grow(int more)
    {
        var (held, room) = (to - from, new byte[Math.Max(2 * bytes.Length, to - from + more)]);
        Span.CopyTo(room);
        (bytes, from, to) = (room, 0, held);
    }
}
