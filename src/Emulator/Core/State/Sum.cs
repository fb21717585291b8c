namespace Emulator.Core.State;

/// <summary>Adds something up over all rows: their sizes, say. Read without walking them.</summary>
/// <param name="of">What a row adds.</param>
public sealed class Sum<TRow>(Func<TRow, long> of) : TableIndex<TRow>
    where TRow : class
{
    /// <summary>What rows take, in bytes: each table keeps it.</summary>
    internal static readonly Sum<TRow> Sizes = new(static row => RowBytes.Frame + RowBytes<TRow>.Of(row));

    internal override IndexContent<TRow> Empty(Func<TRow, string> text, Comparison<TRow> byKey) => new Content(this, 0);

    private long Of(TRow? row) => row is null ? 0 : of(row);

    internal sealed class Content(Sum<TRow> index, long total) : IndexContent<TRow>
    {
        public long Total => total;

        public override IndexContent<TRow> Replace(TRow? before, TRow? after) =>
            index.Of(after) - index.Of(before) is not 0 and var difference ? new Content(index, total + difference) : this;

        public override IndexBuilder<TRow> ToBuilder() => new Builder(this, index, total);
    }

    private sealed class Builder(Content from, Sum<TRow> index, long total) : IndexBuilder<TRow>
    {
        private long now = total;

        public override bool HoldsRows => false;

        public override void Replace(TRow? before, TRow? after) => now += index.Of(after) - index.Of(before);

        public override IndexContent<TRow> ToContent() => now == from.Total ? from : new Content(index, now);
    }
}
