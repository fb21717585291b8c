using System.Collections.Immutable;
using Emulator.Core.Agenda;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.State;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Effects;

/// <summary>What a decision does to a workspace, as data: the provider's new state, what goes on the agenda, what is sent. The gate
/// carries it out whole or not at all.</summary>
public sealed record Change
{
    /// <summary>Nothing changes.</summary>
    public static Change None { get; } = new();

    /// <summary>The provider's new state, or null when its records stay as they are.</summary>
    public ProviderState? State { get; init; }

    /// <summary>What happens later. Number and provider are filled in by the gate.</summary>
    public ImmutableArray<AgendaEntry> Entries { get; init; } = [];

    /// <summary>Agenda entries (kind, subject) that no longer apply.</summary>
    public ImmutableArray<(string Kind, string Subject)> Cancelled { get; init; } = [];

    /// <summary>Calls to the customer, made at once, in this order.</summary>
    public ImmutableArray<WebhookCall> Webhooks { get; init; } = [];

    /// <summary>E-mails, captured at once.</summary>
    public ImmutableArray<MailDraft> Mails { get; init; } = [];

    /// <summary>Credentials and secrets that now exist.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];

    /// <summary>The provider's records become these.</summary>
    public static Change To(ProviderState state) => new() { State = state };

    /// <summary>And at this instant, this happens to the record <paramref name="subject"/>.</summary>
    public Change At(DateTimeOffset due, string kind, string subject, string? payload = null) =>
        this with { Entries = Entries.Add(new AgendaEntry(0, due, "", kind, subject, payload)) };

    /// <summary>And what was to happen to the record <paramref name="subject"/> is called off.</summary>
    public Change Cancel(string kind, string subject) => this with { Cancelled = Cancelled.Add((kind, subject)) };

    /// <summary>And the customer is called.</summary>
    public Change Send(WebhookCall call) => this with { Webhooks = Webhooks.Add(call) };

    /// <summary>And an e-mail is captured.</summary>
    public Change Post(MailDraft mail) => this with { Mails = Mails.Add(mail) };

    /// <summary>And these credentials now exist.</summary>
    public Change Claim(params ReadOnlySpan<Claim> claims) => this with { Claims = Claims.AddRange(claims) };

    /// <summary>Both: the state of <paramref name="next"/> where it has one, the effects of this and then those of <paramref name="next"/>.</summary>
    public Change Then(Change next) => new()
    {
        State = next.State ?? State,
        Entries = Entries.AddRange(next.Entries),
        Cancelled = Cancelled.AddRange(next.Cancelled),
        Webhooks = Webhooks.AddRange(next.Webhooks),
        Mails = Mails.AddRange(next.Mails),
        Claims = Claims.AddRange(next.Claims),
    };
}
