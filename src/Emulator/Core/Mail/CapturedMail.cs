using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Core.Mail;

/// <summary>An e-mail that a provider would have sent.</summary>
/// <param name="Id">Number in the workspace, growing.</param>
/// <param name="Provider">The provider that sends it.</param>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Draft">Addresses, subject, text and links.</param>
public sealed record CapturedMail(int Id, string Provider, DateTimeOffset At, MailDraft Draft) : IRow<int>;

/// <summary>An e-mail that the provider would send now, as a handler asks for it. It is captured, never sent.</summary>
/// <param name="To">The addresses.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Links">The links that a person would click, absolute.</param>
public sealed record MailDraft(ImmutableArray<string> To, string Subject, string Text, ImmutableArray<string> Links)
{
    /// <summary>The HTML part, or null when the text says it all.</summary>
    public string? Html { get; init; }

    /// <summary>What its texts take, in bytes.</summary>
    [JsonIgnore]
    public long Bytes => sizeof(char) * ((long)Subject.Length + Text.Length + (Html?.Length ?? 0)
        + To.Sum(static address => (long)address.Length) + Links.Sum(static link => (long)link.Length));
}
