using System.Collections.Immutable;

namespace Emulator.Core.State;

/// <summary>The groups of an index while many rows are written at once: a group that is large, or becomes so, is opened once and closed at the end.</summary>
internal sealed class GroupsBuilder<TRow, TGroup>(HashTrie<TGroup, ImmutableSortedSet<TRow>> from, ImmutableSortedSet<TRow> none)
    where TRow : class
    where TGroup : notnull
{
    // Below this many rows a copy of the path to a row costs less than keeping the group open.
    private const int Few = 8;
    private readonly HashTrie<TGroup, ImmutableSortedSet<TRow>>.Builder groups = from.ToBuilder();
    private readonly Dictionary<TGroup, ImmutableSortedSet<TRow>.Builder> open = new(from.Comparer);

    /// <summary>Whether anything was written.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Puts the row into a group.</summary>
    public void Add(TGroup group, TRow row)
    {
        IsChanged = true;
        if (open.TryGetValue(group, out var rows)) rows.Add(row);
        else if (groups.Find(group) is not { } few) groups.Set(group, none.Add(row));
        else if (few.Count < Few) groups.Set(group, few.Add(row));
        else Open(group, few).Add(row);
    }

    /// <summary>Takes the row out of a group.</summary>
    public void Remove(TGroup group, TRow row)
    {
        IsChanged = true;
        if (open.TryGetValue(group, out var rows)) rows.Remove(row);
        else if (groups.Find(group) is not { } few) return;
        else if (few.Count > Few) Open(group, few).Remove(row);
        else if (few.Remove(row) is { IsEmpty: false } rest) groups.Set(group, rest);
        else groups.Remove(group);
    }

    /// <summary>The groups as they have become; none of them is empty.</summary>
    public HashTrie<TGroup, ImmutableSortedSet<TRow>> ToGroups()
    {
        foreach (var (group, rows) in open)
        {
            if (rows.Count == 0) groups.Remove(group);
            else groups.Set(group, rows.ToImmutable());
        }

        return groups.ToTrie();
    }

    private ImmutableSortedSet<TRow>.Builder Open(TGroup group, ImmutableSortedSet<TRow> rows) => open[group] = rows.ToBuilder();
}
