namespace Emulator.Core.History;

/// <summary>What happened in a workspace besides its calls, newest last, bounded in number: the oldest go first.</summary>
/// <param name="most">The largest number kept.</param>
public sealed class WorkspaceHistory(int most)
{
    /// <summary>The largest size of what was sent with the acts and of the records that changed, in bytes: of more, the oldest entries go.</summary>
    public const long MostBytes = 16 * 1024 * 1024;

    private const int First = 16;

    /// <summary>Places are counted from here, so that there is room for what was before.</summary>
    private const long Begin = 1L << 40;
    private readonly Lock writing = new();
    private HistoryEntry?[] ring = new HistoryEntry?[First];
    private HistoryFollower[] followers = [];
    private Func<IReadOnlyList<HistoryEntry>>? earlier;
    private long oldest = Begin;
    private long added = Begin;
    private long bytes;

    /// <summary>What was sent with the acts, of those that were refused too, and the records that changed, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>How many follow it.</summary>
    public int Followers => Volatile.Read(ref followers).Length;

    /// <summary>Keeps an entry.</summary>
    public void Add(HistoryEntry entry)
    {
        lock (writing)
        {
            bytes += entry.Bytes;
            while (added > oldest && (added - oldest == most || bytes > MostBytes)) Drop();
            if (added - oldest == ring.Length) Widen();
            Place(added++) = entry;
            foreach (var follower in followers) follower.Wake();
        }
    }

    /// <summary>All entries kept, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> All()
    {
        Recall();
        lock (writing)
        {
            var all = new HistoryEntry[added - oldest];
            for (var i = 0; i < all.Length; i++) all[i] = Place(oldest + i)!;
            return all;
        }
    }

    /// <summary>How many entries are kept.</summary>
    public int Count
    {
        get
        {
            Recall();
            lock (writing) return (int)(added - oldest);
        }
    }

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        lock (writing) (ring, oldest, bytes, earlier) = (new HistoryEntry?[First], added, 0, null);
    }

    /// <summary>Says what was before, into an empty history; it is asked when somebody looks.</summary>
    internal void Fill(Func<IReadOnlyList<HistoryEntry>>? before) => earlier = before;

    /// <summary>Somebody who reads from now on, and is woken when there is something.</summary>
    /// <param name="wake">Called whenever there is; it must not wait.</param>
    public HistoryFollower Follow(Action wake)
    {
        lock (writing)
        {
            var follower = new HistoryFollower(this, wake, added);
            Volatile.Write(ref followers, [.. followers, follower]);
            return follower;
        }
    }

    /// <summary>The entry at a place, counted from the first that ever was; null when it is no longer kept, or not there yet.</summary>
    internal HistoryEntry? At(long place)
    {
        lock (writing) return place >= oldest && place < added ? Place(place) : null;
    }

    /// <summary>Moves a place that is too far behind to where a follower may be.</summary>
    internal long Nearest(long place)
    {
        lock (writing) return Math.Max(place, Math.Max(oldest, added - HistoryFollower.MostEntries));
    }

    /// <summary>Nobody reads there any more.</summary>
    internal void Leave(HistoryFollower follower)
    {
        lock (writing) Volatile.Write(ref followers, [.. followers.Where(one => one != follower)]);
    }

    /// <summary>Puts what was before in front, as much as there is room for.</summary>
    private void Recall()
    {
        while (Volatile.Read(ref earlier) is { } ask)
        {
            // Outside the lock: it may come from a disk.
            var before = ask();
            lock (writing)
            {
                if (earlier != ask) continue;
                earlier = null;
                for (var i = before.Count - 1; i >= 0 && added - oldest < most && bytes + before[i].Bytes <= MostBytes; i--)
                {
                    if (added - oldest == ring.Length) Widen();
                    bytes += before[i].Bytes;
                    Place(--oldest) = before[i];
                }
            }
        }
    }

    private ref HistoryEntry? Place(long place) => ref ring[place & (ring.Length - 1)];

    private void Drop()
    {
        bytes -= Place(oldest)!.Bytes;
        Place(oldest++) = null;
    }

    private void Widen()
    {
        var (narrow, wide) = (ring, new HistoryEntry?[ring.Length * 2]);
        for (var place = oldest; place < added; place++) wide[place & (wide.Length - 1)] = narrow[place & (narrow.Length - 1)];
        ring = wide;
    }
}
