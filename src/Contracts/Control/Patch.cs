using System.Text.Json.Serialization;

namespace Contracts.Control;

/// <summary>A member of a change request that may be absent (leave as it is), null (clear) or a value (set). Put
/// <c>[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]</c> on the member so that an absent one is not written.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[JsonConverter(typeof(PatchConverterFactory))]
public readonly record struct Patch<T>
{
    /// <summary>The member is given, with this value or null.</summary>
    public Patch(T? value) => (IsGiven, Value) = (true, value);

    /// <summary>Whether the member was in the body.</summary>
    public bool IsGiven { get; }

    /// <summary>Its value; null when it was given as null or not at all.</summary>
    public T? Value { get; }

    /// <summary>The member is given with this value.</summary>
    public static implicit operator Patch<T>(T? value) => new(value);

    /// <summary>The given value, or <paramref name="current"/> when the member was absent.</summary>
    public T? Or(T? current) => IsGiven ? Value : current;
}
