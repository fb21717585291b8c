using System.Collections.Immutable;

namespace Emulator.Core.Webhooks;

/// <summary>When a delivery is tried again, as the provider does it. Any 2xx is success.</summary>
/// <param name="Waits">The wait after each failed attempt, in order; one attempt more than there are waits.</param>
/// <param name="Timeout">How long one attempt may take.</param>
/// <param name="RetryOn">The status codes that are tried again; empty means every code that is not 2xx. Time-outs and broken
/// connections are always tried again.</param>
public sealed record RetryPlan(ImmutableArray<TimeSpan> Waits, TimeSpan Timeout, ImmutableArray<int> RetryOn)
{
    /// <summary>The wait after attempt number <paramref name="attempt"/> (from 1) with this outcome, or null when it was the last.</summary>
    /// <param name="attempt">How many attempts were made.</param>
    /// <param name="status">The status received; null for a time-out or a broken connection.</param>
    public TimeSpan? WaitAfter(int attempt, int? status) =>
        attempt > Waits.Length || (status is { } code && !RetryOn.IsDefaultOrEmpty && !RetryOn.Contains(code)) ? null : Waits[attempt - 1];
}
