using System.Text.Json;
using Emulator.Core.State;

namespace Emulator.Core.Store;

/// <summary>The rows of a workspace that were written or read so far. Snapshots and the world share most of their rows, as objects: one that was written is
/// named by its place among them, and what is read back shares them again.</summary>
internal sealed class SharedRows : IDisposable
{
    [ThreadStatic]
    private static SharedRows? current;

    private readonly Dictionary<object, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<object?> rows = [];

    private readonly IKeptTables? tables;
    private readonly List<string> used = [];

    private SharedRows(IKeptTables? tables) => this.tables = tables;

    /// <summary>The names of the tables that are kept apart, so far.</summary>
    public IReadOnlyList<string> Used => used;

    /// <summary>Those of the workspace that this thread writes or reads.</summary>
    public static SharedRows Current => current ?? throw new InvalidOperationException("A state is written and read as part of a workspace.");

    /// <summary>Begins a workspace, on this thread, until it is disposed.</summary>
    /// <param name="tables">Tables that are kept apart; null when all are to be in one piece.</param>
    public static SharedRows Begin(IKeptTables? tables = null) => current = new SharedRows(tables);

    /// <summary>The name under which a table is kept apart, all of whose rows are new; null when it is to be written where it stands.</summary>
    public string? NameOf(ITable table)
    {
        if (tables?.NameOf(table) is not { } name || table.Records.Any(row => places.ContainsKey(row.Value))) return null;
        foreach (var (_, row) in table.Records) places.Add(row, places.Count);
        used.Add(name);
        return name;
    }

    /// <summary>The table that is kept apart under a name.</summary>
    public ITable Read(string name, ITable form)
    {
        var table = tables?.Read(name, form) ?? throw new JsonException("A table is named that is not there.");
        foreach (var (_, row) in table.Records) rows.Add(row);
        return table;
    }

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
        if (table.ValueKind == JsonValueKind.String)
        {
            for (var i = tables?.CountOf(table.GetString()!) ?? 0; i > 0; i--) rows.Add(null);
            return;
        }

        foreach (var row in table.EnumerateArray())
            if (row.ValueKind != JsonValueKind.Number) rows.Add(null);
    }

    /// <inheritdoc/>
    public void Dispose() => current = null;
}

/// <summary>Tables that several workspaces have in common: each is kept once, under a name that its content gives.</summary>
internal interface IKeptTables
{
    /// <summary>The name of a table that is to be kept apart, or null.</summary>
    string? NameOf(ITable table);

    /// <summary>The table with this name, in a form.</summary>
    ITable Read(string name, ITable form);

    /// <summary>How many rows it has.</summary>
    int CountOf(string name);
}
