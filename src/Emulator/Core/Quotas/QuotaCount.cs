using System.Collections.Immutable;

namespace Emulator.Core.Quotas;

/// <summary>A saved counter.</summary>
/// <param name="Opened">When the fixed window was opened.</param>
/// <param name="Taken">The calls taken in it.</param>
/// <param name="Times">The instants of the calls in a sliding window.</param>
public sealed record QuotaCount(DateTimeOffset Opened, int Taken, ImmutableArray<DateTimeOffset> Times);
