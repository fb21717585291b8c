using System.Globalization;
using System.Text;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>Writes PDF files (version 1.4) of text and rectangles in the two standard fonts that every reader has. No clock and no chance: the same calls give the same bytes.</summary>
/// <remarks>Written by hand because the one PDF library that restores asks for a licence that does not go with this program's. The standard fonts hold Western letters;
/// others are shown as question marks.</remarks>
internal sealed class PdfFile
{
    private const int Width = 595, Height = 842, FirstPage = 6;
    private readonly List<StringBuilder> pages = [];

    /// <summary>Begins a page of A4.</summary>
    public void AddPage() => pages.Add(new StringBuilder());

    /// <summary>Text with its base line at a height from the top, in points.</summary>
    public void Text(double x, double y, double size, bool isBold, string text) => pages[^1]
        .Append(CultureInfo.InvariantCulture, $"BT /F{(isBold ? 2 : 1)} {size:0.##} Tf {x:0.##} {Height - y:0.##} Td (").Append(Escaped(text)).Append(") Tj ET\n");

    /// <summary>A filled rectangle; the colour in parts from 0 to 1.</summary>
    public void Rectangle(double x, double y, double width, double height, double red, double green, double blue) => pages[^1]
        .Append(CultureInfo.InvariantCulture, $"{red:0.###} {green:0.###} {blue:0.###} rg {x:0.##} {Height - y - height:0.##} {width:0.##} {height:0.##} re f 0 0 0 rg\n");

    /// <summary>The file.</summary>
    public byte[] Write(string title, string subject, string author, DateTimeOffset createdAt)
    {
        List<string> objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, index) => $"{FirstPage + (2 * index)} 0 R"))}]>>"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
            string.Create(CultureInfo.InvariantCulture, $"<</Title {Hex(title)}/Subject {Hex(subject)}/Author {Hex(author)}/CreationDate(D:{createdAt.UtcDateTime:yyyyMMddHHmmss}Z)>>"),
        ];
        foreach (var page in pages)
        {
            objects.Add(string.Create(CultureInfo.InvariantCulture, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Width} {Height}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents {objects.Count + 2} 0 R>>"));
            objects.Add(string.Create(CultureInfo.InvariantCulture, $"<</Length {page.Length}>>\nstream\n{page}endstream"));
        }

        return Assemble(objects);
    }

    private static byte[] Assemble(List<string> objects)
    {
        // Every character is one byte, so that places in the text are places in the file.
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>(objects.Count);
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R/Info 5 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = Western(rune.Value);
            if (letter is '(' or ')' or '\\') escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    // The letters of code page 1252: Latin 1, and a few signs that it has in other places.
    private static char Western(int rune) => rune switch
    {
        < ' ' => ' ',
        <= '~' or (>= 0xA0 and <= 0xFF) => (char)rune,
        '–' => '\u0096',
        '—' => '\u0097',
        '‘' => '\u0091',
        '’' => '\u0092',
        '“' => '\u0093',
        '”' => '\u0094',
        '…' => '\u0085',
        '€' => '\u0080',
        _ => '?',
    };

    private static string Hex(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";
}
