using System.Globalization;
using System.Text.Json;

namespace Emulator.Comparing;

/// <summary>In which order the rows of a list stand.</summary>
internal static class RowOrder
{
    private const int Fewest = 3;

    /// <summary>The members by which the rows only rise (1) or only fall (-1): numbers and instants.</summary>
    public static IEnumerable<(string Name, int Direction)> Of(JsonElement array)
    {
        var rows = array.EnumerateArray().ToList();
        if (rows.Count < Fewest || rows.Exists(row => row.ValueKind != JsonValueKind.Object)) yield break;
        foreach (var name in rows[0].EnumerateObject().Select(member => member.Name))
        {
            var values = rows.Select(row => row.TryGetProperty(name, out var value) ? Rank(value) : null).ToList();
            if (values.Exists(value => value is null)) continue;
            var steps = values.Zip(values.Skip(1), (one, next) => string.CompareOrdinal(one, next)).ToList();
            if (steps.TrueForAll(step => step < 0)) yield return (name, 1);
            else if (steps.TrueForAll(step => step > 0)) yield return (name, -1);
        }
    }

    private static string? Rank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString("00000000000000000000", CultureInfo.InvariantCulture),
        JsonValueKind.String when TextForm.Of(value.GetString()!) is ['9', ..] => value.GetString(),
        _ => null,
    };
}
