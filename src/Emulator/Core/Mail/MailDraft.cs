using System.Collections.Immutable;

namespace Emulator.Core.Mail;

/// <summary>An e-mail that the provider would send now, as a handler asks for it. It is captured, never sent.</summary>
/// <param name="To">The addresses.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Links">The links that a person would click, absolute.</param>
public sealed record MailDraft(ImmutableArray<string> To, string Subject, string Text, ImmutableArray<string> Links)
{
    /// <summary>The HTML part, or null when the text says it all.</summary>
    public string? Html { get; init; }
}
