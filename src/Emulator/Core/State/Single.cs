using System.Globalization;

namespace Emulator.Core.State;

/// <summary>The one row of a table that has just one, e.g. the account: a value, found without looking.</summary>
/// <typeparam name="TRow">An immutable record with a key.</typeparam>
public sealed class Single<TRow> : ITable
    where TRow : class
{
    /// <summary>The row.</summary>
    public Single(TRow value) => Value = value;

    /// <summary>The row.</summary>
    public TRow Value { get; }

    /// <inheritdoc/>
    public int Count => 1;

    /// <inheritdoc/>
    public Type RowType => typeof(TRow);

    /// <inheritdoc/>
    public long Bytes => RowBytes.Frame + RowBytes<TRow>.Of(Value);

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, object>> Records => [new(Id, Value)];

    private string Id => Value switch
    {
        IRow<string> row => row.Id,
        IRow<int> row => row.Id.ToString(CultureInfo.InvariantCulture),
        _ => "1",
    };

    /// <summary>The same with this row instead.</summary>
    public Single<TRow> Set(TRow value) => ReferenceEquals(value, Value) ? this : new(value);

    /// <inheritdoc/>
    public object? FindRecord(string id) => id == Id ? Value : null;

    /// <inheritdoc/>
    public IReadOnlyList<RowWrite> WritesSince(ITable before)
    {
        var former = ((Single<TRow>)before).Value;
        return ReferenceEquals(former, Value) || former.Equals(Value) ? [] : [new RowWrite(Id, former, Value)];
    }

    /// <inheritdoc/>
    public void Settle()
    {
        // It holds nothing of what was before.
    }

    /// <inheritdoc/>
    public ITable Of(IEnumerable<object> rows) => new Single<TRow>((TRow)rows.Single());

    /// <inheritdoc/>
    public ITable Write(string id, object? after) => after is TRow row ? Set(row) : this;
}
