using System.Threading.Channels;

namespace Emulator.Core.Journal;

/// <summary>The exchanges of a workspace, newest last, bounded in number and size: the oldest go first.</summary>
/// <param name="mostExchanges">The largest number kept.</param>
/// <param name="mostBytes">The largest size kept, in bytes.</param>
public sealed class ExchangeJournal(int mostExchanges, long mostBytes)
{
    private const int SubscriberBacklog = 1000;
    private readonly Lock writing = new();
    private readonly Queue<Exchange> exchanges = new();
    private readonly List<Channel<Exchange>> subscribers = [];
    private long bytes;

    /// <summary>Numbers the exchange and keeps it.</summary>
    /// <param name="exchange">The call and its answer.</param>
    public Exchange Add(Exchange exchange)
    {
        lock (writing)
        {
            if (exchange.Number == 0) exchange = exchange with { Number = Numbering.Next() };
            exchanges.Enqueue(exchange);
            bytes += exchange.Size;
            while (exchanges.Count > mostExchanges || (bytes > mostBytes && exchanges.Count > 1)) bytes -= exchanges.Dequeue().Size;
            foreach (var subscriber in subscribers) subscriber.Writer.TryWrite(exchange);
            return exchange;
        }
    }

    /// <summary>All exchanges kept, newest first.</summary>
    public IReadOnlyList<Exchange> Newest()
    {
        lock (writing)
        {
            var all = exchanges.ToArray();
            Array.Reverse(all);
            return all;
        }
    }

    /// <summary>The exchange with this number, or null.</summary>
    public Exchange? Find(long number)
    {
        lock (writing) return exchanges.FirstOrDefault(exchange => exchange.Number == number);
    }

    /// <summary>Forgets all exchanges.</summary>
    public void Clear()
    {
        lock (writing)
        {
            exchanges.Clear();
            bytes = 0;
        }
    }

    /// <summary>The exchanges from now on. A reader that falls a thousand behind loses the oldest.</summary>
    public async IAsyncEnumerable<Exchange> FollowAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var channel = Channel.CreateBounded<Exchange>(new BoundedChannelOptions(SubscriberBacklog) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (writing) subscribers.Add(channel);
        try
        {
            await foreach (var exchange in channel.Reader.ReadAllAsync(stop)) yield return exchange;
        }
        finally
        {
            lock (writing) subscribers.Remove(channel);
        }
    }
}
