using System.Collections.Immutable;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>The rows of an index as they lie.</summary>
internal sealed class Upwards<TRow>(ImmutableSortedSet<TRow> rows) : IRows<TRow>
{
    /// <inheritdoc/>
    public int Count => rows.Count;

    /// <inheritdoc/>
    public IEnumerable<TRow> From(int skip)
    {
        if (skip == 0) return rows;
        return Walk(skip);
    }

    private IEnumerable<TRow> Walk(int from)
    {
        for (var i = from; i < rows.Count; i++) yield return rows[i];
    }
}
