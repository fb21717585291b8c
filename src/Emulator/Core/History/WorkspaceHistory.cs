using System.Threading.Channels;

namespace Emulator.Core.History;

/// <summary>What happened in a workspace besides its calls, newest last, bounded in number: the oldest go first.</summary>
/// <param name="most">The largest number kept.</param>
public sealed class WorkspaceHistory(int most)
{
    private const int SubscriberBacklog = 1000;
    private readonly Lock writing = new();
    private readonly Queue<HistoryEntry> entries = new();
    private readonly List<Channel<HistoryEntry>> subscribers = [];

    /// <summary>Keeps an entry.</summary>
    public void Add(HistoryEntry entry)
    {
        lock (writing)
        {
            entries.Enqueue(entry);
            while (entries.Count > most) entries.Dequeue();
            foreach (var subscriber in subscribers) subscriber.Writer.TryWrite(entry);
        }
    }

    /// <summary>All entries kept, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> All()
    {
        lock (writing) return [.. entries];
    }

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        lock (writing) entries.Clear();
    }

    /// <summary>The entries from now on. A reader that falls a thousand behind loses the oldest.</summary>
    public async IAsyncEnumerable<HistoryEntry> FollowAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var channel = Channel.CreateBounded<HistoryEntry>(new BoundedChannelOptions(SubscriberBacklog) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (writing) subscribers.Add(channel);
        try
        {
            await foreach (var entry in channel.Reader.ReadAllAsync(stop)) yield return entry;
        }
        finally
        {
            lock (writing) subscribers.Remove(channel);
        }
    }
}
