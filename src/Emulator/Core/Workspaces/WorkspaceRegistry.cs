using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Emulator.Core.Workspaces;

/// <summary>All workspaces of the process, found by name or by a credential. A name is free again when its workspace is deleted; whoever has that one in hand
/// has no part in the next of the name.</summary>
/// <param name="house">What they share.</param>
/// <param name="most">The largest number of them.</param>
public sealed class WorkspaceRegistry(WorkspaceHouse house, int most) : IDisposable
{
    /// <summary>The workspace of a fresh process: its credentials are fixed, and calls that name no known credential are journalled in it.</summary>
    public const string DefaultId = "default";

    private readonly ConcurrentDictionary<string, Lazy<Workspace>> workspaces = new(StringComparer.Ordinal);
    private Task seeding = Task.CompletedTask;
    private Workspace? @default;
    private int count;

    /// <summary>Raised when something of a workspace may have fallen due earlier than before, and when it is deleted.</summary>
    public event Action<Workspace>? Scheduled;

    /// <summary>The largest number of workspaces.</summary>
    public int Most => most;

    /// <summary>All workspaces, in the order of their names.</summary>
    public IEnumerable<Workspace> All
    {
        get
        {
            var all = new List<Workspace>();
            foreach (var (_, workspace) in workspaces)
                if (workspace.IsValueCreated) all.Add(workspace.Value);
            all.Sort(static (one, other) => string.CompareOrdinal(one.Id, other.Id));
            return all;
        }
    }

    /// <summary>The number of workspaces.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The workspace of a fresh process. Who asks while it is made waits for it.</summary>
    public Workspace Default => @default ??= Await();

    /// <summary>Ends when the workspace of a fresh process is made.</summary>
    public Task Seeded => seeding;

    /// <summary>The workspace with this name, or null.</summary>
    public Workspace? Find(string id)
    {
        if (!workspaces.TryGetValue(id, out var workspace)) return null;
        try
        {
            return workspace.Value;
        }
        catch (Exception) when (!workspace.IsValueCreated)
        {
            return null; // It could not be made; whoever wanted it is told why.
        }
    }

    /// <summary>The workspace that a credential names, or null.</summary>
    public Workspace? FindByCredential(string kind, string value) => (Workspace?)house.Directory.OwnerOf(kind, value);

    /// <summary>Makes the workspace of a fresh process on a thread of its own, beside what else is done at the start.</summary>
    public Task SeedAsync(WorkspaceSpec spec) => seeding = Task.Run(() => TryCreate(spec, out _, out _));

    /// <summary>Makes a workspace, unless the name is taken or there are as many as there may be.</summary>
    public bool TryCreate(WorkspaceSpec spec, [NotNullWhen(true)] out Workspace? made, out NotMade? why) =>
        TryAdd(spec.Id, () => new Workspace(spec, house), out made, out why);

    /// <summary>Makes a workspace as it was saved, unless the name is taken or there are as many as there may be.</summary>
    public bool TryLoad(SavedWorkspace saved, [NotNullWhen(true)] out Workspace? made, out NotMade? why) =>
        TryAdd(saved.Head.Id, () => new Workspace(saved, house), out made, out why);

    private bool TryAdd(string id, Func<Workspace> make, [NotNullWhen(true)] out Workspace? made, out NotMade? why)
    {
        (made, why) = (null, null);
        if (Interlocked.Increment(ref count) > most)
        {
            Interlocked.Decrement(ref count);
            why = NotMade.TooMany;
            return false;
        }

        var mine = new Lazy<Workspace>(() => Wired(make()));
        if (!workspaces.TryAdd(id, mine))
        {
            Interlocked.Decrement(ref count);
            why = NotMade.Taken;
            return false;
        }

        try
        {
            made = mine.Value;
        }
        catch
        {
            workspaces.TryRemove(KeyValuePair.Create(id, mine));
            Interlocked.Decrement(ref count);
            throw;
        }

        Scheduled?.Invoke(made);
        return true;
    }

    /// <summary>Deletes a workspace: this one, not another of its name. False when it has been deleted before.</summary>
    public bool Delete(Workspace workspace)
    {
        if (!workspace.End()) return false;
        if (workspaces.TryGetValue(workspace.Id, out var known) && known.IsValueCreated
            && known.Value == workspace && workspaces.TryRemove(KeyValuePair.Create(workspace.Id, known)))
            Interlocked.Decrement(ref count);
        workspace.Scheduled -= Tell;
        Scheduled?.Invoke(workspace); // Whoever has planned something for it lets go of it.
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var workspace in All) workspace.Dispose();
    }

    private Workspace Await()
    {
        seeding.Wait();
        return Find(DefaultId) ?? throw new InvalidOperationException("The default workspace is seeded before anything is served.");
    }

    private Workspace Wired(Workspace workspace)
    {
        workspace.Scheduled += Tell;
        return workspace;
    }

    private void Tell(Workspace workspace) => Scheduled?.Invoke(workspace);
}

/// <summary>Why a workspace was not made.</summary>
public enum NotMade
{
    /// <summary>There is one of this name.</summary>
    Taken,

    /// <summary>There are as many as there may be.</summary>
    TooMany,
}
