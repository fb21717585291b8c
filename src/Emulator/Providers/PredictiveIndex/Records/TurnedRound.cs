using System.Collections.Immutable;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>The rows of an index by their first key downwards. Rows with the same first key keep their order, as they do when a list is sorted by that key
/// alone.</summary>
/// <param name="rows">The rows by the key upwards.</param>
/// <param name="byKey">Compares the first key.</param>
internal sealed class TurnedRound<TRow>(ImmutableSortedSet<TRow> rows, Comparison<TRow> byKey) : IRows<TRow>
{
    /// <inheritdoc/>
    public int Count => rows.Count;

    /// <inheritdoc/>
    public IEnumerable<TRow> From(int skip)
    {
        // The position counted from the end tells which rows of one key it falls into; these are walked forwards.
        for (var at = skip; at < rows.Count;)
        {
            var found = rows.Count - 1 - at;
            var (first, end) = (Edge(found, -1), Edge(found, 1) + 1);
            for (var i = first + at - (rows.Count - end); i < end; i++, at++) yield return rows[i];
        }
    }

    /// <summary>The last position, going in this direction, that has the key of <paramref name="from"/>: in steps that double, then by halves.</summary>
    private int Edge(int from, int direction)
    {
        var row = rows[from];
        var (known, step) = (from, 1);
        while (IsSame(known + (step * direction))) (known, step) = (known + (step * direction), step * 2);
        for (; step > 0; step /= 2)
            if (IsSame(known + (step * direction))) known += step * direction;
        return known;

        bool IsSame(int position) => position >= 0 && position < rows.Count && byKey(rows[position], row) == 0;
    }
}
