namespace Emulator.Core.State;

/// <summary>The indices of a table as it was declared, and what each holds of no rows: that is made when it is first needed, since most are never asked
/// for.</summary>
/// <param name="indices">The indices, in the order of their declaration.</param>
/// <param name="text">A row's key as text, for messages.</param>
/// <param name="byKey">The order of the rows' keys.</param>
internal sealed class TableForm<TRow>(TableIndex<TRow>[] indices, Func<TRow, string> text, Comparison<TRow> byKey)
    where TRow : class
{
    private readonly IndexContent<TRow>?[] empty = new IndexContent<TRow>?[indices.Length];

    /// <summary>The number of indices.</summary>
    public int Count => indices.Length;

    /// <summary>What an index holds of no rows.</summary>
    public IndexContent<TRow> Empty(int i) => Volatile.Read(ref empty[i]) ?? Make(i);

    /// <summary>The place of an index.</summary>
    /// <exception cref="InvalidOperationException">The table was declared without it.</exception>
    public int PlaceOf(TableIndex<TRow> index)
    {
        var place = Array.IndexOf(indices, index);
        return place >= 0 ? place : throw new InvalidOperationException($"The table of {typeof(TRow).Name} was declared without this index.");
    }

    private IndexContent<TRow> Make(int i)
    {
        var made = indices[i].Empty(text, byKey);
        Volatile.Write(ref empty[i], made);
        return made;
    }
}
