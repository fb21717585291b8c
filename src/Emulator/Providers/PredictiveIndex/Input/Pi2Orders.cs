using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What a list of PI2 can be sorted by. What an order does not part stays as it lies, downwards too.</summary>
internal sealed class Pi2Orders<TRecord>
{
    private readonly Dictionary<string, Comparison<TRecord>> orders = new(StringComparer.Ordinal);

    /// <summary>The names.</summary>
    public IReadOnlyCollection<string> Names => orders.Keys;

    /// <summary>The order of a name.</summary>
    public Comparison<TRecord> this[string name]
    {
        get => orders[name];
        init => orders[name] = value;
    }

    /// <summary>What was found, sorted as it is asked for.</summary>
    public IRows<TRecord> Sort(IEnumerable<TRecord> found, Pi2List list)
    {
        if (list.OrderBy is not { } name) return new ListedRows<TRecord>([.. found]);
        var order = Comparer<TRecord>.Create(orders[name]);
        return new ListedRows<TRecord>([.. list.IsDescending ? found.OrderDescending(order) : found.Order(order)]);
    }
}
