namespace Emulator.Core.Judging;

/// <summary>How near two names are that people mix up.</summary>
public static class Spelling
{
    /// <summary>The letters and digits of a name, in lower case: what is left when nobody looks at its signs.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>How many letters must be put in, left out or exchanged to make one name of the other; more than <paramref name="most"/> is the greatest
    /// number.</summary>
    public static int Away(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1] <= most ? row[^1] : int.MaxValue;
    }
}
