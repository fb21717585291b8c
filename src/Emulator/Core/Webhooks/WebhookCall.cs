using System.Collections.Immutable;

namespace Emulator.Core.Webhooks;

/// <summary>A call that a provider makes to its customer, as a handler asks for it: the outbox turns it into a delivery.</summary>
/// <param name="Event">The event in the emulator's words: <c>assessment.completed</c> and the like.</param>
/// <param name="Subject">The id of the record that it is about; deliveries of one subject go out in order.</param>
/// <param name="Url">Where to; credentials in it (<c>https://user:password@host/</c>) become Basic authentication, as clients do, in place of an
/// <c>Authorization</c> among the headers.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Body">The body as text.</param>
/// <param name="Plan">The provider's retries.</param>
public sealed record WebhookCall(string Event, string Subject, string Url, string ContentType, string Body, RetryPlan Plan)
{
    /// <summary>Whether an address has credentials in it.</summary>
    public static bool HasCredentials(string url) => Uri.TryCreate(url, UriKind.Absolute, out var target) && target.UserInfo.Length > 0;

    /// <summary>Headers beyond <c>Content-Type</c>, e.g. <c>Authorization</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];
}
