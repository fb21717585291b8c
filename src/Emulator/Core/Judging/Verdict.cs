namespace Emulator.Core.Judging;

/// <summary>What was checked, in which order, with what outcome: the explanation behind a bare 401.</summary>
/// <param name="Lines">One line for each check of the surface, in its order.</param>
/// <param name="Fix">For a refusal: what would have made the call pass.</param>
public readonly record struct Verdict(IReadOnlyList<CheckLine> Lines, string? Fix)
{
    /// <summary>Nothing was checked.</summary>
    public static Verdict Empty => new([], null);
}

/// <summary>One line of a verdict.</summary>
/// <param name="Check">The check, with its evidence.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">Why, in plain words, or nothing.</param>
public record struct CheckLine(Check Check, CheckOutcome Outcome, Detail Detail);

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>It held.</summary>
    Passed,

    /// <summary>It did not hold: the call is refused. At most one check of a call fails.</summary>
    Failed,

    /// <summary>It did not apply, or an earlier check had failed.</summary>
    Skipped,
}
