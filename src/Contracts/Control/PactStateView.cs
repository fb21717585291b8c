namespace Contracts.Control;

/// <summary>What became of a provider state that a verifier asked for.</summary>
/// <param name="At">When it was asked for, in real time.</param>
/// <param name="State">Its name, as it was asked for.</param>
/// <param name="Provider">The provider that it is about; null for all, and for a state that there is not.</param>
/// <param name="Outcome"><c>entered</c>, <c>left</c> (torn down), <c>left over</c> (never torn down, and deleted after ten minutes) or <c>refused</c>.</param>
/// <param name="Workspace">The workspace that was made for it; null when it was refused.</param>
/// <param name="Told">Why it was refused, with what was probably meant; null when it was not.</param>
public sealed record PactStateView(DateTimeOffset At, string State, string? Provider, string Outcome, string? Workspace, string? Told);
