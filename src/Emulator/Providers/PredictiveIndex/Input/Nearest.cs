using Emulator.Core.Judging;

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
        var plain = Spelling.Plain(path);
        if (plain.Length <= MostMistyped) return null;
        return fields.All.Select(field => (field.Path, Away: Spelling.Away(plain, Spelling.Plain(field.Path), MostMistyped)))
            .Where(near => near.Away <= MostMistyped)
            .OrderBy(near => near.Away)
            .Select(near => near.Path)
            .FirstOrDefault();
    }
}
