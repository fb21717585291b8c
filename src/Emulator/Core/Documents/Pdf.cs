using System.Globalization;
using System.Text;

namespace Emulator.Core.Documents;

/// <summary>Writes PDF 1.4 with the standard fonts Helvetica and Helvetica-Bold: no font to embed, and the same input gives the same bytes.</summary>
/// <remarks>The fonts have the letters of Western Europe; other Latin letters lose their accents, and what is not Latin becomes a question mark.</remarks>
internal static class Pdf
{
    /// <summary>Signs that the fonts have in other places than Unicode.</summary>
    private static readonly Dictionary<int, string> CodePage1252 = new()
    {
        ['€'] = "\u0080",
        ['…'] = "\u0085",
        ['Š'] = "\u008a",
        ['Œ'] = "\u008c",
        ['Ž'] = "\u008e",
        ['‘'] = "\u0091",
        ['’'] = "\u0092",
        ['“'] = "\u0093",
        ['”'] = "\u0094",
        ['–'] = "\u0096",
        ['—'] = "\u0097",
        ['š'] = "\u009a",
        ['œ'] = "\u009c",
        ['ž'] = "\u009e",
        ['Ÿ'] = "\u009f",
    };

    /// <summary>The file.</summary>
    /// <param name="title">The document's title, in any letters.</param>
    /// <param name="madeAt">When it was made, by the workspace's clock.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="subject">Whom it is about, or null.</param>
    /// <param name="author">Who made it, or null.</param>
    public static byte[] Write(string title, DateTimeOffset madeAt, IReadOnlyList<PdfPage> pages, string? subject = null, string? author = null)
    {
        var kids = string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{6 + (2 * i)} 0 R"));
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            $"<< /Title {AnyLetters(title)}{Entry("Subject", subject)}{Entry("Author", author)} /CreationDate (D:{madeAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) >>",
        ];
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {7 + (2 * i)} 0 R >>");
            objects.Add($"<< /Length {pages[i].Content.Length} >>\nstream\n{pages[i].Content}\nendstream");
        }

        var file = new StringBuilder("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        var table = new StringBuilder();
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    /// <summary>A text as it stands between parentheses, in Latin-1.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var letter in Plain(rune))
            {
                if (letter is '(' or ')' or '\\') escaped.Append('\\');
                escaped.Append(letter);
            }
        }

        return escaped.ToString();
    }

    private static string Entry(string name, string? text) => text is null ? "" : $" /{name} {AnyLetters(text)}";

    /// <summary>A text of the document's description, which may have any letters: UTF-16 in hexadecimal.</summary>
    private static string AnyLetters(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    private static string Plain(Rune rune)
    {
        if (CodePage1252.TryGetValue(rune.Value, out var placed)) return placed;
        if (rune.Value is (>= 0x20 and < 0x7f) or (>= 0xa0 and <= 0xff)) return rune.ToString();
        if (rune.Value is 0x141 or 0x142) return rune.Value == 0x141 ? "L" : "l";
        var basic = new string([.. rune.ToString().Normalize(NormalizationForm.FormD).Where(letter => letter is >= ' ' and < '\u007f')]);
        return basic.Length > 0 ? basic : CharUnicodeInfo.GetUnicodeCategory(rune.ToString(), 0) is UnicodeCategory.NonSpacingMark ? "" : "?";
    }
}
