using System.Net;

namespace Contracts.Control;

/// <summary>The control API refused a call; the message is what it said.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="problem">The problem as it was told, or null when there was none.</param>
public sealed class ControlException(HttpStatusCode status, ProblemView? problem) : Exception(problem?.Detail ?? $"The control API answered {(int)status}.")
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The problem as it was told, or null.</summary>
    public ProblemView? Problem { get; } = problem;
}
