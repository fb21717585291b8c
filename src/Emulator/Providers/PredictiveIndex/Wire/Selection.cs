using System.Collections.Immutable;
using Emulator.Providers.PredictiveIndex.Input;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>Gathers the page of a list that is looked through: counts what fits, and keeps of it no more than the page needs, in the order asked for.</summary>
/// <param name="order">The fields to sort by; rows that they do not part stay in the order in which they come.</param>
/// <param name="skip">How many are passed over.</param>
/// <param name="top">How many are shown.</param>
internal sealed class Selection<TRecord, TRow>(ImmutableArray<(Field<TRow> Field, bool IsDescending)> order, int skip, int top)
{
    private readonly List<TRecord> unsorted = [];
    private readonly PriorityQueue<TRecord, Place> kept = new(Comparer<Place>.Create((one, other) => Compare(order, other, one)));
    private readonly FieldValue[] keys = new FieldValue[order.Length];
    private readonly long most = (long)skip + top;

    /// <summary>How many rows came.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no row that comes later could be shown.</summary>
    public bool IsFull => order.IsEmpty && Count >= most;

    /// <summary>The records of the page, in order.</summary>
    public IReadOnlyList<TRecord> Page()
    {
        if (order.IsEmpty) return unsorted;
        var page = new TRecord[Math.Max(0, kept.Count - skip)];
        for (var i = page.Length - 1; i >= 0; i--) page[i] = kept.Dequeue();
        return page;
    }

    /// <summary>A row that fits.</summary>
    public void Add(TRecord record, TRow row)
    {
        var at = Count++;
        if (order.IsEmpty)
        {
            if (at >= skip && at < most) unsorted.Add(record);
            return;
        }

        for (var i = 0; i < keys.Length; i++) keys[i] = order[i].Field.Read(row);
        if (kept.Count < most) kept.Enqueue(record, new Place([.. keys], at));
        else if (most > 0 && kept.TryPeek(out _, out var last) && Compare(order, new Place(keys, at), last) < 0)
            kept.DequeueEnqueue(record, new Place([.. keys], at));
    }

    private static int Compare(ImmutableArray<(Field<TRow> Field, bool IsDescending)> order, Place one, Place other)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var told = FieldValue.Sorting(one.Keys[i], other.Keys[i]);
            if (told != 0) return order[i].IsDescending ? -told : told;
        }

        return one.At.CompareTo(other.At);
    }

    /// <summary>Where a row belongs: by its keys, then by when it came.</summary>
    private readonly record struct Place(FieldValue[] Keys, int At);
}
