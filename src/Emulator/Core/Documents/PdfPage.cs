using System.Globalization;
using System.Text;

namespace Emulator.Core.Documents;

/// <summary>One page of A4, filled from above: paragraphs and pictures.</summary>
internal sealed class PdfPage
{
    /// <summary>The page's size in points.</summary>
    public const int Width = 595, Height = 842;

    private const int Margin = 57;
    private readonly StringBuilder content = new();
    private readonly Dictionary<ushort, int> glyphs = [];
    private double y = Height - Margin;

    /// <summary>The drawing instructions, all of them Latin-1.</summary>
    public string Content => content.ToString();

    /// <summary>What the page uses of <see cref="OpenFont"/>: glyphs and the letters that they stand for.</summary>
    public IReadOnlyDictionary<ushort, int> Glyphs => glyphs;

    /// <summary>A paragraph, broken between words.</summary>
    public PdfPage Text(string text, double size = 11, bool isBold = false)
    {
        foreach (var line in Broken(text, (int)((Width - (2 * Margin)) / (size * 0.5))))
        {
            y -= size * 1.4;
            Show(line, Margin, y, size, isBold, 0x222222);
        }

        y -= size * 0.4;
        return this;
    }

    /// <summary>Text with its base line so far from the left and from the top, in points.</summary>
    public PdfPage At(double left, double top, double size, bool isBold, string text)
    {
        Show(text, left, Height - top, size, isBold, 0);
        return this;
    }

    /// <summary>Text that ends so far from the left, in the embedded font, whose widths are known.</summary>
    public PdfPage EndingAt(double right, double top, double size, bool isBold, string text)
    {
        var drawn = PdfText.Glyphs(text);
        ShowGlyphs(drawn, right - (drawn.Sum(one => OpenFont.Instance.Advance(one.Glyph)) * size / 1000), Height - top, size, isBold, 0);
        return this;
    }

    /// <summary>A filled rectangle whose upper left corner is so far from the left and from the top, in points.</summary>
    public PdfPage Fill(double left, double top, double width, double height, int color)
    {
        content.Append(CultureInfo.InvariantCulture, $"{Color(color)} rg {left:0.##} {Height - top - height:0.##} {width:0.##} {height:0.##} re f\n");
        return this;
    }

    /// <summary>A picture, as large as its pixels are many in points times the scale.</summary>
    public PdfPage Draw(Picture picture, double scale)
    {
        y -= picture.Height * scale;
        foreach (var shape in picture.Shapes) Paint(shape, scale);
        y -= 12;
        return this;

        void Paint(Shape shape, double by)
        {
            switch (shape)
            {
                case Line line:
                    Stroke(X(line.X1), Y(line.Y1), X(line.X2), Y(line.Y2), line.Width * by, line.Color);
                    break;
                case Dot dot:
                    Stroke(X(dot.X), Y(dot.Y), X(dot.X), Y(dot.Y), dot.Radius * 2 * by, dot.Color);
                    break;
                case Label label:
                    var size = label.Size * by;
                    Show(label.Text, X(label.X) - (label.Text.Length * size * 0.3), Y(label.Y) - (size * 0.36), size, false, label.Color);
                    break;
            }

            double X(double x) => Margin + (x * by);

            double Y(double down) => y + ((picture.Height - down) * by);
        }
    }

    private static IEnumerable<string> Broken(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        yield return line.ToString();
    }

    private void Stroke(double x1, double y1, double x2, double y2, double width, int color) =>
        content.Append(CultureInfo.InvariantCulture, $"1 J {width:0.##} w {Color(color)} RG {x1:0.##} {y1:0.##} m {x2:0.##} {y2:0.##} l S\n");

    private void Show(string text, double x, double baseline, double size, bool isBold, int color)
    {
        if (!PdfText.IsStandard(text)) ShowGlyphs(PdfText.Glyphs(text), x, baseline, size, isBold, color);
        else
            content.Append(
                CultureInfo.InvariantCulture,
                $"BT /{(isBold ? "F2" : "F1")} {size:0.##} Tf {Color(color)} rg {x:0.##} {baseline:0.##} Td {PdfText.Standard(text)} Tj ET\n");
    }

    // The embedded font has no bold letters: they get an outline.
    private void ShowGlyphs(IReadOnlyList<(ushort Glyph, int Letter)> drawn, double x, double baseline, double size, bool isBold, int color)
    {
        foreach (var (glyph, letter) in drawn) glyphs[glyph] = letter;
        var weight = isBold ? string.Create(CultureInfo.InvariantCulture, $"2 Tr {size / 30:0.##} w {Color(color)} RG") : "0 Tr";
        content.Append(
            CultureInfo.InvariantCulture, $"BT /F3 {size:0.##} Tf {weight} {Color(color)} rg {x:0.##} {baseline:0.##} Td {PdfText.Drawn(drawn)}0 Tr ET\n");
    }

    private static string Color(int color) =>
        string.Create(CultureInfo.InvariantCulture, $"{(color >> 16 & 0xff) / 255.0:0.###} {(color >> 8 & 0xff) / 255.0:0.###} {(color & 0xff) / 255.0:0.###}");
}
