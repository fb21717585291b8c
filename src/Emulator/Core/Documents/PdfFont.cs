using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Emulator.Core.Documents;

/// <summary>The objects by which a PDF file carries the part of <see cref="OpenFont"/> that it uses.</summary>
internal static class PdfFont
{
    private const string Name = "EMULAT+DejaVuSans";

    /// <summary>The objects; the first is the font that a page names.</summary>
    /// <param name="used">The glyphs and the letters that they stand for.</param>
    /// <param name="first">The number of the first object.</param>
    public static IEnumerable<string> Objects(IReadOnlyDictionary<ushort, int> used, int first)
    {
        var font = OpenFont.Instance;
        var ((above, below), box) = (font.Height, font.Box);
        var glyphs = used.Keys.Order().ToArray();
        var widths = string.Join(' ', glyphs.Select(glyph => string.Create(CultureInfo.InvariantCulture, $"{glyph} [{font.Advance(glyph)}]")));
        yield return $"<< /Type /Font /Subtype /Type0 /BaseFont /{Name} /Encoding /Identity-H /DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 4} 0 R >>";
        yield return $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{Name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {first + 2} 0 R /CIDToGIDMap /Identity /DW {font.Advance(0)} /W [{widths}] >>";
        yield return $"<< /Type /FontDescriptor /FontName /{Name} /Flags 4 /FontBBox [{box.Left} {box.Bottom} {box.Right} {box.Top}] /ItalicAngle 0 /Ascent "
            + $"{above} /Descent {below} /CapHeight 729 /StemV 80 /FontFile2 {first + 3} 0 R >>";
        var file = FontSubset.Of(font, glyphs);
        yield return Stream(file, $" /Length1 {file.Length}");
        yield return Stream(Encoding.ASCII.GetBytes(Letters(used, glyphs)), "");
    }

    // Which letter a glyph stands for.
    private static string Letters(IReadOnlyDictionary<ushort, int> used, ushort[] glyphs)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
            + "/Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var some in glyphs.Where(glyph => glyph != 0).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var glyph in some)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Letter(used[glyph])))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    // Forms of Arabic letters stand for the letters themselves. A joined pair stays one sign: readers that put a line into
    // its order turn the letters of a pair round.
    private static string Letter(int drawn) =>
        drawn is >= 0xfb50 and < 0xff00 && char.ConvertFromUtf32(drawn).Normalize(NormalizationForm.FormKC) is { Length: 1 } letter
            ? letter
            : char.ConvertFromUtf32(drawn);

    private static string Stream(byte[] bytes, string more)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(bytes);
        return $"<< /Length {packed.Length} /Filter /FlateDecode{more} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
    }
}
