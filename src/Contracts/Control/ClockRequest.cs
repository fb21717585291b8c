namespace Contracts.Control;

/// <summary>How the clock of a new workspace goes.</summary>
public sealed record ClockRequest
{
    /// <summary><c>live</c> (the default), <c>frozen</c> or <c>scaled</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>Where it starts; the machine's time when absent.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>How many times as fast as real time a scaled clock goes.</summary>
    public double? Factor { get; init; }
}
