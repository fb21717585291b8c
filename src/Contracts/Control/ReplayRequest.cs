namespace Contracts.Control;

/// <summary>Sends a webhook again.</summary>
public sealed record ReplayRequest
{
    /// <summary>Where to, when not to the same URL.</summary>
    public string? Url { get; init; }
}
