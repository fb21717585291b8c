namespace Emulator.Core.State;

/// <summary>Finds the one row with a value: an e-mail address, a key, a token, a link.</summary>
/// <param name="of">The value of a row.</param>
/// <param name="when">Which rows have one; null for all.</param>
/// <param name="comparer">When two values are the same; null for the usual.</param>
public sealed class Unique<TRow, TValue>(Func<TRow, TValue> of, Func<TRow, bool>? when = null, IEqualityComparer<TValue>? comparer = null) : TableIndex<TRow>
    where TRow : class
    where TValue : notnull
{
    internal override IndexContent<TRow> Empty(Func<TRow, string> text, Comparison<TRow> byKey) =>
        new Content(this, text, HashTrie<TValue, TRow>.Empty(comparer));

    private bool Has(TRow row) => when is null || when(row);

    internal sealed class Content(Unique<TRow, TValue> index, Func<TRow, string> text, HashTrie<TValue, TRow> rows) : IndexContent<TRow>
    {
        private readonly Func<TRow, string> text = text;

        public TRow? Find(TValue value) => rows.Find(value);

        public override IndexContent<TRow> Replace(TRow? before, TRow? after)
        {
            var (had, has) = (before is not null && index.Has(before), after is not null && index.Has(after));
            if (!had && !has) return this;
            var changed = rows;
            if (had && !(has && rows.Comparer.Equals(index.Value(before!), index.Value(after!)))) changed = changed.Remove(index.Value(before!));
            if (!has) return new Content(index, text, changed);
            var value = index.Value(after!);
            if (changed.Find(value) is { } other) RefuseDouble(other, after!);
            return new Content(index, text, changed.Set(value, after!));
        }

        public override IndexBuilder<TRow> ToBuilder() => new Builder(this, index, rows);

        private void RefuseDouble(TRow known, TRow added)
        {
            if (text(known) != text(added))
                throw new InvalidOperationException(
                    $"{typeof(TRow).Name} {text(added)} would have the value that {text(known)} has, in an index without doubles.");
        }

        private sealed class Builder(Content from, Unique<TRow, TValue> index, HashTrie<TValue, TRow> rows) : IndexBuilder<TRow>
        {
            private readonly HashTrie<TValue, TRow>.Builder building = rows.ToBuilder();
            private bool isChanged;

            public override void Replace(TRow? before, TRow? after)
            {
                var (had, has) = (before is not null && index.Has(before), after is not null && index.Has(after));
                if (!had && !has) return;
                isChanged = true;
                if (had && !(has && building.Comparer.Equals(index.Value(before!), index.Value(after!)))) building.Remove(index.Value(before!));
                if (!has) return;
                var value = index.Value(after!);
                if (building.Find(value) is { } other) from.RefuseDouble(other, after!);
                building.Set(value, after!);
            }

            public override IndexContent<TRow> ToContent() => isChanged ? new Content(index, from.text, building.ToTrie()) : from;
        }
    }

    private TValue Value(TRow row) => of(row);
}
