namespace Emulator.Core.Calls;

/// <summary>What the way of a call needs of the process's settings.</summary>
/// <param name="MaxBodyBytes">The largest body of a call.</param>
/// <param name="MaxKeptBytes">The largest part of a body that the journal keeps.</param>
/// <param name="IsExact">Whether the wire carries nothing that the provider does not send.</param>
public sealed record PipelineSettings(int MaxBodyBytes, int MaxKeptBytes, bool IsExact);
