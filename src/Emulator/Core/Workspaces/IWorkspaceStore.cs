using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Emulator.Core.History;
using Emulator.Core.Journal;
using Emulator.Core.Keys;

namespace Emulator.Core.Workspaces;

/// <summary>The floor under the workspaces: takes down what they commit, and brings them back after the process has ended. What is not overridden keeps
/// nothing: a workspace lives as long as the process, and a commit is done at once.</summary>
public interface IWorkspaceStore
{
    /// <summary>Why nothing can be kept at present, in one line; null when all is well. Then what would change anything is refused.</summary>
    string? Failure => null;

    /// <summary>Whether it reads in commits what a workspace begins with; else that is not written out for it, row by row.</summary>
    bool ReadsBeginnings => false;

    /// <summary>Whether other processes may take its workspaces over, also when this one is killed. Then what a caller was told must not depend on what is
    /// written behind: credentials that users choose are reserved before they are issued, and calls that count are set aside.</summary>
    bool IsShared => false;

    /// <summary>Takes down a commit. Called inside the workspace's gate, so it only queues.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="after">The value that it leads to.</param>
    /// <returns>Ends when the commit will not be lost any more; fails with <see cref="NotKeptException"/>.</returns>
    Task Append(Workspace workspace, Commit commit, WorkspaceState after);

    /// <summary>Takes down an act that was noted in the history.</summary>
    /// <returns>As for a commit.</returns>
    Task Note(Workspace workspace, HistoryEntry act) => Task.CompletedTask;

    /// <summary>Says that the journal or a counter of the workspace has gone on: that is taken down soon, and nobody waits for it.</summary>
    void GoneOn(Workspace workspace)
    {
    }

    /// <summary>Takes the quota counters down, with the calls that are set aside.</summary>
    /// <returns>As for a commit.</returns>
    Task KeepCounts(Workspace workspace) => Task.CompletedTask;

    /// <summary>Reserves credentials for a workspace before they are issued, all or none.</summary>
    /// <returns>The one that another workspace has; null when all are reserved.</returns>
    /// <exception cref="NotKeptException">It cannot be done at present.</exception>
    Claim? Reserve(Workspace workspace, IReadOnlyCollection<Claim> chosen) => null;

    /// <summary>Gives credentials back that were reserved and not issued.</summary>
    void GiveBack(Workspace workspace, IReadOnlyCollection<Claim> chosen)
    {
    }

    /// <summary>Forgets the journal of the workspace, and its history when that is said.</summary>
    /// <returns>As for a commit.</returns>
    Task Forget(Workspace workspace, bool withHistory) => Task.CompletedTask;

    /// <summary>All that is kept, by name: read once, when the process starts.</summary>
    IEnumerable<KeptWorkspace> List() => [];

    /// <summary>A kept workspace, whole.</summary>
    /// <exception cref="NotKeptException">It cannot be read.</exception>
    SavedWorkspace Load(WorkspacePlace place) => throw new InvalidOperationException("Nothing is kept.");

    /// <summary>The heads of kept workspaces, by their numbers; one that cannot be read is left out.</summary>
    IReadOnlyDictionary<long, WorkspaceHead> Heads(IReadOnlyCollection<long> keys) => ImmutableDictionary<long, WorkspaceHead>.Empty;

    /// <summary>What is kept of the process itself and belongs to no workspace, of one kind; what keeps nothing has none.</summary>
    /// <exception cref="NotKeptException">It cannot be read.</exception>
    IReadOnlyList<ProcessRow> Rows(string kind) => [];

    /// <summary>Keeps something of the process itself in place of what it had under the kind and the name.</summary>
    /// <param name="row">What is kept; without data nothing is, any more.</param>
    /// <returns>Ends when it will not be lost any more; fails with <see cref="NotKeptException"/>.</returns>
    Task PutAsync(ProcessRow row) => Task.CompletedTask;

    /// <summary>The name of the kept workspace whose journal has the exchange with this number, or null.</summary>
    string? OwnerOf(long exchange) => null;

    /// <summary>The number of the kept workspace that a credential names; 0 when there is none.</summary>
    long OwnerOf(string kind, string value) => 0;

    /// <summary>Whether a text is a key that names a kept workspace, without regard to case.</summary>
    bool IsKey(ReadOnlySpan<char> text) => false;
}

/// <summary>Waiting for a store.</summary>
internal static class WorkspaceStoreExtensions
{
    /// <summary>Waits until something is kept.</summary>
    /// <exception cref="NotKeptException">It cannot be kept at present.</exception>
    public static async Task WaitAsync(this IWorkspaceStore store, Task durable, StoreMark mark)
    {
        try
        {
            await durable;
        }
        catch (NotKeptException) when (store.Failure is null)
        {
            // What could not be kept at first has been kept since: nothing is left over when it goes on.
        }

        await mark.Kept;
    }
}

/// <summary>A workspace in the directory of a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The number under which it is kept.</param>
/// <param name="Due">The real time until something of it falls due by itself, or it ends; null when nothing ever does.</param>
public sealed record KeptWorkspace(string Name, long Key, TimeSpan? Due)
{
    /// <summary>How often it had another owner before, in a store that several processes share.</summary>
    internal long Epoch { get; init; }

    /// <summary>What is said of it. When it ends is left out: that is among what falls due.</summary>
    public WorkspaceTag Tag { get; init; } = WorkspaceTag.None;
}

/// <summary>Something of the process itself.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Name">Its name, one of its kind.</param>
/// <param name="Data">What it is; null when there is none.</param>
public sealed record ProcessRow(string Kind, string Name, byte[]? Data);

/// <summary>Something cannot be kept, or what is kept cannot be read: the disk is full, the file is damaged.</summary>
/// <param name="message">Why, in one line.</param>
/// <param name="cause">What said so.</param>
[SuppressMessage("Design", "CA1032", Justification = "It always says why.")]
public sealed class NotKeptException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>How far a store has taken a workspace down; the store's own bookkeeping, which goes with the object.</summary>
internal sealed class StoreMark
{
    /// <summary>1 when the journal or a counter has gone on since it was taken down.</summary>
    public int IsBehind;

    /// <summary>Whether its end is taken down: nothing of it is kept after that, whatever was still on its way.</summary>
    public bool IsOver;

    /// <summary>Whether another process has the workspace now: nothing of it is kept from here any more.</summary>
    public volatile bool IsFenced;

    /// <summary>How far the journal is taken down.</summary>
    public JournalMark Journal;

    /// <summary>Its head as it was brought back; null for one that is new.</summary>
    public WorkspaceHead? Head;

    /// <summary>What those who wait are told when all that the store has taken is written.</summary>
    public Task Kept => IsFenced ? Task.FromException(new NotKeptException("The workspace has moved to another node.")) : Task.CompletedTask;
}

/// <summary>Keeps nothing.</summary>
public sealed class MemoryStore : IWorkspaceStore
{
    /// <inheritdoc/>
    public Task Append(Workspace workspace, Commit commit, WorkspaceState after) => Task.CompletedTask;
}
