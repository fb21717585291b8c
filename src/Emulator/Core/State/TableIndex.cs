namespace Emulator.Core.State;

/// <summary>A second way to the rows of a table, declared once in the state and kept by the table's own <c>Put</c> and <c>Remove</c>.</summary>
public abstract class TableIndex<TRow>
    where TRow : class
{
    /// <summary>What the index holds of a table without rows.</summary>
    /// <param name="text">The row's key as text, for messages.</param>
    /// <param name="byKey">The order of the rows' keys.</param>
    internal abstract IndexContent<TRow> Empty(Func<TRow, string> text, Comparison<TRow> byKey);
}

/// <summary>What an index holds of the rows of one table. Immutable.</summary>
internal abstract class IndexContent<TRow>
    where TRow : class
{
    public abstract IndexContent<TRow> Replace(TRow? before, TRow? after);

    /// <summary>The same content while many rows are written at once.</summary>
    public abstract IndexBuilder<TRow> ToBuilder();
}

/// <summary>What an index holds while many rows are written at once: each costs an insertion, and nothing is copied for it.</summary>
internal abstract class IndexBuilder<TRow>
    where TRow : class
{
    /// <summary>Whether what it makes holds the rows that it was given.</summary>
    public virtual bool HoldsRows => true;

    public abstract void Replace(TRow? before, TRow? after);

    /// <summary>What the index holds after all that; the content that it began with when nothing was changed.</summary>
    public abstract IndexContent<TRow> ToContent();
}
