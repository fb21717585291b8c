using System.Collections.Immutable;

namespace Emulator.Core.State;

/// <summary>The rows of a table in key order, by their keys and by its indices. Rows that nobody has written since the beginning lie in an array, and each of
/// the ways to them is made when it is first gone; so is the array, where it can be made from what others have too: most workspaces never ask for most of
/// it.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class TableContent<TKey, TRow>
    where TKey : notnull, IComparable<TKey>
    where TRow : class, IRow<TKey>
{
    /// <summary>The order of keys.</summary>
    public static readonly IComparer<TKey> KeyOrder =
        typeof(TKey) == typeof(string) ? (IComparer<TKey>)(object)StringComparer.Ordinal : Comparer<TKey>.Default;

    private readonly TableForm<TRow> form;
    private readonly int count;
    private readonly bool isWritten;
    private TRow[]? fresh;
    private Func<TRow[]>? make;
    private IndexContent<TRow>?[]? indices;
    private ImmutableSortedDictionary<TKey, TRow>? rows;
    private HashTrie<TKey, TRow>? byKey;

    /// <summary>Content without rows.</summary>
    public TableContent(TableForm<TRow> form)
        : this(form, [])
    {
    }

    private TableContent(TableForm<TRow> form, TRow[] fresh) => (this.form, this.fresh, count) = (form, fresh, fresh.Length);

    private TableContent(TableForm<TRow> form, int count, Func<TRow[]> make) => (this.form, this.count, this.make) = (form, count, make);

    private TableContent(
        TableForm<TRow> form, ImmutableSortedDictionary<TKey, TRow> rows, HashTrie<TKey, TRow> byKey, IndexContent<TRow>[] indices) =>
        (this.form, this.rows, this.byKey, this.indices, count, isWritten) = (form, rows, byKey, indices, rows.Count, true);

    /// <summary>The number of rows.</summary>
    public int Count => count;

    /// <summary>The rows, lowest key first.</summary>
    public IEnumerable<TRow> Values => isWritten ? rows!.Values : Fresh;

    /// <summary>The rows in key order.</summary>
    public ImmutableSortedDictionary<TKey, TRow> Rows => Volatile.Read(ref rows) ?? MakeRows();

    /// <summary>The rows by their keys.</summary>
    public HashTrie<TKey, TRow> ByKey => Volatile.Read(ref byKey) ?? MakeByKey();

    /// <summary>What the index holds that was declared last.</summary>
    public IndexContent<TRow> Last => At(form.Count - 1);

    private TRow[] Fresh => Volatile.Read(ref fresh) ?? MakeFresh();

    /// <summary>Content with these rows instead. All have different keys, and no two have one value in an index without doubles.</summary>
    /// <param name="added">The rows.</param>
    /// <exception cref="ArgumentException">Two rows have one key.</exception>
    public TableContent<TKey, TRow> Begin(IEnumerable<TRow> added)
    {
        TRow[] sorted = [.. added];
        if (!IsSorted(sorted)) Array.Sort(sorted, static (a, b) => KeyOrder.Compare(a.Id, b.Id));
        if (!IsSorted(sorted)) throw new ArgumentException($"Two rows of {typeof(TRow).Name} have one key.", nameof(added));
        return new(form, sorted);
    }

    /// <summary>Content with a row instead for each of these, made when one of them is first asked for.</summary>
    /// <param name="each">Makes the row from the one that is there, and from its place; pure, and the key stays.</param>
    public TableContent<TKey, TRow> Begin(Func<TRow, int, TRow> each) => new(form, count, () => [.. Values.Select(each)]);

    /// <summary>Content with all of it as it has become.</summary>
    public TableContent<TKey, TRow> With(ImmutableSortedDictionary<TKey, TRow> rows, HashTrie<TKey, TRow> byKey, IndexContent<TRow>[] indices) =>
        new(form, rows, byKey, indices);

    /// <summary>The row with this key, or null. Numbers are looked for in the array, while it is one.</summary>
    public TRow? Find(TKey id)
    {
        if (isWritten || typeof(TKey) == typeof(string) || Volatile.Read(ref byKey) is not null) return ByKey.Find(id);
        var all = Fresh;
        for (var (low, high) = (0, all.Length - 1); low <= high;)
        {
            var middle = (low + high) / 2;
            var order = all[middle].Id.CompareTo(id);
            if (order == 0) return all[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    /// <summary>What an index holds.</summary>
    /// <exception cref="InvalidOperationException">The table was declared without it.</exception>
    public IndexContent<TRow> At(TableIndex<TRow> index) => At(form.PlaceOf(index));

    /// <summary>Whether what an index holds is made.</summary>
    public bool IsMade(TableIndex<TRow> index) =>
        count == 0 || (Volatile.Read(ref indices) is { } made && Volatile.Read(ref made[form.PlaceOf(index)]) is not null);

    /// <summary>What all indices hold, in the order of their declaration.</summary>
    public IndexContent<TRow>[] Indices()
    {
        if (isWritten) return indices!;
        var all = new IndexContent<TRow>[form.Count];
        for (var i = 0; i < all.Length; i++) all[i] = At(i);
        return all;
    }

    private static bool IsSorted(TRow[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
            if (KeyOrder.Compare(rows[i - 1].Id, rows[i].Id) >= 0) return false;
        return true;
    }

    // Two who are the first make the same twice; one of them is kept.
    private IndexContent<TRow> At(int i)
    {
        if (count == 0) return form.Empty(i);
        var made = Volatile.Read(ref indices) ?? Interlocked.CompareExchange(ref indices, new IndexContent<TRow>?[form.Count], null) ?? indices;
        return Volatile.Read(ref made[i]) ?? Make(made, i);
    }

    private IndexContent<TRow> Make(IndexContent<TRow>?[] made, int i)
    {
        var builder = form.Empty(i).ToBuilder();
        // What only adds up rows is no reason to keep them.
        var all = builder.HoldsRows ? Fresh : Volatile.Read(ref fresh) ?? Volatile.Read(ref make)?.Invoke() ?? Fresh;
        foreach (var row in all) builder.Replace(null, row);
        var content = builder.ToContent();
        Volatile.Write(ref made[i], content);
        return content;
    }

    /// <summary>All see the same rows: whether a row was changed is told by whether it is the same one.</summary>
    private TRow[] MakeFresh()
    {
        if (Volatile.Read(ref make) is not { } of) return fresh!;
        var all = Interlocked.CompareExchange(ref fresh, of(), null) ?? fresh;
        Volatile.Write(ref make, null); // What it was made from may go.
        return all;
    }

    private ImmutableSortedDictionary<TKey, TRow> MakeRows()
    {
        var building = ImmutableSortedDictionary.CreateBuilder<TKey, TRow>(KeyOrder, ReferenceEqualityComparer.Instance);
        foreach (var row in Fresh) building[row.Id] = row;
        var all = building.ToImmutable();
        Volatile.Write(ref rows, all);
        return all;
    }

    private HashTrie<TKey, TRow> MakeByKey()
    {
        var building = HashTrie<TKey, TRow>.Empty().ToBuilder();
        foreach (var row in Fresh) building.Set(row.Id, row);
        var all = building.ToTrie();
        Volatile.Write(ref byKey, all);
        return all;
    }
}
