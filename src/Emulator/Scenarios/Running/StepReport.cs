using System.Text.Json.Nodes;

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

/// <summary>What came of a step that did not fail.</summary>
/// <param name="Detail">One sentence for a person.</param>
/// <param name="Value">What a later step may use.</param>
/// <param name="Answer">The whole answer, with status, headers and body, for <c>${answer}</c>; null when it was no call.</param>
internal sealed record StepResult(string Detail, JsonNode? Value = null, JsonObject? Answer = null);

/// <summary>A step did not come out as it must; the message says what was seen instead. Caught by the runner, never seen outside.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
