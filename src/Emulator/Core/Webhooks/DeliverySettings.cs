namespace Emulator.Core.Webhooks;

/// <summary>How webhooks go out.</summary>
public sealed class DeliverySettings
{
    /// <summary>Whether targets may be public addresses. Off: a fake must not ring a stranger's bell.</summary>
    public bool AllowPublicTargets { get; init; }

    /// <summary>The longest that one attempt may take in real time, whatever the provider's own time-out is.</summary>
    public TimeSpan LongestAttempt { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many attempts of one workspace may be under way at once.</summary>
    public int AttemptsPerWorkspace { get; init; } = 16;

    /// <summary>How many attempts may be under way at once in all.</summary>
    public int AttemptsInAll { get; init; } = 128;
}
