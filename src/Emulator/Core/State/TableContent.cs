using System.Collections.Immutable;

namespace Emulator.Core.State;

/// <summary>The rows of a table in key order, by their keys and by its indices. Rows that nobody has written since the beginning lie in an array, and each of
/// the ways to them is made when it is first gone: most workspaces never go most of them.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class TableContent<TKey, TRow>
    where TKey : notnull, IComparable<TKey>
    where TRow : class, IRow<TKey>
{
    /// <summary>The order of keys.</summary>
    public static readonly IComparer<TKey> KeyOrder =
        typeof(TKey) == typeof(string) ? (IComparer<TKey>)(object)StringComparer.Ordinal : Comparer<TKey>.Default;

    private static readonly ImmutableSortedDictionary<TKey, TRow> NoRows =
        ImmutableSortedDictionary.Create<TKey, TRow>(KeyOrder, ReferenceEqualityComparer.Instance);

    private readonly TRow[]? fresh;
    private readonly IndexContent<TRow>[] indices;
    private readonly IndexContent<TRow>?[] made = [];
    private ImmutableSortedDictionary<TKey, TRow>? rows;
    private HashTrie<TKey, TRow>? byKey;

    /// <summary>Content of which all is made.</summary>
    public TableContent(ImmutableSortedDictionary<TKey, TRow> rows, HashTrie<TKey, TRow> byKey, IndexContent<TRow>[] indices) =>
        (this.rows, this.byKey, this.indices) = (rows, byKey, indices);

    private TableContent(TRow[] fresh, IndexContent<TRow>[] indices) =>
        (this.fresh, this.indices, made) = (fresh, indices, new IndexContent<TRow>?[indices.Length]);

    /// <summary>The number of rows.</summary>
    public int Count => fresh?.Length ?? rows!.Count;

    /// <summary>The rows, lowest key first.</summary>
    public IEnumerable<TRow> Values => fresh ?? rows!.Values;

    /// <summary>The rows in key order.</summary>
    public ImmutableSortedDictionary<TKey, TRow> Rows => Volatile.Read(ref rows) ?? MakeRows();

    /// <summary>The rows by their keys.</summary>
    public HashTrie<TKey, TRow> ByKey => Volatile.Read(ref byKey) ?? MakeByKey();

    /// <summary>Content without rows and with these indices.</summary>
    public static TableContent<TKey, TRow> Of(IndexContent<TRow>[] empty) => new(NoRows, HashTrie<TKey, TRow>.Empty(), empty);

    /// <summary>Content with these rows instead. All have different keys, and no two have one value in an index without doubles.</summary>
    /// <param name="added">The rows.</param>
    /// <exception cref="ArgumentException">Two rows have one key.</exception>
    public TableContent<TKey, TRow> Begin(IEnumerable<TRow> added)
    {
        TRow[] sorted = [.. added];
        if (!IsSorted(sorted)) Array.Sort(sorted, static (a, b) => KeyOrder.Compare(a.Id, b.Id));
        if (!IsSorted(sorted)) throw new ArgumentException($"Two rows of {typeof(TRow).Name} have one key.", nameof(added));
        return new TableContent<TKey, TRow>(sorted, NoIndices());
    }

    /// <summary>What an index holds.</summary>
    /// <exception cref="InvalidOperationException">The table was declared without it.</exception>
    public IndexContent<TRow> At(TableIndex<TRow> index)
    {
        for (var i = 0; i < indices.Length; i++)
            if (ReferenceEquals(indices[i].Index, index)) return At(i);
        throw new InvalidOperationException($"The table of {typeof(TRow).Name} was declared without this index.");
    }

    /// <summary>What the index holds that was declared last.</summary>
    public IndexContent<TRow> Last => At(indices.Length - 1);

    /// <summary>What all indices hold, in the order of their declaration.</summary>
    public IndexContent<TRow>[] Indices()
    {
        if (fresh is null) return indices;
        var all = new IndexContent<TRow>[indices.Length];
        for (var i = 0; i < all.Length; i++) all[i] = At(i);
        return all;
    }

    /// <summary>What all indices hold of no rows.</summary>
    public IndexContent<TRow>[] NoIndices() => fresh is null ? Array.ConvertAll(indices, static content => content.Cleared) : indices;

    private static bool IsSorted(TRow[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
            if (KeyOrder.Compare(rows[i - 1].Id, rows[i].Id) >= 0) return false;
        return true;
    }

    // Two who are the first make the same twice; one of them is kept.
    private IndexContent<TRow> At(int i) => fresh is null ? indices[i] : Volatile.Read(ref made[i]) ?? Make(i);

    private IndexContent<TRow> Make(int i)
    {
        var builder = indices[i].ToBuilder();
        foreach (var row in fresh!) builder.Replace(null, row);
        var content = builder.ToContent();
        Volatile.Write(ref made[i], content);
        return content;
    }

    private ImmutableSortedDictionary<TKey, TRow> MakeRows()
    {
        var building = NoRows.ToBuilder();
        foreach (var row in fresh!) building[row.Id] = row;
        var all = building.ToImmutable();
        Volatile.Write(ref rows, all);
        return all;
    }

    private HashTrie<TKey, TRow> MakeByKey()
    {
        var building = HashTrie<TKey, TRow>.Empty().ToBuilder();
        foreach (var row in fresh!) building.Set(row.Id, row);
        var all = building.ToTrie();
        Volatile.Write(ref byKey, all);
        return all;
    }
}
