namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>Values found by a number that counts up from 1. Immutable; those with neighbouring numbers lie together, so that who walks a list in the order of
/// numbers finds each without going far.</summary>
/// <typeparam name="T">A small value; its default stands for nothing.</typeparam>
internal sealed class Numbered<T>
    where T : struct
{
    private const int Bits = 5, Width = 1 << Bits;

    private readonly object? root;
    private readonly int shift;

    private Numbered(object? root, int shift) => (this.root, this.shift) = (root, shift);

    /// <summary>No values.</summary>
    public static Numbered<T> None { get; } = new(null, 0);

    /// <summary>These values.</summary>
    public static Numbered<T> Of(IEnumerable<KeyValuePair<int, T>> values) =>
        values.Aggregate(None, static (all, one) => all.Set(one.Key, one.Value, isOwn: true));

    /// <summary>The value with this number; the default when there is none.</summary>
    public T Find(int number)
    {
        var node = root;
        if (number >> shift >= Width) return default;
        for (var at = shift; at > 0 && node is object?[] nodes; at -= Bits) node = nodes[(number >> at) & (Width - 1)];
        return node is T[] values ? values[number & (Width - 1)] : default;
    }

    /// <summary>With this value instead; the default takes it away.</summary>
    public Numbered<T> Set(int number, T value) => Set(number, value, isOwn: false);

    private static object Set(object? node, int shift, int number, T value, bool isOwn)
    {
        if (shift == 0)
        {
            var values = node is T[] known ? (isOwn ? known : (T[])known.Clone()) : new T[Width];
            values[number & (Width - 1)] = value;
            return values;
        }

        var nodes = node is object?[] inner ? (isOwn ? inner : (object?[])inner.Clone()) : new object?[Width];
        ref var below = ref nodes[(number >> shift) & (Width - 1)];
        below = Set(below, shift - Bits, number, value, isOwn);
        return nodes;
    }

    private Numbered<T> Set(int number, T value, bool isOwn)
    {
        var (top, height) = (root, shift);
        for (; number >> height >= Width; height += Bits)
        {
            var above = new object?[Width];
            above[0] = top;
            top = above;
        }

        return new(Set(top, height, number, value, isOwn), height);
    }
}
