namespace Contracts.Control;

/// <summary>An agenda entry that has run.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Summary">What came of it.</param>
public sealed record RanView(DateTimeOffset At, string Kind, string Summary);
