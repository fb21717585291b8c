using System.Text.Json.Serialization;

namespace Contracts.Kelio;

/// <summary>A record that is only there when the caller asked for it with <c>embed</c>; then it may still be null. Put
/// <c>[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]</c> on the member, so that one not asked for is not written.</summary>
/// <typeparam name="T">The embedded record.</typeparam>
[JsonConverter(typeof(KelioEmbedConverterFactory))]
public readonly record struct KelioEmbed<T>
    where T : class
{
    /// <summary>The record was asked for, and is this or null.</summary>
    public KelioEmbed(T? value) => (IsGiven, Value) = (true, value);

    /// <summary>Whether it was asked for.</summary>
    public bool IsGiven { get; }

    /// <summary>The record; null when there is none or it was not asked for.</summary>
    public T? Value { get; }
}
