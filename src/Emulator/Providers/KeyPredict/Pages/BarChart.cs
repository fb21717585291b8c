using System.Globalization;
using System.Text;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>Bars from 0 to 10 as an SVG picture inside a page.</summary>
internal static class BarChart
{
    private const int Row = 26, Label = 260, Width = 300;

    public static string Of(string title, IReadOnlyList<(string Name, decimal Score)> bars)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"{Html.Text(title)}\" viewBox=\"0 0 {Label + Width + 50} {bars.Count * Row}\" direction=\"ltr\" font-size=\"13\">");
        for (var i = 0; i < bars.Count; i++)
        {
            var (y, width) = (i * Row, bars[i].Score * Width / KeyPredictSettings.HighestScore);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 17}\">{Html.Text(bars[i].Name)}</text>")
                .Append(CultureInfo.InvariantCulture, $"<rect x=\"{Label}\" y=\"{y + 4}\" width=\"{Width}\" height=\"16\" fill=\"#e4e9f2\"/>")
                .Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{Label}\" y=\"{y + 4}\" width=\"{width:0.#}\" height=\"16\" fill=\"#2457a6\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{Label + Width + 8}\" y=\"{y + 17}\">{bars[i].Score:0.0}</text>");
        }

        return svg.Append("</svg>").ToString();
    }
}
