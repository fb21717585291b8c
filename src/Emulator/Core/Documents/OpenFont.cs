using System.Buffers.Binary;

namespace Emulator.Core.Documents;

/// <summary>The font DejaVu Sans, cut down, as the program carries it: for texts with letters that the standard fonts of PDF lack. Read once, when
/// the first such text is written.</summary>
internal sealed class OpenFont
{
    private static readonly Lazy<OpenFont> Loaded = new(() => new OpenFont(Read()));

    private readonly byte[] file;
    private readonly Dictionary<string, (int At, int Length)> tables = [];
    private readonly Dictionary<int, ushort> glyphs = [];
    private readonly int unitsPerEm, metrics;

    private OpenFont(byte[] file)
    {
        this.file = file;
        for (var i = 0; i < Number(4); i++)
        {
            var at = 12 + (16 * i);
            tables[System.Text.Encoding.ASCII.GetString(file, at, 4)] = (Long(at + 8), Long(at + 12));
        }

        unitsPerEm = Number(tables["head"].At + 18);
        metrics = Number(tables["hhea"].At + 34);
        ReadLetters();
    }

    /// <summary>The font.</summary>
    public static OpenFont Instance => Loaded.Value;

    /// <summary>How many glyphs it has.</summary>
    public int Count => Number(tables["maxp"].At + 4);

    /// <summary>How far it reaches above and below the base line, in thousandths of its size.</summary>
    public (int Above, int Below) Height => (Scaled((short)Number(tables["hhea"].At + 4)), Scaled((short)Number(tables["hhea"].At + 6)));

    /// <summary>The corners of the box that holds every glyph, in thousandths of the size.</summary>
    public (int Left, int Bottom, int Right, int Top) Box
    {
        get
        {
            var at = tables["head"].At + 36;
            return (Scaled((short)Number(at)), Scaled((short)Number(at + 2)), Scaled((short)Number(at + 4)), Scaled((short)Number(at + 6)));
        }
    }

    /// <summary>The glyph of a letter; 0, an empty box, for one that the font lacks.</summary>
    public ushort Glyph(int letter) => glyphs.GetValueOrDefault(letter);

    /// <summary>How wide a glyph is, in thousandths of the size.</summary>
    public int Advance(ushort glyph) => Scaled(Number(tables["hmtx"].At + (4 * Math.Min(glyph, metrics - 1))));

    /// <summary>A table's bytes.</summary>
    public ReadOnlySpan<byte> Table(string name) => file.AsSpan(tables[name].At, tables[name].Length);

    /// <summary>A glyph's outline; empty for a blank.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var places = tables["loca"].At;
        var isLong = Number(tables["head"].At + 50) == 1;
        var (start, end) = isLong
            ? (Long(places + (4 * glyph)), Long(places + (4 * glyph) + 4))
            : (2 * Number(places + (2 * glyph)), 2 * Number(places + (2 * glyph) + 2));
        return Table("glyf")[start..end];
    }

    // Format 4 of the table of letters: runs of letters, each with a step to the glyph or a place in a list of glyphs.
    private void ReadLetters()
    {
        var start = tables["cmap"].At;
        for (var i = 0; i < Number(start + 2); i++)
        {
            var at = start + Long(start + 4 + (8 * i) + 4);
            if (Number(at) != 4) continue;
            var runs = Number(at + 6) / 2;
            var (ends, starts, steps, places) = (at + 14, at + 16 + (2 * runs), at + 16 + (4 * runs), at + 16 + (6 * runs));
            for (var run = 0; run < runs; run++)
            {
                var place = Number(places + (2 * run));
                for (var letter = Number(starts + (2 * run)); letter <= Number(ends + (2 * run)) && letter < 0xffff; letter++)
                {
                    var found = place == 0 ? letter : Number(places + (2 * run) + place + (2 * (letter - Number(starts + (2 * run)))));
                    if (place == 0 || found != 0) glyphs[letter] = (ushort)(found + Number(steps + (2 * run)));
                }
            }
        }
    }

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / unitsPerEm, MidpointRounding.AwayFromZero);

    private int Number(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int Long(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));

    private static byte[] Read()
    {
        using var resource = typeof(OpenFont).Assembly.GetManifestResourceStream("Emulator.Core.Documents.Fonts.DejaVuSans.ttf")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
