namespace Emulator.Core.Judging;

/// <summary>Finds the path that a call most likely meant: with a part that was left out, without one that came twice, with a name as it is spelt.</summary>
internal static class NearestRoute
{
    private const int Moved = 3, Named = 1, Misspelt = 2, Never = 1000, Highest = 8;

    /// <summary>How far the parts of a path are from a template, and the template filled with them; null when they are too far.</summary>
    /// <param name="parts">The parts of the path.</param>
    /// <param name="template">The parts of the template.</param>
    public static (int Cost, string Path)? Of(IReadOnlyList<string> parts, IReadOnlyList<string> template)
    {
        if (parts.Count > template.Count + 4 || parts.Count == 0) return null;
        var costs = new int[parts.Count + 1, template.Count + 1];
        for (var i = parts.Count; i >= 0; i--)
        {
            for (var j = template.Count; j >= 0; j--)
            {
                if (i == parts.Count && j == template.Count) continue;
                costs[i, j] = Math.Min(
                    Math.Min(i < parts.Count ? Moved + costs[i + 1, j] : Never, j < template.Count ? Added(template[j]) + costs[i, j + 1] : Never),
                    i < parts.Count && j < template.Count ? Taken(parts[i], template[j]) + costs[i + 1, j + 1] : Never);
            }
        }

        return costs[0, 0] is var cost && cost <= Highest && Fill(parts, template, costs) is { } path ? (cost, path) : null;
    }

    /// <summary>The template with the parts in it; null when no literal part of it was there.</summary>
    private static string? Fill(IReadOnlyList<string> parts, IReadOnlyList<string> template, int[,] costs)
    {
        var (made, isLike) = (new List<string>(), false);
        for (var (i, j) = (0, 0); j < template.Count;)
        {
            if (i < parts.Count && costs[i, j] == Taken(parts[i], template[j]) + costs[i + 1, j + 1])
            {
                isLike |= template[j][0] != '{';
                made.Add(template[j++][0] == '{' ? Uri.EscapeDataString(parts[i]) : template[j - 1]);
                i++;
            }
            else if (costs[i, j] == Added(template[j]) + costs[i, j + 1])
            {
                made.Add(template[j++]);
            }
            else
            {
                i++;
            }
        }

        return isLike ? "/" + string.Join('/', made) : null;
    }

    private static int Added(string template) => template[0] == '{' ? Never : Moved;

    private static int Taken(string part, string template)
    {
        if (template[0] == '{') return part.Length == 0 ? Never : Named;
        if (part == template) return 0;
        if (part.Equals(template, StringComparison.OrdinalIgnoreCase)) return 1;
        if (part.StartsWith(template + ".", StringComparison.OrdinalIgnoreCase)) return Misspelt;
        return template.Length > 3 && part.Length <= 2 * template.Length && Distance(part, template) <= Math.Max(1, template.Length / 4) ? Misspelt : Never;
    }

    /// <summary>Levenshtein's: the smallest number of letters to change, add or leave out, whatever their case.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (same ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
