using System.Globalization;
using System.Text;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>Bars from 0 to 10 in a page: the name, the bar and the number, in one line where there is room and in two on a phone.</summary>
internal static class BarChart
{
    public static string Of(string title, IEnumerable<(string Name, decimal Score)> bars)
    {
        var chart = new StringBuilder("<ul class=\"chart\" aria-label=\"").Append(Html.Text(title)).Append("\">");
        foreach (var (name, score) in bars)
            chart.Append("<li><span class=\"name\">").Append(Html.Text(name)).Append("</span>")
                .Append("<svg aria-hidden=\"true\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\"><rect width=\"100\" height=\"10\" fill=\"#dfe5ef\"/>")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"bar\" width=\"{score * 100m / KeyPredictSettings.HighestScore:0.#}\" height=\"10\" fill=\"#2457a6\"/></svg>")
                .Append(CultureInfo.InvariantCulture, $"<span class=\"score\">{score:0.0}</span></li>");
        return chart.Append("</ul>").ToString();
    }
}
