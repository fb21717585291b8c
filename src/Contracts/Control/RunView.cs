namespace Contracts.Control;

/// <summary>A scenario that runs or has run.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Workspace">The workspace in which it runs.</param>
/// <param name="Title">The scenario's title.</param>
/// <param name="State"><c>running</c>, <c>passed</c> or <c>failed</c>.</param>
/// <param name="StartedAt">When it was started, in real time.</param>
/// <param name="Steps">Its steps.</param>
public sealed record RunView(string RunId, string Workspace, string Title, string State, DateTimeOffset StartedAt, IReadOnlyList<RunStepView> Steps);

/// <summary>A step of a run.</summary>
/// <param name="Index">Its number, from 1.</param>
/// <param name="Line">Its line in the text.</param>
/// <param name="Title">What happens, in words.</param>
/// <param name="At">When, by the workspace's clock; while it waits, when it is due, or null when that is not known yet.</param>
/// <param name="Outcome"><c>waiting</c>, <c>running</c>, <c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Detail">What came of it; for a failure what was seen instead.</param>
/// <param name="DurationMs">How long it took, in real milliseconds.</param>
public sealed record RunStepView(int Index, int Line, string Title, DateTimeOffset? At, string Outcome, string? Detail, double DurationMs);

/// <summary>The answer to starting a scenario.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Workspace">The workspace in which it runs: the one that was asked, or one of its own.</param>
public sealed record RunStarted(string RunId, string Workspace);

/// <summary>Who moves the clock while a scenario runs.</summary>
public enum ScenarioPace
{
    /// <summary>The scenario, from one step to the next.</summary>
    Fast,

    /// <summary>Nobody: time goes by itself.</summary>
    Live,

    /// <summary>You: the clock stands, and the steps happen on the way when it is moved.</summary>
    Manual,
}
