using System.Collections.Immutable;

namespace Emulator.Core.State;

/// <summary>The rows of each group in an order, where a row can be in several groups at once; otherwise as <see cref="Ordered{TRow,TGroup}"/>.</summary>
/// <param name="groups">The groups of a row; none when it is in none.</param>
/// <param name="order">The order in a group; rows that it does not tell apart follow their keys.</param>
public sealed class Several<TRow, TGroup>(Func<TRow, IEnumerable<TGroup>> groups, Comparison<TRow>? order = null) : TableIndex<TRow>
    where TRow : class
    where TGroup : notnull
{
    internal override IndexContent<TRow> Empty(Func<TRow, string> text, Comparison<TRow> byKey)
    {
        var compare = Comparer<TRow>.Create((a, b) => order?.Invoke(a, b) is { } told and not 0 ? told : byKey(a, b));
        return new Content(this, ImmutableSortedSet.Create<TRow>(compare), HashTrie<TGroup, ImmutableSortedSet<TRow>>.Empty());
    }

    private IEnumerable<TGroup> GroupsOf(TRow? row) => row is null ? [] : groups(row);

    internal sealed class Content(Several<TRow, TGroup> index, ImmutableSortedSet<TRow> none, HashTrie<TGroup, ImmutableSortedSet<TRow>> groups)
        : IndexContent<TRow>
    {
        public ImmutableSortedSet<TRow> Of(TGroup group) => groups.Find(group) ?? none;

        public override IndexContent<TRow> Replace(TRow? before, TRow? after)
        {
            var changed = groups;
            foreach (var group in index.GroupsOf(before))
            {
                if (changed.Find(group) is not { } rows) continue;
                var rest = rows.Remove(before!);
                changed = rest.IsEmpty ? changed.Remove(group) : changed.Set(group, rest);
            }

            foreach (var group in index.GroupsOf(after)) changed = changed.Set(group, (changed.Find(group) ?? none).Add(after!));
            return ReferenceEquals(changed, groups) ? this : new Content(index, none, changed);
        }

        public override IndexBuilder<TRow> ToBuilder() => new Builder(this, index, none, groups);

        private sealed class Builder(
            Content from, Several<TRow, TGroup> index, ImmutableSortedSet<TRow> none, HashTrie<TGroup, ImmutableSortedSet<TRow>> groups)
            : IndexBuilder<TRow>
        {
            private readonly GroupsBuilder<TRow, TGroup> building = new(groups, none);

            public override void Replace(TRow? before, TRow? after)
            {
                foreach (var group in index.GroupsOf(before)) building.Remove(group, before!);
                foreach (var group in index.GroupsOf(after)) building.Add(group, after!);
            }

            public override IndexContent<TRow> ToContent() => building.IsChanged ? new Content(index, none, building.ToGroups()) : from;
        }
    }
}
