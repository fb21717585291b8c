namespace Contracts.Control;

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

    /// <summary>The headers sent.</summary>
    public required IReadOnlyDictionary<string, string> RequestHeaders { get; init; }

    /// <summary>The body sent.</summary>
    public required string RequestBody { get; init; }

    /// <summary>The answer's body, cut at 64 KiB.</summary>
    public required string ResponseBody { get; init; }
}
