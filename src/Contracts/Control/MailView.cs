namespace Contracts.Control;

/// <summary>A captured e-mail.</summary>
public sealed record MailView
{
    /// <summary>Its id in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The provider that would have sent it.</summary>
    public required string Provider { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The addresses.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>The subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML part, or null.</summary>
    public string? Html { get; init; }

    /// <summary>The links in it, absolute and working.</summary>
    public required IReadOnlyList<string> Links { get; init; }
}
