using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Emulator.Tests.Support;

/// <summary>The bytes of a PDF file: its places, its objects and its streams must fit together.</summary>
public static partial class PdfBytes
{
    /// <summary>The file as text, read as a reader does: from the end to the table of places, and from there to every object.</summary>
    public static string Read(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        var table = int.Parse(TableAt().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal("xref", text.Substring(table, 4));
        var places = PlaceOf().Matches(text[table..]).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        for (var i = 0; i < places.Count; i++) Assert.StartsWith($"{i + 1} 0 obj", text[places[i]..], StringComparison.Ordinal);
        Assert.Matches($"/Size {places.Count + 1}\\b", text);
        foreach (Match stream in StreamOf().Matches(text))
            Assert.StartsWith(
                "endstream",
                text[(stream.Index + stream.Length + int.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture))..].TrimStart('\n'),
                StringComparison.Ordinal);
        Assert.NotEqual(0, StreamOf().Count(text));
        return text;
    }

    /// <summary>A text as the file writes it where it is told about the file.</summary>
    public static string Hex(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    [GeneratedRegex("startxref\n([0-9]+)\n")]
    private static partial Regex TableAt();

    [GeneratedRegex("([0-9]{10}) 00000 n ")]
    private static partial Regex PlaceOf();

    [GeneratedRegex("<< /Length ([0-9]+) >>\nstream\n")]
    private static partial Regex StreamOf();
}
