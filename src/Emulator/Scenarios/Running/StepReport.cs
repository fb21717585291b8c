namespace Emulator.Scenarios.Running;

/// <summary>What came of a step.</summary>
/// <param name="Index">Its number, from 1.</param>
/// <param name="Line">Its line in the text.</param>
/// <param name="Title">What happens, in words.</param>
/// <param name="At">When, by the workspace's clock; while it waits, when it is due, or null when that is not known yet.</param>
/// <param name="Outcome"><c>waiting</c>, <c>running</c>, <c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Detail">What came of it; for a failure what was seen instead.</param>
/// <param name="Milliseconds">How long it took, in real time.</param>
internal sealed record StepReport(int Index, int Line, string Title, DateTimeOffset? At, string Outcome, string? Detail, double Milliseconds);
