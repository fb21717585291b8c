namespace Emulator.Scenarios.Running;

/// <summary>A step did not come out as it must; the message says what was seen instead. Caught by the runner, never seen outside.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
