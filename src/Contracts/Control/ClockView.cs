namespace Contracts.Control;

/// <summary>The clock of a workspace.</summary>
/// <param name="Mode"><c>live</c>, <c>frozen</c> or <c>scaled</c>.</param>
/// <param name="Now">The instant.</param>
/// <param name="Factor">How many times as fast as real time it goes: 1 when live, 0 when frozen.</param>
/// <param name="NextDue">What happens next, or null.</param>
public sealed record ClockView(string Mode, DateTimeOffset Now, double Factor, NextDueView? NextDue);
