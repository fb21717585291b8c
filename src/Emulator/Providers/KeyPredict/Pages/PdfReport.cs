using System.Globalization;
using Emulator.Core.Documents;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>The report as a PDF file: heading, chart of the factors, table of the groups, matches.</summary>
internal sealed class PdfReport
{
    private const double Left = 50, Top = 60, Bottom = 790, ChartLeft = 330, ChartWidth = 170, Row = 18;
    private const int LongestLabel = 48, LongestLine = 80;
    private const int Pale = 0xe4e9f2, Deep = 0x2457a6;
    private readonly List<PdfPage> pages = [];
    private readonly ResultView view;
    private readonly Words words;
    private double y;

    private PdfReport(ResultView view, Words words) => (this.view, this.words) = (view, words);

    /// <summary>The file's bytes: the same for the same result and language. A report in Arabic runs from right to left.</summary>
    public static ReadOnlyMemory<byte> Of(ResultView view, Words words) => new PdfReport(view, words).Write();

    private byte[] Write()
    {
        var title = $"{words.Report}: {view.Test.Label}";
        NewPage();
        Line(title, 18, isBold: true, 28);
        Line(view.CandidateName, 12, isBold: true, 20);
        Line(view.Company, 10, isBold: false, Row);
        Line(ReportPage.Taken(view, words), 10, isBold: false, Row);
        Line(string.Create(CultureInfo.InvariantCulture, $"{words.Score}: {view.Global:0.0} / 10"), 10, isBold: false, 26);
        Heading(words.Graph);
        foreach (var scale in view.Factors) Bar(ReportPage.Label(scale, words), scale.Score);
        Heading(words.Details);
        foreach (var group in view.Groups) Cells(words.Name(group.Name), group.Score.ToString("0.0", CultureInfo.InvariantCulture));
        Heading(words.Comments);
        foreach (var scale in view.Factors) Line(ReportPage.Comment(scale, words), 10, isBold: false, Row);
        foreach (var one in view.Matches.GroupBy(match => match.ClassLabel))
        {
            Heading(words.Name(one.Key));
            foreach (var match in one) Cells(words.Name(match.Label), string.Create(CultureInfo.InvariantCulture, $"{match.Percent} %"));
        }

        if (view.Assessment.IsProctored)
        {
            Heading(words.Proctoring.Heading);
            foreach (var sentence in words.Proctoring.Text.Split(". ", 2)) Line(sentence.TrimEnd('.') + ".", 10, isBold: false, Row);
        }

        return Pdf.Write(
            title, view.Assessment.CompletedAt!.Value, pages, Wire.WireText.ForXml(view.CandidateName), Wire.WireText.ForXml(view.Company), words.Code);
    }

    private void NewPage()
    {
        pages.Add(new PdfPage());
        y = Top;
    }

    private void Need(double height)
    {
        if (y + height > Bottom) NewPage();
    }

    private void Heading(string text)
    {
        Need(60);
        y += 12;
        Line(text, 12, isBold: true, 22);
    }

    private void Line(string text, double size, bool isBold, double height)
    {
        Need(height);
        Put(Left, y, size, isBold, Cut(text, LongestLine));
        y += height;
    }

    private void Bar(string label, decimal score)
    {
        Need(Row);
        Put(Left, y, 10, isBold: false, Cut(label, LongestLabel));
        Fill(ChartLeft, y - 9, ChartWidth, 11, Pale);
        Fill(ChartLeft, y - 9, ChartWidth * (double)(score / KeyPredictSettings.HighestScore), 11, Deep);
        Put(ChartLeft + ChartWidth + 10, y, 10, isBold: false, score.ToString("0.0", CultureInfo.InvariantCulture));
        y += Row;
    }

    private void Cells(string left, string right)
    {
        Need(Row);
        Put(Left, y, 10, isBold: false, Cut(left, LongestLabel));
        Put(ChartLeft, y, 10, isBold: false, right);
        y += Row;
    }

    private void Put(double left, double top, double size, bool isBold, string text)
    {
        if (words.IsRightToLeft) pages[^1].EndingAt(PdfPage.Width - left, top, size, isBold, text);
        else pages[^1].At(left, top, size, isBold, text);
    }

    private void Fill(double left, double top, double width, double height, int color) =>
        pages[^1].Fill(words.IsRightToLeft ? PdfPage.Width - left - width : left, top, width, height, color);

    private static string Cut(string text, int most)
    {
        var runes = Wire.WireText.ForXml(text).EnumerateRunes().ToArray();
        return runes.Length <= most ? string.Concat(runes) : string.Concat(runes.Take(most - 1)) + "…";
    }
}
