using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace Emulator.Core.State;

/// <summary>A record of a <see cref="Table{TKey,TRow}"/>: immutable, replaced as a whole, found by its key.</summary>
/// <typeparam name="TKey">The key's type: an integer or a string.</typeparam>
public interface IRow<out TKey>
{
    /// <summary>The key, which never changes.</summary>
    TKey Id { get; }
}

/// <summary>One row that was written: added when there is none before, removed when there is none after.</summary>
/// <param name="Id">The row's key as text.</param>
/// <param name="Before">The row as it was, or null.</param>
/// <param name="After">The row as it is, or null.</param>
public sealed record RowWrite(string Id, object? Before, object? After);

/// <summary>A table seen without its types, for what is generic: export, diff, commits, the store.</summary>
public interface ITable
{
    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>The type of the rows.</summary>
    Type RowType { get; }

    /// <summary>What the rows take, in bytes; known without walking over them.</summary>
    long Bytes { get; }

    /// <summary>The rows in key order, each with its key as text.</summary>
    IEnumerable<KeyValuePair<string, object>> Records { get; }

    /// <summary>The row with this key as text, or null.</summary>
    object? FindRecord(string id);

    /// <summary>What was written to come from <paramref name="before"/> to this table, each row once, in key order. Costs as much as was written; where this
    /// table did not come from that one (a restore), all rows are compared.</summary>
    IReadOnlyList<RowWrite> WritesSince(ITable before);

    /// <summary>Forgets how this table came about, once that was taken down: memory is not to grow with what was ever written.</summary>
    void Settle();

    /// <summary>A table of the same form with these rows instead, as a workspace begins with them: indices are made when they are first asked for.</summary>
    /// <exception cref="ArgumentException">Two rows have one key.</exception>
    ITable Of(IEnumerable<object> rows);

    /// <summary>The table with a write carried out that was taken down elsewhere.</summary>
    /// <param name="id">The row's key as text.</param>
    /// <param name="after">The row as it is from then on; null when it is removed.</param>
    ITable Write(string id, object? after);
}

/// <summary>Immutable rows in key order with the indices that were declared with them. Replacing a table is the only way of changing it, so a copy costs
/// nothing and a snapshot is a reference.</summary>
/// <remarks>All writes of all providers go through <c>Put</c> and <c>Remove</c>. Each notes what it wrote, so that a commit, the history and a store read the
/// same list, and nobody compares whole tables.</remarks>
/// <typeparam name="TKey">An integer, or a string compared ordinally.</typeparam>
/// <typeparam name="TRow">An immutable record.</typeparam>
public sealed class Table<TKey, TRow> : ITable, IEnumerable<TRow>
    where TKey : notnull, IComparable<TKey>
    where TRow : class, IRow<TKey>
{
    private readonly TableContent<TKey, TRow> content;
    private readonly Written? last;

    private Table(TableContent<TKey, TRow> content, Written? last) => (this.content, this.last) = (content, last);

    /// <summary>The table without rows and indices.</summary>
    public static Table<TKey, TRow> Empty { get; } = With();

    /// <inheritdoc/>
    public int Count => content.Count;

    /// <inheritdoc/>
    public Type RowType => typeof(TRow);

    /// <inheritdoc/>
    public long Bytes => ((Sum<TRow>.Content)content.Last).Total;

    /// <summary>The rows, lowest key first.</summary>
    public IEnumerable<TRow> Rows => content.Values;

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, object>> Records => content.Values.Select(row => new KeyValuePair<string, object>(Text(row.Id), row));

    /// <summary>The table without rows that keeps these indices.</summary>
    public static Table<TKey, TRow> With(params ReadOnlySpan<TableIndex<TRow>> indices)
    {
        var form = new TableForm<TRow>(
            [.. indices, Sum<TRow>.Sizes], static row => Text(row.Id), static (a, b) => TableContent<TKey, TRow>.KeyOrder.Compare(a.Id, b.Id));
        return new(new TableContent<TKey, TRow>(form), null);
    }

    /// <summary>A table of the same form with these rows instead, as a workspace begins with them: what <c>Put</c> of each would reach, except that an index is
    /// made when it is first asked for, or when something is written. So one that has no doubles refuses them only then.</summary>
    /// <exception cref="ArgumentException">Two rows have one key.</exception>
    public Table<TKey, TRow> Begin(IEnumerable<TRow> rows) => new(content.Begin(rows), Written.Beginning());

    /// <summary>A table with another row in place of each, as a workspace begins with them: they are made when one of them is first asked for.</summary>
    /// <param name="each">Makes the row from the one in this table and from its place in it; pure, and the key stays.</param>
    public Table<TKey, TRow> Begin(Func<TRow, int, TRow> each) => new(content.Begin(each), Written.Beginning());

    /// <summary>The row with this key, or null.</summary>
    public TRow? Find(TKey id) => content.Find(id);

    /// <summary>The one row with this value, or null.</summary>
    public TRow? By<TValue>(Unique<TRow, TValue> index, TValue value)
        where TValue : notnull => ((Unique<TRow, TValue>.Content)content.At(index)).Find(value);

    /// <summary>The rows of a group in the index's order: counted, taken by position and turned round without walking them.</summary>
    public ImmutableSortedSet<TRow> In<TGroup>(Ordered<TRow, TGroup> index, TGroup group)
        where TGroup : notnull => ((Ordered<TRow, TGroup>.Content)content.At(index)).Of(group);

    /// <summary>The first row of a group in the index's order, or null. While nobody asked for more of the index, it is looked for among all rows.</summary>
    public TRow? First<TGroup>(Ordered<TRow, TGroup> index, TGroup group)
        where TGroup : notnull => !content.IsMade(index) ? index.First(content.Values, group) : In(index, group) is { IsEmpty: false } rows ? rows[0] : null;

    /// <summary>The rows of a group in the index's order, where a row can be in several groups.</summary>
    public ImmutableSortedSet<TRow> In<TGroup>(Several<TRow, TGroup> index, TGroup group)
        where TGroup : notnull => ((Several<TRow, TGroup>.Content)content.At(index)).Of(group);

    /// <summary>What all rows add up to.</summary>
    public long Of(Sum<TRow> index) => ((Sum<TRow>.Content)content.At(index)).Total;

    /// <summary>The table with this row added, or put in place of the row with the same key.</summary>
    public Table<TKey, TRow> Put(TRow row)
    {
        var before = Find(row.Id);
        if (ReferenceEquals(before, row)) return this;
        var (rows, byKey) = (content.Rows.SetItem(row.Id, row), content.ByKey.Set(row.Id, row));
        return new(content.With(rows, byKey, Replace(before, row)), new Written(row.Id, before, row, last));
    }

    /// <summary>The table with all these rows added or replaced, one after the other: what is reached is what <c>Put</c> of each would reach.</summary>
    public Table<TKey, TRow> Put(IEnumerable<TRow> added)
    {
        if (added.TryGetNonEnumeratedCount(out var count) && count < 2) return count == 0 ? this : Put(added.First());
        var (building, finding) = (content.Rows.ToBuilder(), content.ByKey.ToBuilder());
        var (builders, written) = (Array.ConvertAll(content.Indices(), static index => index.ToBuilder()), last);
        foreach (var row in added)
        {
            var before = finding.Find(row.Id);
            if (ReferenceEquals(before, row)) continue;
            building[row.Id] = row;
            finding.Set(row.Id, row);
            foreach (var builder in builders) builder.Replace(before, row);
            written = new Written(row.Id, before, row, written);
        }

        return ReferenceEquals(written, last)
            ? this
            : new(content.With(building.ToImmutable(), finding.ToTrie(), Array.ConvertAll(builders, static builder => builder.ToContent())), written);
    }

    /// <summary>The table without the row of this key; the same table when there is none.</summary>
    public Table<TKey, TRow> Remove(TKey id) => Find(id) is { } row
        ? new(content.With(content.Rows.Remove(id), content.ByKey.Remove(id), Replace(row, null)), new Written(id, row, null, last))
        : this;

    /// <inheritdoc/>
    public object? FindRecord(string id) =>
        id is TKey text ? Find(text)
        : typeof(TKey) == typeof(int) && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Find((TKey)(object)number)
        : typeof(TKey) == typeof(long) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? Find((TKey)(object)large)
        : null;

    /// <inheritdoc/>
    public IReadOnlyList<RowWrite> WritesSince(ITable before)
    {
        if (ReferenceEquals(before, this)) return [];
        var former = (Table<TKey, TRow>)before;
        var written = new SortedDictionary<TKey, RowWrite>(TableContent<TKey, TRow>.KeyOrder);
        var at = last;
        for (; at is not null && !ReferenceEquals(at, former.last); at = at.Earlier)
        {
            if (at.IsCut) return Compare(former);
            // Later writes of the row were met first; what was before is what the earliest of them found.
            written[at.Id] = new RowWrite(Text(at.Id), at.Before, written.TryGetValue(at.Id, out var later) ? later.After : at.After);
        }

        if (at is null && former.last is not null) return Compare(former);
        return [.. written.Values.Where(write => !ReferenceEquals(write.Before, write.After) && !(write.Before?.Equals(write.After) ?? false))];
    }

    /// <inheritdoc/>
    public void Settle() => last?.Cut();

    /// <inheritdoc/>
    public ITable Of(IEnumerable<object> rows) => Begin(rows.Cast<TRow>());

    /// <inheritdoc/>
    public ITable Write(string id, object? after) => after is TRow row ? Put(row) : FindRecord(id) is TRow former ? Remove(former.Id) : this;

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => content.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Text(TKey key) => Convert.ToString(key, CultureInfo.InvariantCulture)!;

    private IndexContent<TRow>[] Replace(TRow? before, TRow? after) => Array.ConvertAll(content.Indices(), index => index.Replace(before, after));

    private RowWrite[] Compare(Table<TKey, TRow> former)
    {
        if (former.Count == 0) return [.. content.Values.Select(static row => new RowWrite(Text(row.Id), null, row))];
        var writes = new SortedDictionary<TKey, RowWrite>(TableContent<TKey, TRow>.KeyOrder);
        foreach (var row in content.Values)
        {
            var before = former.Find(row.Id);
            if (!ReferenceEquals(before, row) && !row.Equals(before)) writes[row.Id] = new RowWrite(Text(row.Id), before, row);
        }

        foreach (var row in former.Rows)
            if (Find(row.Id) is null) writes[row.Id] = new RowWrite(Text(row.Id), row, null);
        return [.. writes.Values];
    }

    /// <summary>One write, and the one before it.</summary>
    private sealed class Written(TKey id, TRow? before, TRow? after, Written? earlier)
    {
        private Written? earlier = earlier;
        private bool isCut;

        public TKey Id { get; } = id;

        public TRow? Before { get; private set; } = before;

        public TRow? After { get; private set; } = after;

        public Written? Earlier => earlier;

        /// <summary>Whether what was written before it is not known any more.</summary>
        public bool IsCut => isCut;

        public void Cut() => (earlier, isCut, Before, After) = (null, true, null, null);

        /// <summary>Rows that were there before anything was written.</summary>
        public static Written Beginning() => new(default!, null, null, null) { isCut = true };
    }
}
