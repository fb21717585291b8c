namespace Emulator.Core.Access;

/// <summary>One line of a verdict.</summary>
/// <param name="Check">The check, with its evidence.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">Why, in plain words, or null.</param>
public readonly record struct CheckLine(Check Check, CheckOutcome Outcome, string? Detail);
