namespace Emulator.Scenarios.Reading;

/// <summary>The valid word that somebody probably meant.</summary>
internal static class Nearest
{
    private const int LongestRead = 200;

    /// <summary>The word that needs the fewest changes of letters; null when none is near.</summary>
    public static string? To(string written, IEnumerable<string> words)
    {
        var text = written.Trim();
        if (text.Length is 0 or > 80) return null;
        var best = Of(text, words);
        return best is not null && Distance(text, best) <= Math.Max(2, text.Length / 3)
            ? best
            : words.FirstOrDefault(word => text.Length > 2 && word.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The word that needs the fewest changes of letters, however many they are; null when there are no words. Of a long text only the beginning is
    /// read.</summary>
    public static string? Of(string written, IEnumerable<string> words)
    {
        var text = written.Length > LongestRead ? written[..LongestRead] : written;
        return words.MinBy(word => Distance(text, word));
    }

    /// <summary>Levenshtein's: the smallest number of letters to change, add or leave out, whatever their case.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
