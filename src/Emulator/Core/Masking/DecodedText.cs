using System.Text;

namespace Emulator.Core.Masking;

/// <summary>A text as it reads when percent signs and JSON's escapes in it are decoded, with the place that each character was written in: a secret is one
/// however somebody chose to spell it.</summary>
internal sealed class DecodedText
{
    private const int PercentLength = 3;
    private const int UnicodeLength = 6;
    private readonly int[] starts;

    private DecodedText(string text, int[] starts) => (Text, this.starts) = (text, starts);

    /// <summary>The decoded text.</summary>
    public string Text { get; }

    /// <summary>The text decoded; null when nothing in it is encoded.</summary>
    public static DecodedText? Of(string text)
    {
        if (text.AsSpan().IndexOfAny('%', '\\') < 0) return null;
        var (decoded, starts, isAny) = (new StringBuilder(text.Length), new List<int>(text.Length + 1), false);
        for (var at = 0; at < text.Length;)
        {
            var length = Read(text, at, out var character, out var low);
            isAny |= length > 1;
            Add(character);
            if (low is { } second) Add(second);
            at += length;

            void Add(char one)
            {
                decoded.Append(one);
                starts.Add(at);
            }
        }

        starts.Add(text.Length);
        return isAny ? new DecodedText(decoded.ToString(), [.. starts]) : null;
    }

    /// <summary>Where in the text as it was written a part of the decoded one begins and ends.</summary>
    public (int Start, int End) Written(int start, int end) => (starts[start], starts[end]);

    /// <summary>Reads one character; answers how long it is as it is written.</summary>
    private static int Read(string text, int at, out char character, out char? low)
    {
        low = null;
        character = text[at];
        if (character == '%') return Percent(text, at, ref character, ref low);
        if (character != '\\' || at + 1 == text.Length) return 1;
        if (text[at + 1] is 'u' && at + UnicodeLength <= text.Length && IsHex(text.AsSpan(at + 2, 4)))
        {
            character = (char)Convert.ToInt32(text.Substring(at + 2, 4), 16);
            return UnicodeLength;
        }

        if (text[at + 1] is not ('/' or '"' or '\\')) return 1;
        character = text[at + 1];
        return 2;
    }

    private static int Percent(string text, int at, ref char character, ref char? low)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var count = 0; count < bytes.Length;)
        {
            var from = at + (count * PercentLength);
            if (from + PercentLength > text.Length || text[from] != '%' || !IsHex(text.AsSpan(from + 1, 2))) return 1;
            bytes[count++] = Convert.ToByte(text.Substring(from + 1, 2), 16);
            if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) != System.Buffers.OperationStatus.Done || used != count) continue;
            Span<char> pair = stackalloc char[2];
            if (rune.EncodeToUtf16(pair) == 2) low = pair[1];
            character = pair[0];
            return count * PercentLength;
        }

        return 1;
    }

    private static bool IsHex(ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
            if (!char.IsAsciiHexDigit(digit)) return false;
        return true;
    }
}
