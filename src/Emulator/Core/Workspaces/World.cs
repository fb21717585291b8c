using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.Agenda;
using Emulator.Core.Faults;
using Emulator.Core.History;
using Emulator.Core.Mail;
using Emulator.Core.State;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>What a restore brings back, in one immutable record: the records of all providers, and the emulator's own tables. A
/// snapshot is a reference to it.</summary>
public sealed record World : ProviderState
{
    /// <summary>The deliveries still to come of one provider's subject, in the order in which they go out; those that were
    /// let go by hand go their own way.</summary>
    public static readonly Ordered<Delivery, (string Provider, string Subject)> Lines =
        new(static delivery => (delivery.Provider, delivery.Call.Subject), null, static delivery => delivery is { IsOpen: true, IsLetGo: false });

    /// <summary>The deliveries in each state, oldest first.</summary>
    public static readonly Ordered<Delivery, DeliveryState> ByState = new(static delivery => delivery.State);

    /// <summary>The deliveries with nothing more to come, oldest first: when there are too many, the first of them go.</summary>
    public static readonly Ordered<Delivery, bool> Settled = new(static _ => true, null, static delivery => !delivery.IsOpen);

    /// <summary>Of those the ones whose bodies are kept, oldest first.</summary>
    public static readonly Ordered<Delivery, bool> WithBodies = new(static _ => true, null, static delivery => delivery is { IsOpen: false, BodyBytes: > 0 });

    /// <summary>What the bodies of those take, in bytes.</summary>
    public static readonly Sum<Delivery> Bodies = new(static delivery => delivery.IsOpen ? 0 : delivery.BodyBytes);

    /// <summary>What all deliveries take, in bytes.</summary>
    public static readonly Sum<Delivery> DeliveryBytes = new(static delivery =>
        delivery.BodyBytes + (sizeof(char) * ((long)delivery.Call.Url.Length + delivery.Call.Subject.Length)));

    /// <summary>What the mails take, in bytes.</summary>
    public static readonly Sum<CapturedMail> MailBytes = new(static mail => mail.Draft.Bytes);

    /// <summary>What the faults take, in bytes.</summary>
    public static readonly Sum<Fault> FaultBytes = new(static fault => sizeof(char) * ((fault.Path?.Length ?? 0) + (long)(fault.Method?.Length ?? 0)));

    /// <summary>Nothing yet.</summary>
    public static World Empty { get; } = new();

    /// <summary>The records of each provider, by the provider's name.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, ProviderState> Providers { get; init; } =
        ImmutableSortedDictionary.Create<string, ProviderState>(StringComparer.Ordinal);

    /// <summary>What is to happen.</summary>
    [TableName("agenda")]
    public Table<long, AgendaEntry> Entries { get; private init; } = AgendaEntries.Empty.Table;

    /// <summary>The number of the agenda entry that was made last.</summary>
    public long LastEntry { get; private init; }

    /// <summary>What is to happen, earliest first.</summary>
    [JsonIgnore]
    public AgendaEntries Agenda
    {
        get => new(Entries, LastEntry);
        init => (Entries, LastEntry) = (value.Table, value.LastNumber);
    }

    /// <summary>The webhooks.</summary>
    public Table<int, Delivery> Deliveries { get; init; } = Table<int, Delivery>.With(Lines, ByState, Settled, WithBodies, Bodies, DeliveryBytes);

    /// <summary>Whether webhooks are queued instead of sent.</summary>
    public bool HoldsWebhooks { get; init; }

    /// <summary>The captured e-mails.</summary>
    public Table<int, CapturedMail> Mails { get; init; } = Table<int, CapturedMail>.With(MailBytes);

    /// <summary>The registered faults.</summary>
    public Table<int, Fault> Faults { get; init; } = Table<int, Fault>.With(FaultBytes);

    /// <summary>The number of the fault that was dropped last, because there were too many.</summary>
    public int LastDroppedFault { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override long KeptBytes => Deliveries.Of(DeliveryBytes) + Mails.Of(MailBytes) + Faults.Of(FaultBytes);

    /// <summary>The world with a change of a provider's record carried out that was taken down elsewhere.</summary>
    public World With(RecordChange change) => Providers.TryGetValue(change.Area, out var state)
        ? this with { Providers = Providers.SetItem(change.Area, state.Write(change.Table, change.Id, change.After)) }
        : this;

    /// <summary>The numbers of deliveries, mails and faults.</summary>
    public IdSequence Ids { get; init; } = IdSequence.Of(0);
}
