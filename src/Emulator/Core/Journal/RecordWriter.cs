using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Emulator.Core.Journal;

/// <summary>Writes numbers, texts and bytes one behind the other into a buffer that belongs to the thread: writing a record allocates nothing. Every text comes
/// back as it was:
/// in UTF-8, or as its UTF-16 units where it is no well-formed text.</summary>
internal sealed class RecordWriter
{
    private const int Usual = 8 * 1024;
    private const int LargestKept = 1024 * 1024;
    private const int LongestNumber = 5;

    [ThreadStatic]
    private static RecordWriter? mine;

    private byte[] buffer = new byte[Usual];
    private int length;

    /// <summary>What was written.</summary>
    public Span<byte> Written => buffer.AsSpan(0, length);

    /// <summary>The thread's writer, empty.</summary>
    public static RecordWriter Begin()
    {
        var writer = mine ??= new RecordWriter();
        // One large record is not to cost its size for ever.
        if (writer.buffer.Length > LargestKept) writer.buffer = new byte[Usual];
        writer.length = 0;
        return writer;
    }

    /// <summary>Room for so many bytes, to be filled in by the caller before anything else is written.</summary>
    public Span<byte> Take(int count)
    {
        Reserve(count);
        length += count;
        return buffer.AsSpan(length - count, count);
    }

    /// <summary>A number from 0, short when it is small.</summary>
    public void Number(int value)
    {
        Reserve(LongestNumber);
        length += Put(buffer.AsSpan(length), (uint)value);
    }

    /// <summary>A text, or null.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        Reserve((text.Length * 3) + LongestNumber);
        var prefix = Put(buffer.AsSpan(length), CodeOf(text.Length, isWide: false));
        if (Ascii.FromUtf16(text, buffer.AsSpan(length + prefix), out var plain) == OperationStatus.Done) length += prefix + plain;
        else Wide(text);
    }

    /// <summary>Bytes with their number in front.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    /// <summary>Begins a part that a reader can pass over; answers where it began.</summary>
    public int BeginPart()
    {
        Take(sizeof(int));
        return length;
    }

    /// <summary>Ends the part.</summary>
    public void EndPart(int began) => BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(began - sizeof(int)), length - began);

    private static uint CodeOf(int count, bool isWide) => (((uint)count << 1) | (isWide ? 1u : 0u)) + 1;

    private static int Put(Span<byte> place, uint value)
    {
        var count = 0;
        for (; value > 0x7f; value >>= 7) place[count++] = (byte)(value | 0x80);
        place[count++] = (byte)value;
        return count;
    }

    private void Wide(string text)
    {
        var content = buffer.AsSpan(length + LongestNumber);
        var isText = Utf8.FromUtf16(text, content, out _, out var count, replaceInvalidSequences: false) == OperationStatus.Done;
        if (!isText)
        {
            var units = System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan());
            units.CopyTo(content);
            count = units.Length;
        }

        // How long it is was not known before: the number takes all of its room.
        var code = CodeOf(count, !isText);
        var place = buffer.AsSpan(length, LongestNumber);
        for (var i = 0; i < LongestNumber; i++) place[i] = (byte)((code >> (7 * i)) | (i < LongestNumber - 1 ? 0x80u : 0u));
        length += LongestNumber + count;
    }

    private void Reserve(int count)
    {
        if (buffer.Length - length < count) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
    }
}
