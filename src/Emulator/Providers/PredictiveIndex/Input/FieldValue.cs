using System.Globalization;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The value of a field, or of a part of a filter: text, a number, an instant, a flag, a whole record, or nothing. Held without a box, for a list
/// looks at many.</summary>
internal readonly struct FieldValue : IEquatable<FieldValue>
{
    private readonly Sort sort;
    private readonly long bits;
    private readonly object? reference;

    private FieldValue(Sort sort, long bits, object? reference) => (this.sort, this.bits, this.reference) = (sort, bits, reference);

    private enum Sort : byte
    {
        Nothing,
        Text,
        Number,
        Instant,
        Flag,
        Record,
    }

    /// <summary>Whether there is no value.</summary>
    public bool IsNothing => sort is Sort.Nothing;

    /// <summary>Whether it is true.</summary>
    public bool IsTrue => sort is Sort.Flag && bits != 0;

    /// <summary>The text, or null when it is none.</summary>
    public string? Text => sort is Sort.Text ? (string)reference! : null;

    /// <summary>The number, or null when it is none.</summary>
    public double? Number => sort is Sort.Number ? BitConverter.Int64BitsToDouble(bits) : null;

    /// <summary>The flag, or null when it is none.</summary>
    public bool? Flag => sort is Sort.Flag ? bits != 0 : null;

    /// <summary>For sorting: what is missing comes first, text without regard to case.</summary>
    public static int Sorting(FieldValue one, FieldValue other) =>
        one.IsNothing || other.IsNothing ? (one.IsNothing ? 0 : 1) - (other.IsNothing ? 0 : 1)
        : one.Text is { } text ? StringComparer.OrdinalIgnoreCase.Compare(text, other.Text)
        : one.Number is { } number ? number.CompareTo(other.Number ?? 0)
        : one.bits.CompareTo(other.bits);

    /// <summary>Which comes first; null when the values cannot be compared or one is missing.</summary>
    public static int? Compare(FieldValue one, FieldValue other) =>
        one.sort != other.sort ? null : one.sort switch
        {
            Sort.Text => string.CompareOrdinal(one.Text, other.Text),
            Sort.Number when one.Number is { } a && other.Number is { } b && !double.IsNaN(a) && !double.IsNaN(b) => a.CompareTo(b),
            Sort.Instant or Sort.Flag => one.bits.CompareTo(other.bits),
            _ => null,
        };

    /// <summary>A part of a record that has fields of its own, or a value of a type that no field has.</summary>
    public static FieldValue Of(object? record) => record is null ? default : new(Sort.Record, 0, record);

    /// <summary>Whether the value, written out, has this text in it, without regard to case.</summary>
    public bool Shows(string text)
    {
        if (sort is Sort.Text) return Text!.Contains(text, StringComparison.OrdinalIgnoreCase);
        Span<char> written = stackalloc char[64];
        var length = 0;
        if (Number is { } number) number.TryFormat(written, out length, provider: CultureInfo.InvariantCulture);
        else if (sort is Sort.Instant) new DateTimeOffset(bits, TimeSpan.Zero).TryFormat(written, out length, formatProvider: CultureInfo.InvariantCulture);
        else if (Flag is { } flag) flag.TryFormat(written, out length);
        return !IsNothing && ((ReadOnlySpan<char>)written[..length]).Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public bool Equals(FieldValue other) => sort == other.sort && sort switch
    {
        Sort.Nothing => true,
        Sort.Number => Number!.Value.Equals(other.Number!.Value),
        Sort.Text => string.Equals(Text, other.Text, StringComparison.Ordinal),
        Sort.Record => Equals(reference, other.reference),
        _ => bits == other.bits,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(sort, sort is Sort.Number ? Number.GetHashCode() : bits.GetHashCode(), reference);

    public static implicit operator FieldValue(string? text) => text is null ? default : new(Sort.Text, 0, text);

    public static implicit operator FieldValue(double? number) => number is { } given ? new(Sort.Number, BitConverter.DoubleToInt64Bits(given), null) : default;

    public static implicit operator FieldValue(double number) => new(Sort.Number, BitConverter.DoubleToInt64Bits(number), null);

    public static implicit operator FieldValue(DateTimeOffset? instant) => instant is { } given ? new(Sort.Instant, given.UtcTicks, null) : default;

    public static implicit operator FieldValue(DateTimeOffset instant) => new(Sort.Instant, instant.UtcTicks, null);

    public static implicit operator FieldValue(bool flag) => new(Sort.Flag, flag ? 1 : 0, null);
}
