namespace Emulator.Core.Webhooks;

/// <summary>One attempt of a delivery.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Status">The status received, or null.</param>
/// <param name="Error">What went wrong when no status was received, or null.</param>
/// <param name="DurationMs">How long it took, in real milliseconds.</param>
/// <param name="ResponseBody">The answer's body as text, cut at 64 KiB.</param>
public sealed record Attempt(DateTimeOffset At, int? Status, string? Error, double DurationMs, string ResponseBody)
{
    /// <summary>Whether the target may not be called at all.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Whether the receiver took it: any 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
