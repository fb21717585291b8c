using System.Globalization;

namespace Emulator.Core.Documents;

/// <summary>Puts a line into the order in which it is drawn from left to right: Hebrew and Arabic run the other way, numbers and other scripts among them do
/// not. The rules that names and short sentences need, not the whole of Unicode's.</summary>
internal static class WritingOrder
{
    private static readonly Dictionary<int, int> Mirrored = new()
    {
        ['('] = ')',
        [')'] = '(',
        ['['] = ']',
        [']'] = '[',
        ['{'] = '}',
        ['}'] = '{',
        ['<'] = '>',
        ['>'] = '<',
        ['«'] = '»',
        ['»'] = '«',
    };

    private enum Way
    {
        Either,
        ToRight,
        ToLeft,
    }

    /// <summary>Whether a line begins with a letter that runs to the left.</summary>
    public static bool IsToLeft(string line) => line.EnumerateRunes().Select(rune => WayOf(rune.Value)).FirstOrDefault(way => way != Way.Either) == Way.ToLeft;

    /// <summary>The letters to draw, from the left, in their forms. Marks that only steer the order are left out.</summary>
    public static IReadOnlyList<int> Of(string line)
    {
        int[] letters = [.. line.EnumerateRunes()
            .Where(rune => CharUnicodeInfo.GetUnicodeCategory(rune.Value) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            .Select(rune => rune.Value)];
        if (!letters.Any(letter => WayOf(letter) == Way.ToLeft)) return letters;
        var drawn = ArabicForms.Of(letters);
        var ways = Ways(letters, IsToLeft(line) ? Way.ToLeft : Way.ToRight);
        var runs = Runs(ways);
        if (IsToLeft(line)) runs.Reverse();
        return [.. runs.SelectMany(run => ways[run.Start] == Way.ToLeft ? Backwards(letters, drawn, run) : drawn.Skip(run.Start).Take(run.Length))
            .Where(letter => letter != 0)];
    }

    // What runs either way goes with its neighbours when they agree, else with the line; a number runs to the right; a mark goes with its letter.
    private static Way[] Ways(int[] letters, Way line)
    {
        var ways = letters.Select(letter => IsDigit(letter) ? Way.ToRight : WayOf(letter)).ToArray();
        for (var start = 0; start < ways.Length; start++)
        {
            if (ways[start] != Way.Either) continue;
            var end = start;
            while (end < ways.Length && ways[end] == Way.Either) end++;
            var (before, after) = (start == 0 ? line : ways[start - 1], end == ways.Length ? line : ways[end]);
            for (var i = start; i < end; i++) ways[i] = before == after || IsMark(letters[i]) ? before : line;
            start = end;
        }

        return ways;
    }

    private static List<(int Start, int Length)> Runs(Way[] ways)
    {
        var runs = new List<(int, int)>();
        for (int start = 0, end; start < ways.Length; start = end)
        {
            for (end = start + 1; end < ways.Length && ways[end] == ways[start];) end++;
            runs.Add((start, end - start));
        }

        return runs;
    }

    private static IEnumerable<int> Backwards(int[] letters, IReadOnlyList<int> drawn, (int Start, int Length) run)
    {
        for (int end = run.Start + run.Length, start; end > run.Start; end = start)
        {
            for (start = end - 1; start > run.Start && IsMark(letters[start]);) start--;
            for (var i = start; i < end; i++) yield return Mirrored.GetValueOrDefault(drawn[i], drawn[i]);
        }
    }

    private static bool IsDigit(int letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.DecimalDigitNumber;

    private static bool IsMark(int letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;

    private static Way WayOf(int letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter)
            ? Way.Either
            : letter is (>= 0x590 and < 0x900) or (>= 0xfb1d and < 0xfe00) or (>= 0xfe70 and < 0xff00) ? Way.ToLeft : Way.ToRight;
}
