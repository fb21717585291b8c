using System.Text.Json.Serialization;

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

    /// <summary>What became of the bodies, in one sentence, when they are not kept any more; then they are empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BodiesDropped { get; init; }
}

/// <summary>One attempt of a delivery.</summary>
public sealed record AttemptView
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The status received, or null.</summary>
    public int? Status { get; init; }

    /// <summary>What went wrong when no status was received, or null.</summary>
    public string? Error { get; init; }

    /// <summary>How long it took, in real milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>The headers sent, each as it was sent.</summary>
    public required IReadOnlyDictionary<string, string> RequestHeaders { get; init; }

    /// <summary>The body sent.</summary>
    public required string RequestBody { get; init; }

    /// <summary>True when it fell due while no process was there to make it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Late { get; init; }

    /// <summary>The reason phrase beside the status.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Where a redirect leads. It is not followed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Location { get; init; }

    /// <summary>The answer's body as text: decoded (gzip, br, deflate), as far as it came, cut at 64 KiB.</summary>
    public required string ResponseBody { get; init; }
}

/// <summary>Whether webhooks are held, and how many are.</summary>
/// <param name="Holding">Whether new webhooks are queued instead of sent.</param>
/// <param name="Held">How many are queued.</param>
public sealed record HoldView(bool Holding, int Held);

/// <summary>Sends a webhook again.</summary>
public sealed record ReplayRequest
{
    /// <summary>Where to, when not to the same URL.</summary>
    public string? Url { get; init; }
}

/// <summary>Lets go what is held: all of it without a member, and then nothing is held any longer.</summary>
public sealed record ReleaseRequest
{
    /// <summary>The oldest few.</summary>
    public int? Count { get; init; }

    /// <summary>These, in this order: a way to let them arrive out of order.</summary>
    public IReadOnlyList<string>? Ids { get; init; }
}
