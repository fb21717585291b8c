using Emulator.Core.History;

namespace Emulator.Core.Workspaces;

/// <summary>Takes down the commits of workspaces, in order.</summary>
public interface ICommitLog
{
    /// <summary>Whether it reads what a workspace begins with; else that is not written out for it, row by row.</summary>
    bool ReadsBeginnings { get; }

    /// <summary>Takes down a commit. Called inside the workspace's gate, so it only queues.</summary>
    /// <returns>Ends when the commit will not be lost any more.</returns>
    Task Append(Workspace workspace, Commit commit);
}

/// <summary>Keeps nothing: a workspace lives as long as the process, and a commit is done at once.</summary>
public sealed class MemoryLog : ICommitLog
{
    /// <inheritdoc/>
    public bool ReadsBeginnings => false;

    /// <inheritdoc/>
    public Task Append(Workspace workspace, Commit commit) => Task.CompletedTask;
}
