namespace Emulator.Core.Access;

/// <summary>What was checked, in which order, with what outcome: the explanation behind a bare 401.</summary>
/// <param name="Lines">One line for each check of the surface, in its order.</param>
/// <param name="Fix">For a refusal: what would have made the call pass.</param>
public sealed record Verdict(IReadOnlyList<CheckLine> Lines, string? Fix)
{
    /// <summary>Nothing was checked.</summary>
    public static Verdict Empty { get; } = new([], null);
}
