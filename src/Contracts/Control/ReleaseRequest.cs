namespace Contracts.Control;

/// <summary>Lets go what is held: all of it without a member, and then nothing is held any longer.</summary>
public sealed record ReleaseRequest
{
    /// <summary>The oldest few.</summary>
    public int? Count { get; init; }

    /// <summary>These, in this order: a way to let them arrive out of order.</summary>
    public IReadOnlyList<string>? Ids { get; init; }
}
