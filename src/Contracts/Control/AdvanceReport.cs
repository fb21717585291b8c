namespace Contracts.Control;

/// <summary>What happened on the way.</summary>
/// <param name="Now">The instant at the end.</param>
/// <param name="Ran">The entries that ran, in order.</param>
public sealed record AdvanceReport(DateTimeOffset Now, IReadOnlyList<RanView> Ran);
