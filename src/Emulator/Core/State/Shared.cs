namespace Emulator.Core.State;

/// <summary>What is the same in many workspaces, made once and shared by reference: it is immutable, so nothing of one reaches another. The few that were asked
/// for last are kept.</summary>
/// <typeparam name="TKey">What it is made from, all of it.</typeparam>
/// <typeparam name="TValue">An immutable value.</typeparam>
/// <param name="most">So many are kept.</param>
/// <param name="make">Makes one; pure.</param>
internal sealed class Shared<TKey, TValue>(int most, Func<TKey, TValue> make)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> known = [];

    /// <summary>The value for a key. Several who want it at once wait for the one who makes it.</summary>
    public TValue Of(TKey key)
    {
        Lazy<TValue> value;
        lock (gate)
        {
            var at = known.First;
            while (at is not null && !EqualityComparer<TKey>.Default.Equals(at.Value.Key, key)) at = at.Next;
            if (at is not null) known.Remove(at);
            else at = new((key, new(() => make(key))));
            known.AddFirst(at);
            if (known.Count > most) known.RemoveLast();
            value = at.Value.Value;
        }

        return value.Value;
    }
}
