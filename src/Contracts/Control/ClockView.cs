namespace Contracts.Control;

/// <summary>The clock of a workspace.</summary>
/// <param name="Mode"><c>live</c>, <c>frozen</c> or <c>scaled</c>.</param>
/// <param name="Now">The instant.</param>
/// <param name="Factor">How many times as fast as real time it goes: 1 when live, 0 when frozen.</param>
/// <param name="NextDue">What happens next, or null.</param>
public sealed record ClockView(string Mode, DateTimeOffset Now, double Factor, NextDueView? NextDue);

/// <summary>What happens next in a workspace.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What sort of entry, e.g. <c>webhook</c>.</param>
public sealed record NextDueView(DateTimeOffset At, string Kind);

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

/// <summary>Lets the clock go faster or slower than real time.</summary>
/// <param name="Factor">How many times as fast: above 0, at most 100,000.</param>
public sealed record ScaleRequest(double Factor);

/// <summary>How far the clock is advanced: exactly one member.</summary>
public sealed record AdvanceRequest
{
    /// <summary>By this much, e.g. <c>PT72H</c>; zero waits until all that is due has settled. Months and years are those of the calendar.</summary>
    public CalendarDuration? By { get; init; }

    /// <summary>To this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>To the next entry of the agenda, when true.</summary>
    public bool? ToNext { get; init; }
}

/// <summary>What happened on the way.</summary>
/// <param name="Now">The instant at the end.</param>
/// <param name="Ran">The entries that ran, in order.</param>
public sealed record AdvanceReport(DateTimeOffset Now, IReadOnlyList<RanView> Ran);

/// <summary>An agenda entry that has run.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Summary">What came of it.</param>
public sealed record RanView(DateTimeOffset At, string Kind, string Summary);

/// <summary>Something that will happen in a workspace.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Kind">What sort of entry, e.g. <c>webhook</c>.</param>
/// <param name="Provider">The provider that it belongs to, or <c>emulator</c>.</param>
/// <param name="Subject">The id of what it happens to.</param>
public sealed record AgendaEntryView(DateTimeOffset At, string Kind, string Provider, string Subject);
