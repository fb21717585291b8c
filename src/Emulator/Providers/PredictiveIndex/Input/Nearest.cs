namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Finds the field that was most likely meant by a name that no field has.</summary>
internal static class Nearest
{
    private const int MostMistyped = 2;

    /// <summary>The path of the field as the wire has it, without the prefix; null when none is near.</summary>
    public static string? Path<TRow>(string given, FieldTable<TRow> fields)
    {
        if (fields.PathOf(given) is { } known) return known;
        var path = given.Replace('.', '/');
        for (var rest = path; ; rest = rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..])
        {
            if (fields.PathOf(rest) is { } inner) return inner;
            if (!rest.Contains('/', StringComparison.Ordinal)) break;
        }

        if (fields.All.FirstOrDefault(field => field.Path.EndsWith("/" + path, StringComparison.OrdinalIgnoreCase)) is { } within) return within.Path;
        var plain = Plain(path);
        if (plain.Length <= MostMistyped) return null;
        return fields.All.Select(field => (field.Path, Away: Distance(plain, Plain(field.Path))))
            .Where(near => near.Away <= MostMistyped)
            .OrderBy(near => near.Away)
            .Select(near => near.Path)
            .FirstOrDefault();
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > MostMistyped) return int.MaxValue;
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

        return row[^1];
    }
}
