using System.Collections.Immutable;

namespace Emulator.Core.State;

/// <summary>The rows of each group in an order: lists page through it.</summary>
/// <param name="group">The group of a row, e.g. the company; one value for all where there are no groups.</param>
/// <param name="order">The order in a group; rows that it does not tell apart follow their keys.</param>
/// <param name="when">Which rows are in it; null for all.</param>
/// <param name="comparer">When two groups are the same; null for the usual.</param>
public sealed class Ordered<TRow, TGroup>(
    Func<TRow, TGroup> group, Comparison<TRow>? order = null, Func<TRow, bool>? when = null, IEqualityComparer<TGroup>? comparer = null) : TableIndex<TRow>
    where TRow : class
    where TGroup : notnull
{
    private readonly Func<TRow, ImmutableArray<TGroup>>? several;

    /// <summary>An index of rows that may each be in several groups, or in none.</summary>
    /// <param name="groups">The groups of a row.</param>
    /// <param name="order">The order in a group; rows that it does not tell apart follow their keys.</param>
    public Ordered(Func<TRow, ImmutableArray<TGroup>> groups, Comparison<TRow>? order = null)
        : this((Func<TRow, TGroup>)(static _ => throw new InvalidOperationException("A row has several groups.")), order) => several = groups;

    internal override IndexContent<TRow> Empty(Func<TRow, string> text, Comparison<TRow> byKey)
    {
        var compare = Comparer<TRow>.Create((a, b) => order?.Invoke(a, b) is { } told and not 0 ? told : byKey(a, b));
        return new Content(this, ImmutableSortedSet.Create<TRow>(compare), HashTrie<TGroup, ImmutableSortedSet<TRow>>.Empty(comparer));
    }

    /// <summary>The first row of a group.</summary>
    /// <param name="rows">All rows, by their keys.</param>
    /// <param name="of">The group.</param>
    internal TRow? First(IEnumerable<TRow> rows, TGroup of)
    {
        TRow? first = null;
        var same = comparer ?? EqualityComparer<TGroup>.Default;
        foreach (var row in rows)
        {
            if (!Has(row) || !(several is null ? same.Equals(group(row), of) : several(row).Contains(of, same))) continue;
            if (first is null || order?.Invoke(row, first) < 0) first = row;
        }

        return first;
    }

    private bool Has(TRow row) => when is null || when(row);

    private TGroup GroupOf(TRow row) => group(row);

    internal sealed class Content(
        Ordered<TRow, TGroup> index, ImmutableSortedSet<TRow> none, HashTrie<TGroup, ImmutableSortedSet<TRow>> groups) : IndexContent<TRow>
    {
        public ImmutableSortedSet<TRow> Of(TGroup group) => groups.Find(group) ?? none;

        public override IndexContent<TRow> Replace(TRow? before, TRow? after)
        {
            var (had, has) = (before is not null && index.Has(before), after is not null && index.Has(after));
            if (!had && !has) return this;
            var changed = groups;
            if (index.several is not { } several)
            {
                if (had) changed = Without(changed, index.GroupOf(before!), before!);
                if (has) changed = With(changed, index.GroupOf(after!), after!);
                return new Content(index, none, changed);
            }

            if (had)
                foreach (var from in several(before!)) changed = Without(changed, from, before!);
            if (has)
                foreach (var into in several(after!)) changed = With(changed, into, after!);
            return ReferenceEquals(changed, groups) ? this : new Content(index, none, changed);
        }

        public override IndexBuilder<TRow> ToBuilder() => new Builder(this, index, none, groups);

        private static HashTrie<TGroup, ImmutableSortedSet<TRow>> Without(
            HashTrie<TGroup, ImmutableSortedSet<TRow>> from, TGroup group, TRow row)
        {
            if (from.Find(group) is not { } rows) return from;
            var rest = rows.Remove(row);
            return rest.IsEmpty ? from.Remove(group) : from.Set(group, rest);
        }

        private HashTrie<TGroup, ImmutableSortedSet<TRow>> With(HashTrie<TGroup, ImmutableSortedSet<TRow>> to, TGroup group, TRow row) =>
            to.Set(group, (to.Find(group) ?? none).Add(row));

        private sealed class Builder(
            Content from, Ordered<TRow, TGroup> index, ImmutableSortedSet<TRow> none, HashTrie<TGroup, ImmutableSortedSet<TRow>> groups)
            : IndexBuilder<TRow>
        {
            private readonly GroupsBuilder<TRow, TGroup> building = new(groups, none);

            public override void Replace(TRow? before, TRow? after)
            {
                if (before is not null && index.Has(before))
                {
                    if (index.several is not { } several) building.Remove(index.GroupOf(before), before);
                    else
                        foreach (var group in several(before)) building.Remove(group, before);
                }

                if (after is null || !index.Has(after)) return;
                if (index.several is not { } groupsOf) building.Add(index.GroupOf(after), after);
                else
                    foreach (var group in groupsOf(after)) building.Add(group, after);
            }

            public override IndexContent<TRow> ToContent() => building.IsChanged ? new Content(index, none, building.ToGroups()) : from;
        }
    }
}
