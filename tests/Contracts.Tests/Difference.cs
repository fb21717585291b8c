using System.Text;

namespace Contracts.Tests;

/// <summary>The lines in which two texts differ, as a reviewer reads them.</summary>
internal static class Difference
{
    private const int Most = 60;

    /// <summary>The lines that went (−) and came (+), in order, each with its number.</summary>
    public static string Of(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var text = new StringBuilder();
        var (i, j, shown) = (0, 0, 0);
        while ((i < a.Length || j < b.Length) && shown < Most)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            // Ahead to where both are the same again, by the shortest way.
            var (skipA, skipB) = Ahead(a, b, i, j);
            for (var n = 0; n < skipA && shown < Most; n++, shown++) text.Append('-').Append(i + n + 1).Append(": ").Append(a[i + n]).Append('\n');
            for (var n = 0; n < skipB && shown < Most; n++, shown++) text.Append('+').Append(j + n + 1).Append(": ").Append(b[j + n]).Append('\n');
            (i, j) = (i + skipA, j + skipB);
        }

        return shown < Most ? text.ToString() : text.Append("… and more\n").ToString();
    }

    private static (int A, int B) Ahead(string[] a, string[] b, int i, int j)
    {
        for (var distance = 1; distance < 400; distance++)
        {
            for (var skipA = 0; skipA <= distance; skipA++)
            {
                var skipB = distance - skipA;
                if (i + skipA < a.Length && j + skipB < b.Length && a[i + skipA] == b[j + skipB] && a[i + skipA].Trim().Length > 3) return (skipA, skipB);
            }
        }

        return (a.Length - i, b.Length - j);
    }
}
