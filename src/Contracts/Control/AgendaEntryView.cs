namespace Contracts.Control;

/// <summary>Something that will happen in a workspace.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Kind">What sort of entry, e.g. <c>webhook</c>.</param>
/// <param name="Provider">The provider that it belongs to, or <c>emulator</c>.</param>
/// <param name="Subject">The id of what it happens to.</param>
public sealed record AgendaEntryView(DateTimeOffset At, string Kind, string Provider, string Subject);
