using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Emulator.Core.Journal;

/// <summary>Reads what a <see cref="RecordWriter"/> wrote, in the same order, without copying it.</summary>
/// <param name="bytes">What was written.</param>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>So many bytes.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    /// <summary>A number.</summary>
    public int Number()
    {
        var (value, shift) = (0u, 0);
        while (true)
        {
            var one = rest[0];
            rest = rest[1..];
            value |= (uint)(one & 0x7f) << shift;
            if (one <= 0x7f) return (int)value;
            shift += 7;
        }
    }

    /// <summary>A text, not yet made.</summary>
    public EncodedText Text()
    {
        var code = (uint)Number();
        return code-- == 0 ? default : new EncodedText(Take((int)(code >> 1)), (code & 1) == 1);
    }

    /// <summary>Bytes with their number in front.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Number());

    /// <summary>A part that can be passed over.</summary>
    public ReadOnlySpan<byte> Part() => Take(BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int))));
}

/// <summary>A text as it is kept: made when somebody asks for it.</summary>
internal readonly ref struct EncodedText
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly bool isWide;
    private readonly bool isThere;

    public EncodedText(ReadOnlySpan<byte> bytes, bool isWide)
    {
        this.bytes = bytes;
        this.isWide = isWide;
        isThere = true;
    }

    /// <summary>The largest number of characters that it can have.</summary>
    public int MostCharacters => bytes.Length;

    /// <summary>The text; null when there was none.</summary>
    public string? OrNull => !isThere ? null : isWide ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : Encoding.UTF8.GetString(bytes);

    /// <summary>The text; empty when there was none.</summary>
    public override string ToString() => OrNull ?? "";

    /// <summary>Whether it is this one.</summary>
    public bool Is(string text)
    {
        Span<char> characters = stackalloc char[64];
        return text.Length <= characters.Length && bytes.Length <= characters.Length ? characters[..CopyTo(characters)].SequenceEqual(text) : OrNull == text;
    }

    /// <summary>Writes its characters; answers how many there are.</summary>
    public int CopyTo(Span<char> place)
    {
        if (!isWide) return Encoding.UTF8.GetChars(bytes, place);
        MemoryMarshal.Cast<byte, char>(bytes).CopyTo(place);
        return bytes.Length / sizeof(char);
    }
}
