using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Core.Agenda;

/// <summary>Something that happens later, as data: it can be stored, compared and moved between machines.</summary>
/// <param name="Number">Grows with each entry of a workspace; entries due at the same instant run in this order.</param>
/// <param name="Due">The instant at which it happens.</param>
/// <param name="Provider">The provider that knows what to do, or <see cref="Self"/> for what Core does itself.</param>
/// <param name="Kind">What happens, in a word or two, e.g. <c>resume upload</c>.</param>
/// <param name="Subject">The id of the record that it happens to.</param>
/// <param name="Payload">What else must be known, as the provider wrote it (JSON or plain text).</param>
public sealed record AgendaEntry(long Number, DateTimeOffset Due, string Provider, string Kind, string Subject, string? Payload) : IRow<long>
{
    /// <summary>The provider's name of entries that are the emulator's own.</summary>
    public const string Self = "emulator";

    /// <summary>The kind of an entry that is an attempt of a webhook; its subject is the delivery's id.</summary>
    public const string Attempt = "webhook";

    /// <inheritdoc/>
    [JsonIgnore]
    public long Id => Number;

    /// <summary>Whether it is an attempt of a webhook: it waits for a receiver.</summary>
    [JsonIgnore]
    public bool IsAttempt => this is { Provider: Self, Kind: Attempt };
}
