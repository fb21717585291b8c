using System.Collections.Immutable;

namespace Emulator.Providers.Kelio.Input;

/// <summary>What is wrong with the fields of a record, in the order in which it was found. Immutable.</summary>
internal sealed record FieldErrors(ImmutableArray<KeyValuePair<string, IReadOnlyList<string>>> All)
{
    public static FieldErrors None { get; } = new([]);

    public bool IsEmpty => All.IsEmpty;

    /// <summary>The fields that are of the wrong type only because types are not cast.</summary>
    public ImmutableArray<string> Castable { get; init; } = [];

    /// <summary>These, and one more.</summary>
    public FieldErrors And(string name, string message) => this with { All = All.Add(new(name, [message])) };
}
