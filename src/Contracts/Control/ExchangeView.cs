namespace Contracts.Control;

/// <summary>One call and its answer; secrets are masked. The members from <see cref="Workspace"/> on are given for a single exchange only.</summary>
public sealed record ExchangeView
{
    /// <summary>Unique over the process, growing.</summary>
    public required long Number { get; init; }

    /// <summary>When, by the workspace's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The verb.</summary>
    public required string Method { get; init; }

    /// <summary>The path as the caller wrote it.</summary>
    public required string Path { get; init; }

    /// <summary>The query without its question mark.</summary>
    public required string Query { get; init; }

    /// <summary>The status answered; null when a fault broke the connection.</summary>
    public required int? Status { get; init; }

    /// <summary>How long the decision took, in real milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>Who called, or null when no credential held.</summary>
    public required string? Caller { get; init; }

    /// <summary>The operation, or null when no route fits.</summary>
    public required string? Operation { get; init; }

    /// <summary>What a registered fault did, or null.</summary>
    public required string? Fault { get; init; }

    /// <summary>What was checked, in order.</summary>
    public required IReadOnlyList<CheckView> Checks { get; init; }

    /// <summary>For a refusal: what would have made the call pass.</summary>
    public required string? Fix { get; init; }

    /// <summary>The workspace.</summary>
    public string? Workspace { get; init; }

    /// <summary>The environment or generation that was called.</summary>
    public string? Surface { get; init; }

    /// <summary>The headers of the call.</summary>
    public IReadOnlyDictionary<string, string>? RequestHeaders { get; init; }

    /// <summary>The body of the call as text, cut at 64 KiB.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The headers of the answer.</summary>
    public IReadOnlyDictionary<string, string>? ResponseHeaders { get; init; }

    /// <summary>The body of the answer as text, cut at 64 KiB.</summary>
    public string? ResponseBody { get; init; }
}

/// <summary>What a stream tells, in an event <c>missed</c>, to a reader who fell too far behind.</summary>
/// <param name="Missed">How many things happened that he is not told.</param>
public sealed record MissedView(long Missed);

/// <summary>One line of a verdict.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>skipped</c>; of the check <c>unread</c>, which refuses nothing, <c>noticed</c>.</param>
/// <param name="Detail">Why, in plain words, or null.</param>
/// <param name="Evidence"><c>documented</c>, <c>observed</c> or <c>inferred</c>; of the check <c>unread</c> <c>unknown</c>.</param>
/// <param name="Source">The page or the reason.</param>
public sealed record CheckView(string Check, string Outcome, string? Detail, string Evidence, string Source);
