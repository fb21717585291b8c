using Emulator.Core.Judging;

namespace Emulator.Core.Calls;

/// <summary>Where calls are decided when several nodes share the workspaces: each by the node that owns the workspace that it names. Where the process is the
/// only one there is none, and nothing of it costs anything.</summary>
public interface IWorkspaceRouter
{
    /// <summary>Why this node may answer nothing at present, in one line; null when all is well.</summary>
    string? Refusal { get; }

    /// <summary>What this node is, in a word: <c>ready</c>, <c>leaving</c>, or <c>away</c> when it may answer nothing.</summary>
    string Status { get; }

    /// <summary>Finds who decides a provider's call; one that another node decides is sent there, and what it answers is sent on.</summary>
    /// <param name="context">The call.</param>
    /// <param name="credential">What it names its workspace with; null when nothing in it does.</param>
    /// <param name="body">Its body, which has been read.</param>
    /// <returns>Whether it is to be decided here, and why nobody can decide it, if so; neither when it has been answered.</returns>
    Task<Routed> RouteAsync(HttpContext context, Credential? credential, ReadBody body);

    /// <summary>Has a call journalled that the web server refused, where its workspace is.</summary>
    /// <param name="call">What is known of it.</param>
    /// <param name="credential">What it names its workspace with, or null.</param>
    /// <returns>Whether that is here.</returns>
    bool IsUnservedHere(UnservedCall call, Credential? credential);
}

/// <summary>Who decides a call.</summary>
/// <param name="IsHere">This node.</param>
/// <param name="Refusal">Nobody, for this reason; null when somebody does.</param>
public readonly record struct Routed(bool IsHere, string? Refusal);

/// <summary>The body of a call, as far as it could be read.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="IsTooLarge">Whether it is larger than may be; then it has not been read.</param>
/// <param name="Broken">Why it could not be read; null when it could.</param>
public readonly record struct ReadBody(ReadOnlyMemory<byte> Bytes, bool IsTooLarge, BadHttpRequestException? Broken);
