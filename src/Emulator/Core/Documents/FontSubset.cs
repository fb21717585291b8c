using System.Buffers.Binary;
using System.Text;

namespace Emulator.Core.Documents;

/// <summary>The part of the font that a document uses, as a TrueType file to embed: every glyph keeps its number, the outlines of those
/// that are not used are left out.</summary>
internal static class FontSubset
{
    private static readonly string[] Kept = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    /// <summary>The file; the same for the same glyphs.</summary>
    public static byte[] Of(OpenFont font, IEnumerable<ushort> used)
    {
        var wanted = new SortedSet<ushort>(used) { 0 };
        foreach (var glyph in wanted.ToArray()) AddParts(font, glyph, wanted);
        var (outlines, places) = (new MemoryStream(), new byte[4 * (font.Count + 1)]);
        for (var glyph = 0; glyph < font.Count; glyph++)
        {
            if (wanted.Contains((ushort)glyph)) outlines.Write(font.Outline((ushort)glyph));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * (glyph + 1)), (int)outlines.Length);
        }

        var head = font.Table("head").ToArray();
        head.AsSpan(8, 4).Clear(); // the sum over the file, which readers of embedded fonts do not check
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // places of four bytes
        return File(name => name switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => places,
            "head" => head,
            _ => font.Table(name).ToArray(),
        });
    }

    // An outline may be put together from those of other glyphs.
    private static void AddParts(OpenFont font, ushort glyph, SortedSet<ushort> wanted)
    {
        var outline = font.Outline(glyph);
        if (outline.Length < 12 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return;
        var (at, more) = (10, true);
        while (more)
        {
            var (flags, part) = (BinaryPrimitives.ReadUInt16BigEndian(outline[at..]), BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            if (wanted.Add(part)) AddParts(font, part, wanted);
            at += 4 + ((flags & 0x1) != 0 ? 4 : 2) + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            more = (flags & 0x20) != 0;
        }
    }

    private static byte[] File(Func<string, byte[]> table)
    {
        var (file, content) = (new MemoryStream(), new MemoryStream());
        file.Write([0, 1, 0, 0, 0, (byte)Kept.Length, 0, 64, 0, 2, 0, 32]); // six tables: the numbers of a binary search among them
        var entry = new byte[16];
        foreach (var name in Kept)
        {
            var bytes = table(name);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(4), Sum(bytes));
            BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(8), 12 + (16 * Kept.Length) + (int)content.Length);
            BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(12), bytes.Length);
            file.Write(entry);
            content.Write(bytes);
            while (content.Length % 4 != 0) content.WriteByte(0);
        }

        content.WriteTo(file);
        return file.ToArray();
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i++) sum += (uint)bytes[i] << (24 - (8 * (i % 4)));
        return sum;
    }
}
