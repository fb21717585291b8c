namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>The rows of a list in its order, before anything is asked of them.</summary>
internal interface IRows<out TRow>
{
    /// <summary>How many they are.</summary>
    int Count { get; }

    /// <summary>The rows from this position on, one by one as they are wanted.</summary>
    IEnumerable<TRow> From(int skip);
}

/// <summary>Rows that lie in a list already.</summary>
internal sealed record ListedRows<TRow>(IReadOnlyList<TRow> Rows) : IRows<TRow>
{
    /// <inheritdoc/>
    public int Count => Rows.Count;

    /// <inheritdoc/>
    public IEnumerable<TRow> From(int skip) => Rows.Skip(skip);
}
