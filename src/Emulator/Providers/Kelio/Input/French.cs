using System.Globalization;
using System.Text;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Texts compared by French rules, without regard to case and accents.</summary>
/// <remarks>The rules themselves take a microsecond for each text. Most texts are made of plain ASCII and of letters with an accent, for which they say no
/// more than that the letter below counts: those are searched letter by letter.</remarks>
internal static class French
{
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
    private const int LongestFolded = 128;
    private static readonly CompareInfo Rules = CultureInfo.GetCultureInfo("fr-FR").CompareInfo;

    /// <summary>The order of two names.</summary>
    public static int Compare(string a, string b) => Rules.Compare(a, b, Loose);

    private static bool IsAscii(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    private static bool TryFold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Letters.Below(text[i]) is var letter && letter == '\0') return false;
            folded[i] = letter;
        }

        return true;
    }

    /// <summary>A text that is looked for in others.</summary>
    public readonly struct Part
    {
        private readonly string text;
        private readonly string? folded;

        public Part(string text)
        {
            this.text = text;
            var letters = new char[text.Length];
            folded = TryFold(text, letters) ? new string(letters) : null;
        }

        /// <summary>Whether the other text holds it.</summary>
        public bool IsIn(string other)
        {
            if (folded is null || other.Length > LongestFolded) return Rules.IndexOf(other, text, Loose) >= 0;
            if (IsAscii(other)) return other.Contains(folded, StringComparison.OrdinalIgnoreCase);
            Span<char> letters = stackalloc char[LongestFolded];
            return TryFold(other, letters) ? letters[..other.Length].IndexOf(folded) >= 0 : Rules.IndexOf(other, text, Loose) >= 0;
        }
    }

    /// <summary>The small letters below capitals and accents.</summary>
    private static class Letters
    {
        private const char LastOfLatin = '\u024f', FirstOfMore = '\u1e00', LastOfMore = '\u1eff';
        private static readonly char[] Latin = [.. Enumerable.Range(0, LastOfLatin + 1).Select(static letter => Find((char)letter))];
        private static readonly char[] More = [.. Enumerable.Range(FirstOfMore, LastOfMore - FirstOfMore + 1).Select(static letter => Find((char)letter))];

        /// <summary>The small letter below; the sign itself when it is of ASCII and no letter; 0 when only the rules can tell.</summary>
        public static char Below(char letter) =>
            letter <= LastOfLatin ? Latin[letter] : letter is >= FirstOfMore and <= LastOfMore ? More[letter - FirstOfMore] : '\0';

        private static char Find(char letter)
        {
            if (letter is >= ' ' and <= '~') return char.ToLowerInvariant(letter);
            var parts = letter.ToString().Normalize(NormalizationForm.FormD);
            return parts.Length > 1 && char.IsAsciiLetter(parts[0]) && Compare(parts, parts[..1]) == 0 ? char.ToLowerInvariant(parts[0]) : '\0';
        }
    }
}
