using System.Globalization;
using System.Text;
using Emulator.Core.State;

namespace Emulator.Core.Documents;

/// <summary>Writes PDF 1.5: the standard fonts Helvetica and Helvetica-Bold for what they can show, and the part of one open font that is needed for other
/// letters, if any. The same input gives the same bytes.</summary>
internal static class Pdf
{
    private const int Fixed = 5;

    /// <summary>The file.</summary>
    /// <param name="title">The document's title, in any letters.</param>
    /// <param name="madeAt">When it was made, by the workspace's clock.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="subject">Whom it is about, or null.</param>
    /// <param name="author">Who made it, or null.</param>
    /// <param name="language">The language of its words, as in HTML, or null.</param>
    public static byte[] Write(
        string title, DateTimeOffset madeAt, IReadOnlyList<PdfPage> pages, string? subject = null, string? author = null, string? language = null)
    {
        InGate.Refuse("Writing a PDF");
        var used = pages.SelectMany(page => page.Glyphs).DistinctBy(glyph => glyph.Key).ToDictionary(glyph => glyph.Key, glyph => glyph.Value);
        var afterPages = Fixed + (2 * pages.Count) + 1;
        var kids = string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{Fixed + 1 + (2 * i)} 0 R"));
        var fonts = "/F1 3 0 R /F2 4 0 R" + (used.Count > 0 ? $" /F3 {afterPages} 0 R" : "");
        List<string> objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R{(language is null ? "" : $" /Lang ({language})")} >>",
            $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            $"<< /Title {PdfText.Any(title)}{Entry("Subject", subject)}{Entry("Author", author)} /CreationDate "
                + $"(D:{madeAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) >>",
        ];
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources << /Font << {fonts} >> >> /Contents "
                + $"{Fixed + 2 + (2 * i)} 0 R >>");
            objects.Add($"<< /Length {pages[i].Content.Length} >>\nstream\n{pages[i].Content}\nendstream");
        }

        if (used.Count > 0) objects.AddRange(PdfFont.Objects(used, afterPages));
        var file = new StringBuilder("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
        var table = new StringBuilder();
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R "
            + $"/Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Entry(string name, string? text) => text is null ? "" : $" /{name} {PdfText.Any(text)}";
}
