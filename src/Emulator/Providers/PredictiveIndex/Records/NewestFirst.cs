using System.Collections.Immutable;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>Several groups of an index as one list, the highest number first: what lies in the folders that a user sees. A page costs its rows, wherever it
/// begins.</summary>
/// <param name="groups">The groups, each with its highest number first.</param>
/// <param name="number">The number of a row; no two rows have the same.</param>
internal sealed class NewestFirst<TRow>(ImmutableArray<ImmutableSortedSet<TRow>> groups, Func<TRow, int> number) : IRows<TRow>
{
    /// <inheritdoc/>
    public int Count { get; } = groups.Sum(group => group.Count);

    /// <inheritdoc/>
    public IEnumerable<TRow> From(int skip) => skip >= Count ? [] : groups is [var only] ? new Upwards<TRow>(only).From(skip) : Merge(Starts(skip));

    /// <summary>Where each group begins when the list is entered at this position: the number is looked for that so many rows are above.</summary>
    private int[] Starts(int skip)
    {
        if (skip == 0) return new int[groups.Length];
        var (low, high) = (0L, 1L + int.MaxValue);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (groups.Sum(group => CountFrom(group, middle)) <= skip) high = middle;
            else low = middle + 1;
        }

        return [.. groups.Select(group => CountFrom(group, low))];
    }

    /// <summary>How many rows have this number or a higher one.</summary>
    private int CountFrom(ImmutableSortedSet<TRow> rows, long least)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (number(rows[middle]) >= least) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private IEnumerable<TRow> Merge(int[] starts)
    {
        var heads = new PriorityQueue<IEnumerator<TRow>, int>();
        try
        {
            for (var i = 0; i < starts.Length; i++)
            {
                var rows = new Upwards<TRow>(groups[i]).From(starts[i]).GetEnumerator();
                if (rows.MoveNext()) heads.Enqueue(rows, -number(rows.Current));
                else rows.Dispose();
            }

            while (heads.TryPeek(out var head, out _))
            {
                yield return head.Current;
                if (head.MoveNext()) heads.DequeueEnqueue(head, -number(head.Current));
                else heads.Dequeue().Dispose();
            }
        }
        finally
        {
            while (heads.TryDequeue(out var rest, out _)) rest.Dispose();
        }
    }
}
