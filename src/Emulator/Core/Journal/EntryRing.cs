namespace Emulator.Core.Journal;

/// <summary>Where each exchange lies, by number: a ring of plain values. Numbers come nearly in order, so that the place of a new one is found from the
/// end.</summary>
internal sealed class EntryRing
{
    private Entry[] entries = new Entry[16];
    private int head;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The entry at a place; the lowest number is first.</summary>
    public Entry this[int index]
    {
        get => entries[(head + index) & (entries.Length - 1)];
        private set => entries[(head + index) & (entries.Length - 1)] = value;
    }

    /// <summary>Puts an entry where its number belongs.</summary>
    public void Add(Entry entry)
    {
        if (Count == entries.Length) Widen();
        var at = Count++;
        for (; at > 0 && this[at - 1].Number > entry.Number; at--) this[at] = this[at - 1];
        this[at] = entry;
    }

    /// <summary>Takes the lowest number away.</summary>
    public Entry RemoveFirst()
    {
        var first = this[0];
        (head, Count) = ((head + 1) & (entries.Length - 1), Count - 1);
        return first;
    }

    /// <summary>The place of the first entry with a larger number.</summary>
    public int After(long number)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].Number > number) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>Copies the entries from a place on.</summary>
    public void CopyTo(int from, Span<Entry> place)
    {
        var start = (head + from) & (entries.Length - 1);
        var first = Math.Min(place.Length, entries.Length - start);
        entries.AsSpan(start, first).CopyTo(place);
        entries.AsSpan(0, place.Length - first).CopyTo(place[first..]);
    }

    /// <summary>Takes all away.</summary>
    public void Clear() => (entries, head, Count) = (new Entry[16], 0, 0);

    private void Widen()
    {
        var wider = new Entry[entries.Length * 2];
        CopyTo(0, wider.AsSpan(0, Count));
        (entries, head) = (wider, 0);
    }
}

/// <summary>Where an exchange lies.</summary>
/// <param name="Number">The exchange's number.</param>
/// <param name="Position">Where its record begins.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct Entry(long Number, long Position, int Length)
{
    /// <summary>What an entry itself takes, in bytes.</summary>
    public const int Size = 24;
}
