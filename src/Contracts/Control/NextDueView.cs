namespace Contracts.Control;

/// <summary>What happens next in a workspace.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What sort of entry, e.g. <c>webhook</c>.</param>
public sealed record NextDueView(DateTimeOffset At, string Kind);
