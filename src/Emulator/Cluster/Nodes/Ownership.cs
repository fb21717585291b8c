using System.Collections.Concurrent;
using Emulator.Core.Clock;
using Emulator.Core.Store;
using Emulator.Core.Workspaces;

namespace Emulator.Cluster.Nodes;

/// <summary>The workspaces that this node owns: takes them over, makes new ones, hands them over.</summary>
/// <param name="database">The database that the nodes share.</param>
/// <param name="store">Keeps what this node owns.</param>
/// <param name="registry">What is here.</param>
/// <param name="lease">Tells whether the node may answer.</param>
/// <param name="logger">Where it is told what failed.</param>
internal sealed partial class Ownership(SharedDatabase database, DurableStore store, WorkspaceRegistry registry, Lease lease, ILogger<Ownership> logger)
{
    private const int MostAtOnce = 32;

    /// <summary>Somebody may make workspaces as fast as they are handed over.</summary>
    private const int MostPasses = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(2), BetweenLooks = TimeSpan.FromMilliseconds(5), LongestLook = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<long, Owned> owned = new();
    private Membership? membership;
    private bool isLeaving;

    /// <summary>As what this process is a node; null while it is none.</summary>
    public Membership? Membership
    {
        get => Volatile.Read(ref membership);
        set => Volatile.Write(ref membership, value);
    }

    /// <summary>Whether the node leaves: it takes nothing over any more.</summary>
    public bool IsLeaving => Volatile.Read(ref isLeaving);

    /// <summary>Whether a workspace that nobody owns may be owned here.</summary>
    public bool Takes(long key) => creations.ContainsKey(key) || (!IsLeaving && !lease.IsOver);

    /// <summary>Whether this node owns the workspace with this number.</summary>
    public bool Has(long key) => owned.TryGetValue(key, out var one) && !one.Workspace.Place.HasMoved;

    /// <summary>Whether there is a workspace of this name, at whichever node.</summary>
    /// <exception cref="NotKeptException">That is not known at present.</exception>
    public async Task<bool> IsThereAsync(string name) => await database.Directory.KeyOfAsync(name, CancellationToken.None) != 0;

    /// <summary>A grain is activated here: takes its workspace over, or makes it.</summary>
    public async Task<Taken> TakeAsync(long key, Action deactivate, CancellationToken stop)
    {
        if (Membership is not { } member || lease.IsOver) return Taken.NotHere;
        if (await AdoptAsync(key, deactivate) is { } adopted) return Taken.Here(adopted);
        creations.TryGetValue(key, out var creation);
        using var limit = RealTime.Limit(lease.Length + LongestWait, stop);
        try
        {
            var workspace = await Task.Run(
                () => creation is null ? LoadAsync(key, member.Seat, limit.Token) : Task.FromResult<Workspace?>(Make(creation)), stop);
            if (workspace is null) return Taken.None;
            var taken = owned[key] = new Owned(workspace, member, deactivate);
            if (creation is not null) creation.Made = workspace;
            if (member != Membership) registry.Retire(workspace); // The node has lost its place meanwhile.
            return Taken.Here(taken);
        }
        catch (OperationCanceledException)
        {
            return Taken.NotHere; // Whoever owns it holds on to it: it is looked for there.
        }
        catch (Exception error)
        {
            if (creation is not null) creation.Failure = error;
            else if (error is not NotKeptException) LogFailure(logger, error, key);
            return Taken.Refused(error is NotKeptException told ? told.Message : "The workspace could not be taken over by another node.");
        }
    }

    /// <summary>The node that owns a workspace, as the database has it: the number of its seat; 0 when there is none, or nobody knows at present.</summary>
    public async Task<long> OwnerAsync(long key)
    {
        if (creations.ContainsKey(key)) return 0;
        try
        {
            return await database.Directory.SeatOfAsync(key, CancellationToken.None);
        }
        catch (NotKeptException)
        {
            return 0;
        }
    }

    /// <summary>Goes on with a workspace whose grain is made anew while the former one is still here: Orleans forgets where a grain is when the node is lost
    /// that remembered it. Null when it is not here.</summary>
    private async Task<Owned?> AdoptAsync(long key, Action deactivate)
    {
        if (!owned.TryGetValue(key, out var former)) return null;
        Task? release;
        lock (former)
        {
            release = former.Release;
            former.Release ??= Task.CompletedTask; // The former grain lets go of nothing any more.
        }

        if (release is not null) await release;
        var adopted = former with { Deactivate = deactivate, Release = null };
        return release is null && owned.TryUpdate(key, adopted, former) ? adopted : null;
    }

    /// <summary>The grain ends, or is to end: hands the workspace over, with all that was committed.</summary>
    public Task ReleaseAsync(long key, Owned? one)
    {
        if (one is null) return Task.CompletedTask;
        lock (one) return one.Release ??= Task.Run(() => HandOverAsync(key, one));
    }

    /// <summary>Hands a workspace over that this node owns, if it does.</summary>
    public async Task PutAwayAsync(long key)
    {
        if (!owned.TryGetValue(key, out var one)) return;
        await ReleaseAsync(key, one);
        one.Deactivate();
    }

    /// <summary>Takes over nothing any more, and hands over all; what comes by creation meanwhile too.</summary>
    public async Task LeaveAsync(CancellationToken stop)
    {
        Volatile.Write(ref isLeaving, true);
        for (var passes = 0; passes < MostPasses && !owned.IsEmpty && !stop.IsCancellationRequested; passes++)
        {
            await Parallel.ForEachAsync(
                owned.Keys, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stop }, async (key, _) => await PutAwayAsync(key));
        }
    }

    /// <summary>The node has lost its place: what it owned is closed at once.</summary>
    public void Lose()
    {
        var former = Membership;
        Membership = null;
        former?.End();
        foreach (var (key, one) in owned)
        {
            owned.TryRemove(KeyValuePair.Create(key, one));
            registry.Retire(one.Workspace);
            lock (one) one.Release ??= Task.CompletedTask;
        }
    }

    /// <summary>A workspace was found to be another node's, or was deleted. A deletion is taken down before anybody can ask again.</summary>
    public async Task ForgetAsync(Workspace workspace)
    {
        if (!owned.TryGetValue(workspace.Place.Key, out var one) || one.Workspace != workspace) return;
        if (workspace.Ended.IsCancellationRequested) await workspace.KeptAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        else registry.Retire(workspace);
        owned.TryRemove(KeyValuePair.Create(workspace.Place.Key, one));
        lock (one) one.Release ??= Task.CompletedTask;
        one.Deactivate();
    }

    private async Task<Workspace?> LoadAsync(long key, Seat seat, CancellationToken stop) => await database.Directory.AcquireAsync(key, seat, stop) is { } kept
        ? registry.Take(new WorkspacePlace(kept.Name, registry.Bring) { Key = key, Epoch = kept.Epoch })
        : null;

    private async Task HandOverAsync(long key, Owned one)
    {
        var workspace = one.Workspace;
        try
        {
            // Attempts that are under way come to their end, so that nobody makes them a second time; one that hangs is not waited for.
            var quiet = workspace.Runner.QuietlyAsync(() => registry.Retire(workspace));
            if (!await RealTime.EndsWithinAsync(quiet, LongestQuiet)) registry.Retire(workspace);
            registry.Retire(workspace);
            for (var until = RealTime.In(LongestLook); !workspace.Place.IsQuiet && RealTime.Until(until) > TimeSpan.Zero;)
                await RealTime.WaitAsync(BetweenLooks, CancellationToken.None);
            await store.FlushAsync(workspace);
            await database.Directory.ReleaseAsync(key, one.Membership.Seat, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogNotReleased(logger, error is NotKeptException ? null : error, workspace.Id, error.Message);
        }
        finally
        {
            owned.TryRemove(KeyValuePair.Create(key, one));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The workspace {Key} could not be taken over.")]
    private static partial void LogFailure(ILogger logger, Exception error, long key);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The workspace “{Workspace}” was not handed over in order, and answers elsewhere after the lease: {Reason}")]
    private static partial void LogNotReleased(ILogger logger, Exception? error, string workspace, string reason);
}
