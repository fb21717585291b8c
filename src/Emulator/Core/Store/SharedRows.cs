using System.Text.Json;

namespace Emulator.Core.Store;

/// <summary>The rows of a workspace that were written or read so far. Snapshots and the world share most of their rows, as objects: one that was written is
/// named by its place among them, and what is read back shares them again.</summary>
internal sealed class SharedRows : IDisposable
{
    [ThreadStatic]
    private static SharedRows? current;

    private readonly Dictionary<object, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<object?> rows = [];

    private SharedRows()
    {
    }

    /// <summary>Those of the workspace that this thread writes or reads.</summary>
    public static SharedRows Current => current ?? throw new InvalidOperationException("A state is written and read as part of a workspace.");

    /// <summary>Begins a workspace, on this thread, until it is disposed.</summary>
    public static SharedRows Begin() => current = new SharedRows();

    /// <summary>The place of a row that was written before; null for a new one, which has its place from now on.</summary>
    public int? PlaceOf(object row)
    {
        if (places.TryGetValue(row, out var place)) return place;
        places.Add(row, places.Count);
        return null;
    }

    /// <summary>The row: one that was read before, or a new one.</summary>
    public object Read(JsonElement kept, Func<JsonElement, object> read)
    {
        if (kept.ValueKind == JsonValueKind.Number) return rows[kept.GetInt32()] ?? throw new JsonException("A row is named that is not known.");
        var place = rows.Count;
        rows.Add(null); // Before it is read: a snapshot holds rows itself.
        var row = read(kept);
        rows[place] = row;
        return row;
    }

    /// <summary>Passes over the rows of a table that nobody knows any more.</summary>
    public void Pass(JsonElement table)
    {
        foreach (var row in table.EnumerateArray())
            if (row.ValueKind != JsonValueKind.Number) rows.Add(null);
    }

    /// <inheritdoc/>
    public void Dispose() => current = null;
}
