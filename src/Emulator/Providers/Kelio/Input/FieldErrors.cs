using System.Collections.Immutable;
using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Input;

/// <summary>What is wrong with the fields of a record, in the order in which it was found. Immutable.</summary>
internal sealed record FieldErrors(ImmutableArray<Mistake> All)
{
    public static FieldErrors None { get; } = new([]);

    public bool IsEmpty => All.IsEmpty;

    /// <summary>These, and one more.</summary>
    public FieldErrors And(Mistake mistake) => new(All.Add(mistake));
}
