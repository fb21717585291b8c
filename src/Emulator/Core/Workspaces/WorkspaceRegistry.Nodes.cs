namespace Emulator.Core.Workspaces;

/// <summary>What is different where several nodes share the workspaces: then only those are here that this node owns.</summary>
public sealed partial class WorkspaceRegistry
{
    /// <summary>Makes a workspace where there are several nodes; null where this process is the only one.</summary>
    internal Func<WorkspaceSpec, Task<(Workspace? Made, NotMade? Why)>>? Shared { get; set; }

    /// <summary>All workspaces where there are several nodes; null where this process is the only one.</summary>
    internal Func<CancellationToken, Task<IReadOnlyList<KeptWorkspace>>>? SharedList { get; set; }

    /// <summary>The places of all workspaces, whichever node owns them, in the order of their names. Those of other nodes are for looking at only.</summary>
    /// <exception cref="NotKeptException">They cannot be read.</exception>
    public async Task<IEnumerable<WorkspacePlace>> PlacesAsync(CancellationToken stop) => SharedList is not { } shared ? Places
        : (await shared(stop)).OrderBy(static kept => kept.Name, StringComparer.Ordinal)
            .Select(kept => places.GetValueOrDefault(kept.Name) ?? new WorkspacePlace(kept.Name, Load) { Key = kept.Key, Tag = kept.Tag });

    /// <summary>Makes a workspace, unless the name is taken or there are as many as there may be.</summary>
    /// <exception cref="NotKeptException">It cannot be kept.</exception>
    public Task<(Workspace? Made, NotMade? Why)> CreateAsync(WorkspaceSpec spec)
    {
        if (Shared is { } shared) return shared(spec);
        TryCreate(spec, out var made, out var why);
        return Task.FromResult((made, why));
    }

    /// <summary>Deletes the workspace of a name where there are several nodes; null where this process is the only one.</summary>
    internal Func<string, Task>? SharedDelete { get; set; }

    /// <summary>Deletes the workspace of a name, wherever it is, and waits until that is kept; nothing happens when there is none.</summary>
    /// <exception cref="NotKeptException">That cannot be kept.</exception>
    public async Task DeleteAsync(string name)
    {
        if (Find(name) is { } here)
        {
            if (Delete(here)) await here.KeptAsync();
        }
        else if (SharedDelete is { } shared)
        {
            await shared(name);
        }
    }

    /// <summary>As <see cref="SeedAsync(WorkspaceSpec)"/>, where others may have made it already.</summary>
    internal Task SeedAsync(Func<Task> seed) => seeding = Task.Run(seed);

    /// <summary>Makes a workspace known that this node owns from now on.</summary>
    /// <param name="place">Its place, with the number under which it is kept.</param>
    /// <exception cref="NotKeptException">It cannot be read.</exception>
    internal Workspace Take(WorkspacePlace place)
    {
        if (!places.TryAdd(place.Name, place)) throw new NotKeptException($"There are two workspaces “{place.Name}”.");
        Interlocked.Increment(ref count);
        try
        {
            var taken = place.Get();
            house.Teams.Of(taken.Tag.Team)?.TryEnter(null); // Whoever reserved the name has looked how many there are.
            return taken;
        }
        catch
        {
            if (places.TryRemove(KeyValuePair.Create(place.Name, place))) Interlocked.Decrement(ref count);
            throw;
        }
    }

    /// <summary>Brings a workspace back from its store, for its place.</summary>
    internal Workspace Bring(WorkspacePlace place) => Load(place);

    /// <summary>Makes a workspace for its place.</summary>
    internal Workspace Make(WorkspaceSpec spec, WorkspacePlace place) => Wired(new Workspace(spec, house, place));

    /// <summary>Closes a workspace that goes on elsewhere: nothing changes in it here any more, and who follows or waits is told that it ended.
    /// False when it has ended before.</summary>
    internal bool Retire(Workspace workspace)
    {
        workspace.Place.Move();
        if (places.TryRemove(KeyValuePair.Create(workspace.Id, workspace.Place))) Leave(workspace.Tag);
        Interlocked.CompareExchange(ref @default, null, workspace);
        var isOpen = workspace.End(isElsewhere: true);
        Scheduled?.Invoke(workspace); // Whoever has planned something for it lets go of it.
        workspace.Scheduled -= Tell;
        return isOpen;
    }

    /// <summary>Those in memory that nobody has asked for since this was called last, in which nothing goes on and nothing falls due soon.</summary>
    internal IEnumerable<WorkspacePlace> TakeIdle(TimeSpan soon)
    {
        foreach (var (_, place) in places)
            if (place.Here is { } workspace && place.Key != 0 && !place.TakeAsked() && place.Name != DefaultId && workspace.IsIdle(soon)) yield return place;
    }
}
