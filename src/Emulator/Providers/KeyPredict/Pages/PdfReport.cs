using System.Globalization;
using Emulator.Core.Documents;
using Emulator.Providers.KeyPredict.Results;

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

    /// <summary>The file's bytes: the same for the same result and language. Cyrillic and Arabic are not in the standard fonts: there the words are English.</summary>
    public static ReadOnlyMemory<byte> Of(ResultView view, Words words) => new PdfReport(view, words.IsWestern ? words : Words.Of(0)).Write();

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
        foreach (var group in view.Groups) Cells(group.Name, group.Score.ToString("0.0", CultureInfo.InvariantCulture));
        Heading(words.Matches);
        foreach (var match in view.Matches) Cells(match.Label, string.Create(CultureInfo.InvariantCulture, $"{match.Percent} %"));
        return Pdf.Write(title, view.Assessment.CompletedAt!.Value, pages, Wire.WireText.ForXml(view.CandidateName), Wire.WireText.ForXml(view.Company));
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
        pages[^1].At(Left, y, size, isBold, Cut(text, LongestLine));
        y += height;
    }

    private void Bar(string label, decimal score)
    {
        Need(Row);
        pages[^1].At(Left, y, 10, isBold: false, Cut(label, LongestLabel));
        pages[^1].Fill(ChartLeft, y - 9, ChartWidth, 11, Pale);
        pages[^1].Fill(ChartLeft, y - 9, ChartWidth * (double)(score / KeyPredictSettings.HighestScore), 11, Deep);
        pages[^1].At(ChartLeft + ChartWidth + 10, y, 10, isBold: false, score.ToString("0.0", CultureInfo.InvariantCulture));
        y += Row;
    }

    private void Cells(string left, string right)
    {
        Need(Row);
        pages[^1].At(Left, y, 10, isBold: false, Cut(left, LongestLabel));
        pages[^1].At(ChartLeft, y, 10, isBold: false, right);
        y += Row;
    }

    private static string Cut(string text, int most)
    {
        var runes = Wire.WireText.ForXml(text).EnumerateRunes().ToArray();
        return runes.Length <= most ? string.Concat(runes) : string.Concat(runes.Take(most - 1)) + "…";
    }
}
