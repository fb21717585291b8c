using System.Text.Json.Nodes;

namespace Emulator.Scenarios.Running;

/// <summary>What came of a step that did not fail.</summary>
/// <param name="Detail">One sentence for a person.</param>
/// <param name="Value">What a later step may use.</param>
/// <param name="Answer">The whole answer, with status, headers and body, for <c>${answer}</c>; null when it was no call.</param>
internal sealed record StepResult(string Detail, JsonNode? Value = null, JsonObject? Answer = null);
