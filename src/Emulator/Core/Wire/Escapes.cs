using System.Net;
using System.Text;
using System.Text.Unicode;

namespace Emulator.Core.Wire;

/// <summary>Percent-encoding as queries and forms have it: what it stands for, and whether that is UTF-8.</summary>
internal static class Escapes
{
    /// <summary>The bytes that a part of a query or form stands for; plus signs are blanks.</summary>
    public static byte[] Bytes(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Bytes(string)"/>
    public static byte[] Bytes(byte[] text) => WebUtility.UrlDecodeToBytes(text, 0, text.Length)!;

    /// <summary>Whether all that is percent-encoded in a text is UTF-8.</summary>
    public static bool AreUtf8(string text) => !text.Contains('%', StringComparison.Ordinal) || Utf8.IsValid(Bytes(text));

    /// <inheritdoc cref="FirstForeign(string)"/>
    public static string? FirstForeign(ReadOnlySpan<char> text) => text.Contains('%') ? FirstForeign(text.ToString()) : null;

    /// <summary>The first escape in a text that belongs to no letter in UTF-8, e.g. <c>%E9</c>; null when there is none.</summary>
    public static string? FirstForeign(string text)
    {
        if (AreUtf8(text)) return null;
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            var run = at;
            while (run + 2 < text.Length && text[run] == '%') run += 3;
            if (AreUtf8(text[at..run])) at = Math.Max(at, run - 1);
            else return text[at..run];
        }

        return null;
    }
}
