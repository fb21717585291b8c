using System.Buffers;

namespace Emulator.Core.Journal;

/// <summary>The exchanges of a journal at one moment, whatever is written meanwhile; the newest is first. Dispose it soon: what it looks at cannot be used
/// again before.</summary>
internal sealed class JournalView : IDisposable
{
    private readonly JournalTerms terms;
    private readonly byte[][] blocks;
    private readonly long from;
    private readonly int blockSize;
    private readonly Action end;
    private Entry[]? entries;

    /// <summary>Only for the journal, which says what there is.</summary>
    public JournalView(JournalTerms terms, (byte[][] Blocks, long From) snapshot, int blockSize, int count, Action end)
    {
        (this.terms, (blocks, from), this.blockSize, Count, this.end) = (terms, snapshot, blockSize, count, end);
        entries = ArrayPool<Entry>.Shared.Rent(count);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Where the exchanges lie; the lowest number is first.</summary>
    public Span<Entry> Entries => entries.AsSpan(0, Count);

    /// <summary>An exchange by its place; the newest is at 0.</summary>
    public KeptExchange this[int index]
    {
        get
        {
            var entry = Entries[Count - 1 - index];
            var (block, offset) = ((int)((entry.Position - from) / blockSize), (int)(entry.Position % blockSize));
            return new KeptExchange(offset + entry.Length <= blockSize ? blocks[block].AsSpan(offset, entry.Length) : Across(entry, block, offset), terms);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref entries, null) is not { } rented) return;
        ArrayPool<Entry>.Shared.Return(rented);
        end();
    }

    private byte[] Across(Entry entry, int block, int offset)
    {
        var whole = new byte[entry.Length];
        for (var done = 0; done < whole.Length; block++, offset = 0)
        {
            var part = Math.Min(whole.Length - done, blockSize - offset);
            blocks[block].AsSpan(offset, part).CopyTo(whole.AsSpan(done));
            done += part;
        }

        return whole;
    }
}
