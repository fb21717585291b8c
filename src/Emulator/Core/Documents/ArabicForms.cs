using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Emulator.Core.Documents;

/// <summary>Chooses for each Arabic letter the form that it has between its neighbours, and joins lam with alef. The forms are those that Unicode lists, in its
/// order: alone, at the end, at the beginning, in the middle.</summary>
internal static class ArabicForms
{
    private const int Lam = 0x644, Stroke = 0x640;

    private static readonly FrozenDictionary<string, int[]> Forms = Enumerable.Range(0xfe80, 0xfefd - 0xfe80)
        .Concat(Enumerable.Range(0xfb50, 0xfbb2 - 0xfb50)).Concat(Enumerable.Range(0xfbd3, 0xfc00 - 0xfbd3))
        .GroupBy(form => char.ConvertFromUtf32(form).Normalize(NormalizationForm.FormKC), StringComparer.Ordinal)
        .ToFrozenDictionary(forms => forms.Key, forms => forms.ToArray(), StringComparer.Ordinal);

    /// <summary>The letters of a text in its order, Arabic ones in the form to draw. Of a joined pair the first place has the
    /// joint letter and the second none.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<int> letters)
    {
        if (!letters.Any(letter => letter is >= 0x600 and < 0x700)) return letters;
        var drawn = letters.ToArray();
        for (var i = 0; i < letters.Count; i++)
        {
            if (drawn[i] == 0) continue; // the alef of a pair
            var joinsBefore = Before(letters, i) is { } before && JoinsNext(before);
            if (letters[i] == Lam && i + 1 < letters.Count
                && Forms.TryGetValue(char.ConvertFromUtf32(Lam) + char.ConvertFromUtf32(letters[i + 1]), out var pair))
            {
                (drawn[i], drawn[i + 1]) = (pair[joinsBefore ? 1 : 0], 0);
                continue;
            }

            if (!Forms.TryGetValue(char.ConvertFromUtf32(letters[i]), out var forms)) continue;
            var joinsAfter = forms.Length == 4 && After(letters, i) is { } after && JoinsPrevious(after);
            drawn[i] = forms[(joinsBefore && forms.Length > 1 ? 1 : 0) + (joinsAfter ? 2 : 0)];
        }

        return drawn;
    }

    private static int? Before(IReadOnlyList<int> letters, int place)
    {
        while (--place >= 0)
            if (!IsMark(letters[place])) return letters[place];

        return null;
    }

    private static int? After(IReadOnlyList<int> letters, int place)
    {
        while (++place < letters.Count)
            if (!IsMark(letters[place])) return letters[place];
        return null;
    }

    private static bool JoinsNext(int letter) => letter == Stroke || (Forms.TryGetValue(char.ConvertFromUtf32(letter), out var forms) && forms.Length == 4);

    private static bool JoinsPrevious(int letter) => letter == Stroke || (Forms.TryGetValue(char.ConvertFromUtf32(letter), out var forms) && forms.Length > 1);

    private static bool IsMark(int letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;
}
