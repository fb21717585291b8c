namespace Emulator.Core.Workspaces;

/// <summary>Where a workspace is: in memory, or put away in the store, from where it comes back when somebody asks. Credentials and plans name the place, and
/// not the object. There is never more than one object of a workspace: as long as anybody has the one that was put away in hand, that one comes back.</summary>
public sealed class WorkspacePlace
{
    private readonly Lock moving = new();
    private Func<WorkspacePlace, Workspace>? make;
    private Workspace? here;
    private WeakReference<Workspace>? away;
    private int isAsked, underWay;
    private bool hasMoved;
    private WorkspaceTag tag = WorkspaceTag.None;

    /// <summary>The place of a workspace that is made, or brought back, when it is first asked for.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="make">Makes it.</param>
    public WorkspacePlace(string name, Func<WorkspacePlace, Workspace> make) => (Name, this.make) = (name, make);

    /// <summary>The place of a workspace that stays where it is.</summary>
    internal WorkspacePlace(Workspace here) => (Name, this.here) = (here.Id, here);

    /// <summary>What is said of the workspace; known also while it is away.</summary>
    public WorkspaceTag Tag
    {
        get => Here?.Tag ?? Volatile.Read(ref tag);
        init => tag = value;
    }

    /// <summary>The workspace's name.</summary>
    public string Name { get; }

    /// <summary>The number under which a store keeps it; 0 when none does yet.</summary>
    public long Key { get; set; }

    /// <summary>Whether the workspace goes on at another node: what is said of its object here is of no account any more.</summary>
    public bool HasMoved => Volatile.Read(ref hasMoved);

    /// <summary>Whether no call is between its decision and its entry in the journal; only counted where there are several nodes.</summary>
    internal bool IsQuiet => Volatile.Read(ref underWay) == 0;

    /// <summary>How often the workspace had another owner before, in a store that several processes share.</summary>
    internal long Epoch { get; init; }

    /// <summary>Whether a store that several processes share has its name and number already, and nothing else of it.</summary>
    internal bool IsReserved { get; set; }

    /// <summary>The workspace when it is in memory, else null.</summary>
    public Workspace? Here => Volatile.Read(ref here);

    /// <summary>The workspace; it is brought back when it is away.</summary>
    /// <exception cref="NotKeptException">It cannot be brought back.</exception>
    public Workspace Get()
    {
        if (isAsked == 0) Volatile.Write(ref isAsked, 1);
        return Bring();
    }

    /// <summary>The workspace, for what is not a sign that anybody wants it.</summary>
    /// <exception cref="NotKeptException">It cannot be brought back.</exception>
    internal Workspace Bring() => Volatile.Read(ref here) ?? Fetch();

    /// <summary>Whether somebody has asked for it since this was asked last.</summary>
    internal bool TakeAsked() => Interlocked.Exchange(ref isAsked, 0) == 1;

    /// <summary>A call begins to be decided.</summary>
    internal void Enter() => Interlocked.Increment(ref underWay);

    /// <summary>A call is in the journal, or came to nothing.</summary>
    internal void Leave() => Interlocked.Decrement(ref underWay);

    /// <summary>The workspace goes on elsewhere.</summary>
    internal void Move() => Volatile.Write(ref hasMoved, true);

    /// <summary>Lets go of the object; it stays as long as others hold it.</summary>
    /// <param name="load">Brings it back.</param>
    internal void PutAway(Func<WorkspacePlace, Workspace> load)
    {
        lock (moving)
        {
            if (here is null) return;
            here.Move(static (claims, all) => claims.Leave(all));
            Volatile.Write(ref tag, here.Tag);
            (make, away) = (load, new WeakReference<Workspace>(here));
            Volatile.Write(ref here, null);
        }
    }

    private Workspace Fetch()
    {
        lock (moving)
        {
            if (here is { } already) return already;
            Workspace? found = null;
            if (away?.TryGetTarget(out found) == true) found.Move(static (claims, all) => claims.Return(all));
            found ??= make!(this);
            (make, away) = (null, null);
            Volatile.Write(ref here, found);
            return found;
        }
    }
}
