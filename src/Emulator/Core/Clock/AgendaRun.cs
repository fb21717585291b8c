namespace Emulator.Core.Clock;

/// <summary>An agenda entry that has run.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Summary">What came of it, in one sentence.</param>
public sealed record AgendaRun(DateTimeOffset At, string Kind, string Summary);
