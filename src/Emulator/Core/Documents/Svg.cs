using System.Globalization;
using System.Security;
using System.Text;

namespace Emulator.Core.Documents;

/// <summary>Writes a picture as SVG 1.1.</summary>
internal static class Svg
{
    /// <summary>The file's text, in UTF-8.</summary>
    public static byte[] Write(Picture picture, string title)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{picture.Width}\" height=\"{picture.Height}\" "
            + $"viewBox=\"0 0 {picture.Width} {picture.Height}\">\n");
        text.Append(
            CultureInfo.InvariantCulture, $"  <title>{SecurityElement.Escape(title)}</title>\n  <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        foreach (var shape in picture.Shapes) text.Append("  ").Append(Element(shape)).Append('\n');
        return Encoding.UTF8.GetBytes(text.Append("</svg>\n").ToString());
    }

    private static string Element(Shape shape) => shape switch
    {
        Line line => string.Create(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{line.X1:0.##}\" y1=\"{line.Y1:0.##}\" x2=\"{line.X2:0.##}\" y2=\"{line.Y2:0.##}\" stroke=\"#{line.Color:x6}\" "
                + $"stroke-width=\"{line.Width:0.##}\" stroke-linecap=\"round\"/>"),
        Dot dot =>
            string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{dot.X:0.##}\" cy=\"{dot.Y:0.##}\" r=\"{dot.Radius:0.##}\" fill=\"#{dot.Color:x6}\"/>"),
        Label label => string.Create(
            CultureInfo.InvariantCulture,
            $"<text x=\"{label.X:0.##}\" y=\"{label.Y + (label.Size * 0.36):0.##}\" font-family=\"sans-serif\" font-size=\"{label.Size:0.##}\" "
                + $"text-anchor=\"middle\" fill=\"#{label.Color:x6}\">{SecurityElement.Escape(label.Text)}</text>"),
        _ => "",
    };
}
