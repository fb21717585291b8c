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
    public IEnumerable<string> Names => Places.Select(static place => place.Name);

    /// <summary>The places of all workspaces, in the order of their names.</summary>
    public IEnumerable<WorkspacePlace> Places => places.Select(static pair => pair.Value)
        .Where(static place => place.Here is not null || place.Key != 0).OrderBy(static place => place.Name, StringComparer.Ordinal);

    /// <summary>What teams use.</summary>
    public TeamUses Teams => house.Teams;

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

    /// <summary>What is said of the workspace with this name; null when there is none. Nothing is brought back for it.</summary>
    public WorkspaceTag? TagOf(string id) => places.GetValueOrDefault(id)?.Tag;

    /// <summary>The workspace with this name when it is in memory, else null. That is no sign that anybody wants it.</summary>
    public Workspace? FindHere(string id) => places.GetValueOrDefault(id)?.Here;

    /// <summary>The heads of workspaces that are away, by their numbers in the store; without those that cannot be read.</summary>
    public IReadOnlyDictionary<long, WorkspaceHead> Heads(IEnumerable<WorkspacePlace> away) => house.Store.Heads([.. away.Select(place => place.Key)]);

    /// <summary>The workspace that a credential names, or null.</summary>
    /// <exception cref="NotKeptException">It is put away, and cannot be brought back.</exception>
    public Workspace? FindByCredential(string kind, string value) => house.Directory.OwnerOf(kind, value)?.Get();

    /// <summary>The workspace whose journal has the exchange with this number, or may have; null when it is in none of those that are asked for.</summary>
    public Workspace? FindByExchange(long number, Func<WorkspaceTag, bool> isAsked) =>
        InMemory.FirstOrDefault(workspace => isAsked(workspace.Tag) && workspace.Journal.Find(number) is not null)
            ?? (house.Store.OwnerOf(number) is { } name && TagOf(name) is { } tag && isAsked(tag) ? Find(name) : null);

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
        TryAdd(spec.Id, spec.Tag, spec.MostOfTeam, place => new Workspace(spec, house, place), out made, out why);

    /// <summary>Makes a workspace as it was saved, unless the name is taken or there are as many as there may be.</summary>
    public bool TryLoad(SavedWorkspace saved, [NotNullWhen(true)] out Workspace? made, out NotMade? why) =>
        TryAdd(saved.Head.Id, saved.State.Tag.Value, null, place => new Workspace(saved, house, place), out made, out why);

    /// <summary>Deletes a workspace: this one, not another of its name. False when it has been deleted before.</summary>
    public bool Delete(Workspace workspace)
    {
        if (!workspace.End()) return false;
        if (places.TryRemove(KeyValuePair.Create(workspace.Id, workspace.Place))) Leave(workspace.Tag);
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

    private bool TryAdd(
        string id, WorkspaceTag tag, int? mostOfTeam, Func<WorkspacePlace, Workspace> make, [NotNullWhen(true)] out Workspace? made, out NotMade? why)
    {
        (made, why) = (null, Enter(tag, mostOfTeam));
        if (why is not null) return false;

        var isTried = false;
        var mine = new WorkspacePlace(id, place =>
        {
            // Who found the name in the meantime does not make it a second time.
            if (isTried) throw new WorkspaceEndedException(id);
            isTried = true;
            return Wired(make(place));
        })
        { Tag = tag };
        if (!places.TryAdd(id, mine))
        {
            Leave(tag);
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
            Leave(tag);
            throw;
        }

        Scheduled?.Invoke(made);
        return true;
    }

    /// <summary>Takes a place of the process, and of the team; or tells which has none.</summary>
    private NotMade? Enter(WorkspaceTag tag, int? mostOfTeam)
    {
        if (house.Teams.Of(tag.Team)?.TryEnter(mostOfTeam) == false) return NotMade.TooManyOfTeam;
        if (Interlocked.Increment(ref count) <= most) return null;
        Leave(tag);
        return NotMade.TooMany;
    }

    private void Leave(WorkspaceTag tag)
    {
        Interlocked.Decrement(ref count);
        house.Teams.Of(tag.Team)?.Leave();
    }

    /// <summary>Makes a kept workspace known: its name, and when something of it falls due.</summary>
    private void Know(KeptWorkspace kept)
    {
        var place = new WorkspacePlace(kept.Name, Load) { Key = kept.Key, Tag = kept.Tag };
        if (!places.TryAdd(kept.Name, place)) return;
        Interlocked.Increment(ref count);
        house.Teams.Of(kept.Tag.Team)?.TryEnter(null);
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
