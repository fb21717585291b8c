using System.Collections.Immutable;
using Emulator.Core.Agenda;
using Emulator.Core.Faults;
using Emulator.Core.Mail;
using Emulator.Core.State;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>All that a workspace holds but its journal and its clock, in one immutable record: a snapshot is a reference to it.</summary>
public sealed record World
{
    /// <summary>Nothing yet.</summary>
    public static World Empty { get; } = new();

    /// <summary>The records of each provider, by the provider's name.</summary>
    public ImmutableSortedDictionary<string, ProviderState> Providers { get; init; } = ImmutableSortedDictionary.Create<string, ProviderState>(StringComparer.Ordinal);

    /// <summary>What is to happen.</summary>
    public AgendaEntries Agenda { get; init; } = AgendaEntries.Empty;

    /// <summary>The webhooks.</summary>
    public Table<int, Delivery> Deliveries { get; init; } = Table<int, Delivery>.Empty;

    /// <summary>The open deliveries of each provider and subject, in the order in which they go out.</summary>
    public ImmutableDictionary<(string Provider, string Subject), ImmutableList<int>> Lines { get; init; } = ImmutableDictionary<(string, string), ImmutableList<int>>.Empty;

    /// <summary>Whether webhooks are queued instead of sent.</summary>
    public bool HoldsWebhooks { get; init; }

    /// <summary>The captured e-mails.</summary>
    public Table<int, CapturedMail> Mails { get; init; } = Table<int, CapturedMail>.Empty;

    /// <summary>The registered faults.</summary>
    public Table<int, Fault> Faults { get; init; } = Table<int, Fault>.Empty;

    /// <summary>The numbers of deliveries, mails and faults.</summary>
    public IdSequence Ids { get; init; } = IdSequence.Of(0);
}
