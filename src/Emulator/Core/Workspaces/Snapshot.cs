using System.Collections.Immutable;
using Emulator.Core.Quotas;
using Emulator.Core.State;

namespace Emulator.Core.Workspaces;

/// <summary>A workspace at one moment: records, credentials, agenda, deliveries, mails, faults, quota counters and the instant. It costs a reference.</summary>
/// <param name="Id">Its number in the workspace; 0 for the workspace as it was made.</param>
/// <param name="Name">The name given, or null.</param>
/// <param name="At">The instant.</param>
/// <param name="World">All that a restore brings back.</param>
/// <param name="Quotas">The quota counters.</param>
public sealed record Snapshot(int Id, string? Name, DateTimeOffset At, World World, ImmutableSortedDictionary<string, QuotaCount> Quotas) : IRow<int>
{
    /// <summary>The number of the workspace as it was made.</summary>
    public const int Start = 0;
}
