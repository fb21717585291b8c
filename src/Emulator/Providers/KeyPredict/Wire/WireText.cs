using System.Text;
using System.Xml;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>Makes any text fit for the wire: what a format cannot carry becomes U+FFFD, so that no input can break an answer.</summary>
internal static class WireText
{
    /// <summary>The text with half a surrogate pair replaced.</summary>
    public static string Whole(string text) => Replace(text, static _ => true);

    /// <summary>The text with everything replaced that XML 1.0 cannot hold.</summary>
    public static string ForXml(string text) => Replace(text, XmlConvert.IsXmlChar);

    private static string Replace(string text, Func<char, bool> isCarried)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!isPair && (char.IsSurrogate(text[i]) || !isCarried(text[i])))
            {
                changed ??= new StringBuilder(text);
                changed[i] = '\uFFFD';
            }

            if (isPair) i++;
        }

        return changed?.ToString() ?? text;
    }
}
