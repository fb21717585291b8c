namespace Contracts.Control;

/// <summary>A webhook delivery; secrets are masked.</summary>
public sealed record WebhookView
{
    /// <summary>Its id in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The provider that sends it.</summary>
    public required string Provider { get; init; }

    /// <summary>The event, e.g. <c>assessment.completed</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The id of the record that it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it goes.</summary>
    public required string Url { get; init; }

    /// <summary><c>scheduled</c>, <c>delivered</c>, <c>failed</c>, <c>held</c> or <c>blocked</c>.</summary>
    public required string State { get; init; }

    /// <summary>When the event happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the next attempt is due, or null.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The delivery that this one repeats, or null.</summary>
    public string? ReplayOf { get; init; }

    /// <summary>The attempts, oldest first.</summary>
    public required IReadOnlyList<AttemptView> Attempts { get; init; }
}
