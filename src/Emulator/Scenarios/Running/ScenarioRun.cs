using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Contracts.Control;
using Emulator.Core.State;

namespace Emulator.Scenarios.Running;

/// <summary>A scenario that runs or has run, as data: a process that never knew it can go on with it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">The scenario's title.</param>
/// <param name="AskedIn">The workspace that was asked.</param>
/// <param name="Workspace">The workspace in which it runs.</param>
/// <param name="Pace">Who moves the clock.</param>
/// <param name="StartedAt">When it was started, in real time.</param>
internal sealed record ScenarioRun(int Id, string Title, string AskedIn, string Workspace, ScenarioPace Pace, DateTimeOffset StartedAt) : IRow<int>
{
    private const string Prefix = "run-";

    /// <summary><c>running</c>, <c>passed</c> or <c>failed</c>.</summary>
    public string State { get; init; } = "running";

    /// <summary>Whether it runs in another workspace than the one that keeps this row, which is the one that was asked.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The instant at which it began, by the clock of its workspace.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>How far it has come.</summary>
    public RunPosition Position { get; init; } = new(1);

    [JsonIgnore]
    public bool IsRunning => State == "running";

    /// <summary>The name by which it is known: <c>run-7</c>.</summary>
    [JsonIgnore]
    public string Name => Prefix + Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number in a name, or null.</summary>
    public static int? Number(string name) => name.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>How far a run has come.</summary>
/// <param name="Step">The number of the step that is at work or comes next, from 1.</param>
internal sealed record RunPosition(int Step)
{
    /// <summary>How far that step has come.</summary>
    public RunPhase Phase { get; init; }

    /// <summary>The number of the wait, which grows with each.</summary>
    public int Ticket { get; init; }

    /// <summary>The moment that is waited for, or was waited for last.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>How many calls of a step with several have been made.</summary>
    public int Done { get; init; }

    /// <summary>Until when an expectation waits; null when that is not known yet.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The number of the last exchange that a step has waited for.</summary>
    public long Seen { get; init; }
}

/// <summary>How far a step has come.</summary>
internal enum RunPhase
{
    /// <summary>It comes next.</summary>
    Ahead,

    /// <summary>Its moment is on the agenda.</summary>
    Waiting,

    /// <summary>It is at work.</summary>
    Acting,

    /// <summary>It waits in the midst of its work; the moment is on the agenda.</summary>
    Pausing,
}

/// <summary>A step of a run.</summary>
/// <param name="Run">The run's number.</param>
/// <param name="Report">What came of it.</param>
internal sealed record RunStep(int Run, StepReport Report) : IRow<long>
{
    /// <summary>More than a scenario has steps.</summary>
    private const long Room = 10_000;

    [JsonIgnore]
    public long Id => (Run * Room) + Report.Index;
}

/// <summary>The text of a run.</summary>
/// <param name="Id">The run's number.</param>
/// <param name="Text">The scenario as it was written.</param>
internal sealed record RunScript(int Id, string Text) : IRow<int>;

/// <summary>What a run remembers.</summary>
/// <param name="Id">The run's number.</param>
/// <param name="Names">The names and what they stand for, as JSON; empty before it has begun.</param>
/// <param name="Tokens">The headers that sign-in calls gave, by provider and caller.</param>
internal sealed record RunNotes(int Id, string Names, ImmutableSortedDictionary<string, SignInHeader> Tokens) : IRow<int>
{
    /// <summary>Nothing yet.</summary>
    public static RunNotes Empty(int id) => new(id, "", ImmutableSortedDictionary.Create<string, SignInHeader>(StringComparer.Ordinal));
}

/// <summary>A header that a sign-in gave.</summary>
internal sealed record SignInHeader(string Name, string Value);

/// <summary>A run with the reports of its steps.</summary>
internal sealed record RunReport(ScenarioRun Run, ImmutableArray<StepReport> Steps)
{
    /// <summary>What a step says that was under way when its run was stopped.</summary>
    public const string WasStopped = "The run was stopped.";

    /// <summary>The report of a run that was stopped where it stands: the step that was reached has failed, and those after it are skipped.</summary>
    public RunReport Stopped() => new(Run with { State = "failed" }, [.. Steps.Select(static step =>
        step.Outcome is not ("waiting" or "running") ? step
        : step.At is null ? step with { Outcome = "skipped" }
        : step with { Outcome = "failed", Detail = WasStopped })]);
}
