namespace Emulator.Core.Access;

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
