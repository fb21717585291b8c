namespace Emulator.Core.Quotas;

/// <summary>What the ledger says of one call.</summary>
/// <param name="IsTaken">Whether the call is within the limit.</param>
/// <param name="Used">The calls counted in the window, this one included when it was taken.</param>
/// <param name="OpensAt">When the window ends (fixed) or the next call would be taken (sliding).</param>
public readonly record struct QuotaReading(bool IsTaken, int Used, DateTimeOffset OpensAt);
