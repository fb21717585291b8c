using System.Globalization;
using System.Text;

namespace Emulator.Core.Documents;

/// <summary>How a text stands in a page's instructions: in the standard fonts where they have all its letters, else in the embedded font, glyph by glyph in the
/// order of drawing. Letters that it lacks too are drawn as boxes with the letters beside them, so that who searches or copies gets what was written.</summary>
internal static class PdfText
{
    /// <summary>Signs that the standard fonts have in other places than Unicode.</summary>
    private static readonly Dictionary<int, char> CodePage1252 = new()
    {
        ['€'] = '\u0080',
        ['…'] = '\u0085',
        ['Š'] = '\u008a',
        ['Œ'] = '\u008c',
        ['Ž'] = '\u008e',
        ['‘'] = '\u0091',
        ['’'] = '\u0092',
        ['“'] = '\u0093',
        ['”'] = '\u0094',
        ['–'] = '\u0096',
        ['—'] = '\u0097',
        ['š'] = '\u009a',
        ['œ'] = '\u009c',
        ['ž'] = '\u009e',
        ['Ÿ'] = '\u009f',
    };

    /// <summary>Whether the standard fonts have every letter.</summary>
    public static bool IsStandard(string text) =>
        text.EnumerateRunes().All(rune => rune.Value is (>= 0x20 and < 0x7f) or (>= 0xa0 and <= 0xff) || CodePage1252.ContainsKey(rune.Value));

    /// <summary>A text that is <see cref="IsStandard"/>, as it stands between parentheses.</summary>
    public static string Standard(string text)
    {
        var escaped = new StringBuilder("(");
        foreach (var letter in text)
        {
            if (letter is '(' or ')' or '\\') escaped.Append('\\');
            escaped.Append(CodePage1252.GetValueOrDefault(letter, letter));
        }

        return escaped.Append(')').ToString();
    }

    /// <summary>The glyphs of a text in the order of drawing, with the letter that each stands for.</summary>
    public static IReadOnlyList<(ushort Glyph, int Letter)> Glyphs(string text) =>
        [.. WritingOrder.Of(text).Select(letter => (OpenFont.Instance.Glyph(letter), letter))];

    /// <summary>The instructions that draw glyphs.</summary>
    public static string Drawn(IReadOnlyList<(ushort Glyph, int Letter)> glyphs)
    {
        var text = new StringBuilder();
        for (int start = 0, end; start < glyphs.Count; start = end)
        {
            for (end = start + 1; end < glyphs.Count && glyphs[end].Glyph == 0 == (glyphs[start].Glyph == 0);) end++;
            var some = glyphs.Skip(start).Take(end - start).ToArray();
            var shown = $"<{string.Concat(some.Select(one => one.Glyph.ToString("X4", CultureInfo.InvariantCulture)))}> Tj ";
            text.Append(some[0].Glyph != 0
                ? shown
                : $"/Span << /ActualText {Any(string.Concat(some.Select(one => char.ConvertFromUtf32(one.Letter))))} >> BDC {shown}EMC ");
        }

        return text.ToString();
    }

    /// <summary>Any letters: UTF-16 in hexadecimal, without what only steers.</summary>
    public static string Any(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(string.Concat(text.EnumerateRunes().Where(rune =>
        CharUnicodeInfo.GetUnicodeCategory(rune.Value) is not (UnicodeCategory.Format or UnicodeCategory.Control))))) + ">";
}
