namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The order of field values.</summary>
internal static class FieldOrder
{
    /// <summary>Which comes first; null when the values cannot be compared or one is missing.</summary>
    public static int? Compare(object? one, object? other) => (one, other) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (double a, double b) when !double.IsNaN(a) && !double.IsNaN(b) => a.CompareTo(b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        _ => null,
    };

    /// <summary>For sorting: what is missing comes first, text without regard to case.</summary>
    public static IComparer<object?> Sorting { get; } = Comparer<object?>.Create(static (one, other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => StringComparer.OrdinalIgnoreCase.Compare(a, b),
        (IComparable a, _) => a.CompareTo(other),
        _ => 0,
    });
}
