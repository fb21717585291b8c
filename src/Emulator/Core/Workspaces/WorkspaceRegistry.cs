using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Emulator.Core.Workspaces;

/// <summary>All workspaces of the process, found by name or by a credential. A name is free again when its workspace is deleted; whoever has that one in hand
/// has no part in the next of the name.</summary>
/// <param name="house">What they share.</param>
/// <param name="most">The largest number of them.</param>
public sealed partial class WorkspaceRegistry(WorkspaceHouse house, int most) : IDisposable
{
    /// <summary>The workspace of a fresh process: its credentials are fixed, and calls that name no known credential are journalled in it.</summary>
    public const string DefaultId = "default";

    private readonly ConcurrentDictionary<string, WorkspacePlace> places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, WorkspacePlace> away = new();
    private List<(WorkspacePlace Place, TimeSpan Due)> planned = [];
    private Task seeding = Task.CompletedTask;
    private Workspace? @default;
    private int count;

    /// <summary>Raised when something of a workspace may have fallen due earlier than before, and when it is deleted.</summary>
    public event Action<Workspace>? Scheduled;

    /// <summary>Raised when a workspace was brought back from its store.</summary>
    public event Action<Workspace>? Loaded;

    /// <summary>The largest number of workspaces.</summary>
    public int Most => most;

    /// <summary>Why nothing can be kept at present, in one line; null when all is well. Then nothing changes.</summary>
    public string? Failure => house.Store.Failure ?? house.Refusal?.Invoke();

    /// <summary>The workspaces in memory, in the order of their names.</summary>
    public IEnumerable<Workspace> InMemory
    {
        get
        {
            var all = new List<Workspace>();
            foreach (var (_, place) in places)
                if (place.Here is { } here) all.Add(here);
            all.Sort(static (one, other) => string.CompareOrdinal(one.Id, other.Id));
            return all;
        }
    }

    /// <summary>The names of all workspaces, also of those that are put away, in their order.</summary>
    public IEnumerable<string> Names =>
        places.Where(pair => pair.Value.Here is not null || pair.Value.Key != 0).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    /// <summary>The number of workspaces.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The workspace of a fresh process. Who asks while it is made waits for it.</summary>
    public Workspace Default => @default ??= Await();

    /// <summary>Ends when the workspace of a fresh process is made.</summary>
    public Task Seeded => seeding;

    /// <summary>The workspace with this name, or null.</summary>
    /// <exception cref="NotKeptException">It is put away, and cannot be brought back.</exception>
    public Workspace? Find(string id)
    {
        if (!places.TryGetValue(id, out var place)) return null;
        try
        {
            return place.Get();
        }
        catch (Exception error) when (error is not NotKeptException && place.Here is null)
        {
            return null; // It could not be made; whoever wanted it is told why.
        }
    }

    /// <summary>The workspace that a credential names, or null.</summary>
    /// <exception cref="NotKeptException">It is put away, and cannot be brought back.</exception>
    public Workspace? FindByCredential(string kind, string value) => house.Directory.OwnerOf(kind, value)?.Get();

    /// <summary>The workspace whose journal has the exchange with this number, or may have; null when it is in none.</summary>
    public Workspace? FindByExchange(long number) =>
        InMemory.FirstOrDefault(workspace => workspace.Journal.Find(number) is not null) ?? (house.Store.OwnerOf(number) is { } name ? Find(name) : null);

    /// <summary>Brings the directory of what is kept to mind and makes the workspace of a fresh process, unless it is kept too; on a thread of its own,
    /// beside what else is done at the start.</summary>
    public Task SeedAsync(WorkspaceSpec spec) => seeding = Task.Run(() =>
    {
        house.Directory.Away = FindAway;
        foreach (var kept in house.Store.List()) Know(kept);
        if (Find(spec.Id) is null) TryCreate(spec, out _, out _);
    });

    /// <summary>Makes a workspace, unless the name is taken or there are as many as there may be.</summary>
    public bool TryCreate(WorkspaceSpec spec, [NotNullWhen(true)] out Workspace? made, out NotMade? why) =>
        TryAdd(spec.Id, place => new Workspace(spec, house, place), out made, out why);

    /// <summary>Makes a workspace as it was saved, unless the name is taken or there are as many as there may be.</summary>
    public bool TryLoad(SavedWorkspace saved, [NotNullWhen(true)] out Workspace? made, out NotMade? why) =>
        TryAdd(saved.Head.Id, place => new Workspace(saved, house, place), out made, out why);

    /// <summary>Deletes a workspace: this one, not another of its name. False when it has been deleted before.</summary>
    public bool Delete(Workspace workspace)
    {
        if (!workspace.End()) return false;
        if (places.TryRemove(KeyValuePair.Create(workspace.Id, workspace.Place))) Interlocked.Decrement(ref count);
        away.TryRemove(workspace.Place.Key, out _);
        workspace.Scheduled -= Tell;
        Scheduled?.Invoke(workspace); // Whoever has planned something for it lets go of it.
        return true;
    }

    /// <summary>The workspaces that were kept by a process before, each with the real time until something of it falls due.</summary>
    internal IEnumerable<(WorkspacePlace Place, TimeSpan Due)> Planned
    {
        get
        {
            Task.WaitAny(seeding);
            // What cannot be read is told to whoever asks for the workspaces, in one line.
            return seeding.IsCompletedSuccessfully ? Interlocked.Exchange(ref planned, []) : [];
        }
    }

    /// <summary>Lets go of those in memory that nobody has asked for since this was called last, in which nothing goes on and nothing falls due soon.</summary>
    /// <param name="soon">What falls due within this real time is soon.</param>
    /// <returns>How many.</returns>
    internal int PutAwayIdle(TimeSpan soon)
    {
        var gone = 0;
        foreach (var place in TakeIdle(soon))
        {
            away[place.Key] = place;
            place.PutAway(Load);
            gone++;
        }

        return gone;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var workspace in InMemory) workspace.Dispose();
    }

    private bool TryAdd(string id, Func<WorkspacePlace, Workspace> make, [NotNullWhen(true)] out Workspace? made, out NotMade? why)
    {
        (made, why) = (null, null);
        if (Interlocked.Increment(ref count) > most)
        {
            Interlocked.Decrement(ref count);
            why = NotMade.TooMany;
            return false;
        }

        var isTried = false;
        var mine = new WorkspacePlace(id, place =>
        {
            // Who found the name in the meantime does not make it a second time.
            if (isTried) throw new WorkspaceEndedException(id);
            isTried = true;
            return Wired(make(place));
        });
        if (!places.TryAdd(id, mine))
        {
            Interlocked.Decrement(ref count);
            why = NotMade.Taken;
            return false;
        }

        try
        {
            made = mine.Get();
        }
        catch
        {
            places.TryRemove(KeyValuePair.Create(id, mine));
            Interlocked.Decrement(ref count);
            throw;
        }

        Scheduled?.Invoke(made);
        return true;
    }

    /// <summary>Makes a kept workspace known: its name, and when something of it falls due.</summary>
    private void Know(KeptWorkspace kept)
    {
        var place = new WorkspacePlace(kept.Name, Load) { Key = kept.Key };
        if (!places.TryAdd(kept.Name, place)) return;
        Interlocked.Increment(ref count);
        away[kept.Key] = place;
        if (kept.Due is { } due) planned.Add((place, due));
    }

    private WorkspacePlace? FindAway(string kind, string value) =>
        house.Store.OwnerOf(kind, value) is > 0 and var key && away.TryGetValue(key, out var place) ? place : null;

    private Workspace Load(WorkspacePlace place)
    {
        var loaded = Wired(new Workspace(house.Store.Load(place), house, place));
        Scheduled?.Invoke(loaded);
        Loaded?.Invoke(loaded);
        return loaded;
    }

    private Workspace Await()
    {
        if (Shared is not null) return Find(DefaultId) ?? throw new WorkspaceEndedException(DefaultId);
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
