using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace Emulator.Core.State;

/// <summary>Immutable rows in key order. Replacing a table is the only way of changing it, so a copy costs nothing and a snapshot is a reference.</summary>
/// <remarks>All writes of all providers go through <c>Put</c> and <c>Remove</c>: a durable store has one place to stand.</remarks>
/// <typeparam name="TKey">An integer, or a string compared ordinally.</typeparam>
/// <typeparam name="TRow">An immutable record.</typeparam>
public sealed class Table<TKey, TRow> : ITable, IEnumerable<TRow>
    where TKey : notnull, IComparable<TKey>
    where TRow : class, IRow<TKey>
{
    private static readonly IComparer<TKey> KeyOrder = typeof(TKey) == typeof(string) ? (IComparer<TKey>)(object)StringComparer.Ordinal : Comparer<TKey>.Default;
    private readonly ImmutableSortedDictionary<TKey, TRow> rows;

    private Table(ImmutableSortedDictionary<TKey, TRow> rows) => this.rows = rows;

    /// <summary>The table without rows.</summary>
    public static Table<TKey, TRow> Empty { get; } = new(ImmutableSortedDictionary.Create<TKey, TRow>(KeyOrder));

    /// <inheritdoc/>
    public int Count => rows.Count;

    /// <summary>The rows, lowest key first.</summary>
    public IEnumerable<TRow> Rows => rows.Values;

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, object>> Records => rows.Select(row => new KeyValuePair<string, object>(Text(row.Key), row.Value));

    /// <summary>The row with this key, or null.</summary>
    public TRow? Find(TKey id) => rows.TryGetValue(id, out var row) ? row : null;

    /// <summary>The table with this row added, or put in place of the row with the same key.</summary>
    public Table<TKey, TRow> Put(TRow row) => new(rows.SetItem(row.Id, row));

    /// <summary>The table with all these rows added or replaced.</summary>
    public Table<TKey, TRow> Put(IEnumerable<TRow> added) => new(rows.SetItems(added.Select(row => KeyValuePair.Create(row.Id, row))));

    /// <summary>The table without the row of this key; the same table when there is none.</summary>
    public Table<TKey, TRow> Remove(TKey id) => rows.ContainsKey(id) ? new(rows.Remove(id)) : this;

    /// <inheritdoc/>
    public object? FindRecord(string id) =>
        id is TKey text ? Find(text)
        : typeof(TKey) == typeof(int) && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Find((TKey)(object)number)
        : typeof(TKey) == typeof(long) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? Find((TKey)(object)large)
        : null;

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => rows.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Text(TKey key) => Convert.ToString(key, CultureInfo.InvariantCulture)!;
}

/// <summary>A record of a <see cref="Table{TKey,TRow}"/>: immutable, replaced as a whole, found by its key.</summary>
/// <typeparam name="TKey">The key's type: an integer or a string.</typeparam>
public interface IRow<out TKey>
{
    /// <summary>The key, which never changes.</summary>
    TKey Id { get; }
}

/// <summary>A table seen without its types, for what is generic: export, diff, the durable store to come.</summary>
public interface ITable
{
    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>The rows in key order, each with its key as text.</summary>
    IEnumerable<KeyValuePair<string, object>> Records { get; }

    /// <summary>The row with this key as text, or null.</summary>
    object? FindRecord(string id);
}
