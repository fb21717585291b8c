using System.Collections.Immutable;
using Emulator.Core.Quotas;

namespace Emulator.Core.Workspaces;

/// <summary>A workspace at one moment: records, credentials, agenda, deliveries, mails, faults, quota counters and the instant. It costs a reference.</summary>
/// <param name="Id">Its id in the workspace.</param>
/// <param name="Name">The name given, or null.</param>
/// <param name="At">The instant.</param>
/// <param name="World">All that the workspace held.</param>
/// <param name="Quotas">The quota counters.</param>
public sealed record Snapshot(string Id, string? Name, DateTimeOffset At, World World, ImmutableSortedDictionary<string, QuotaCount> Quotas);
