namespace Contracts.Control;

/// <summary>How far the clock is advanced: exactly one member.</summary>
public sealed record AdvanceRequest
{
    /// <summary>By this much, e.g. <c>PT72H</c>; zero waits until all that is due has settled.</summary>
    public TimeSpan? By { get; init; }

    /// <summary>To this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>To the next entry of the agenda, when true.</summary>
    public bool? ToNext { get; init; }
}
