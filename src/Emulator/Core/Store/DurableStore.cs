using System.Collections.Concurrent;
using System.Text.Json;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Keeps workspaces in a database. What is committed gathers while the writer writes what came before; all of it is then written at once, and those
/// who wait are told when it is on the disk. Journals and counters are written behind, five times a second.</summary>
internal sealed class DurableStore : IWorkspaceStore, IDisposable
{
    private const int MostPending = 100_000;
    private static readonly TimeSpan Behind = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(1);
    private readonly Func<IStoreDatabase> find;
    private readonly JsonSerializerOptions answers;
    private readonly ILogger logger;
    private readonly object gate = new();
    private readonly List<StoreItem> pending = [];
    private readonly ConcurrentQueue<Workspace> behind = new();
    private readonly SemaphoreSlim signal = new(0);
    private readonly KnownClaims known = new();
    private TaskCompletionSource open = NewTicket();
    private IStoreDatabase? database;
    private StoreReader? reader;
    private StoreWriter? writer;
    private StoreFormats? formats;
    private JournalTerms? terms;
    private Thread? thread;
    private string? failure;
    private long lastKey;
    private bool isEnding;

    /// <summary>A store in a database; it is opened when the house is known.</summary>
    /// <param name="find">Opens the database.</param>
    /// <param name="answers">How the answers of acts are written.</param>
    /// <param name="logger">Where it is told when nothing can be kept.</param>
    public DurableStore(Func<IStoreDatabase> find, JsonSerializerOptions answers, ILogger logger) =>
        (this.find, this.answers, this.logger) = (find, answers, logger);

    /// <summary>Raised when a workspace was found to be another process's: nothing of it is kept from here any more.</summary>
    public event Action<Workspace>? Fenced;

    /// <inheritdoc/>
    public string? Failure => Volatile.Read(ref failure);

    /// <inheritdoc/>
    public bool IsShared => database!.IsShared;

    /// <summary>Opens the database and begins to write. Before anything is made or read.</summary>
    /// <exception cref="NotKeptException">It cannot be used.</exception>
    public void Open(WorkspaceHouse house)
    {
        (database, terms) = (find(), house.Terms);
        formats = new StoreFormats(house, answers);
        reader = new StoreReader(database, formats);
        terms.Shared = database.Terms;
        terms.Add(reader.Terms(terms.Counts));
        try
        {
            writer = new StoreWriter(database, formats, house, known, workspace => Fenced?.Invoke(workspace));
            lastKey = writer.LastKey;
        }
        catch (Exception error) when (database.Told(error) is { } told)
        {
            throw told;
        }

        thread = new Thread(Work) { IsBackground = true, Name = "store" };
        thread.Start();
        if (!database.IsShared) _ = Task.Run(() => known.Learn(reader, logger));
    }

    /// <inheritdoc/>
    public Task Append(Workspace workspace, Commit commit, WorkspaceState after)
    {
        var item = new CommitItem(workspace, commit, after, workspace.Clock.Reading, RealTime.Now);
        lock (gate)
        {
            if (workspace.Place is { Key: 0 } or { IsReserved: true })
            {
                if (workspace.Place.Key == 0) workspace.Place.Key = ++lastKey;
                workspace.Place.IsReserved = false;
                item = item with { Whole = Task.Run(() => formats!.Pack(item)) };
            }

            // Who is faster than the disk for long waits for it.
            while (pending.Count >= MostPending && failure is null && !isEnding) Monitor.Wait(gate);
            return Add(item);
        }
    }

    /// <inheritdoc/>
    public Task Note(Workspace workspace, HistoryEntry act) => Add(new ActItem(workspace, act));

    /// <inheritdoc/>
    public Task Forget(Workspace workspace, bool withHistory) =>
        Add(new ForgetItem(workspace, withHistory, workspace.Journal.LastDropped, Numbering.Last));

    /// <inheritdoc/>
    public Task KeepCounts(Workspace workspace) => Add(new CountItem(workspace));

    /// <summary>Takes down all that is written behind, when nothing is decided in the workspace any more and another process is to go on with it.</summary>
    /// <returns>As for a commit.</returns>
    public Task FlushAsync(Workspace workspace)
    {
        workspace.Quotas.GiveBackAhead();
        return Add(new FlushItem(workspace));
    }

    /// <inheritdoc/>
    public Claim? Reserve(Workspace workspace, IReadOnlyCollection<Claim> chosen) => database!.Reserve(workspace, chosen);

    /// <inheritdoc/>
    public void GiveBack(Workspace workspace, IReadOnlyCollection<Claim> chosen) => database!.GiveBack(workspace, chosen);

    /// <inheritdoc/>
    public void GoneOn(Workspace workspace)
    {
        ref var mark = ref workspace.Mark.IsBehind;
        if (Volatile.Read(ref mark) == 0 && Interlocked.Exchange(ref mark, 1) == 0) behind.Enqueue(workspace);
    }

    /// <inheritdoc/>
    public IEnumerable<KeptWorkspace> List() => database!.IsShared ? [] : reader!.List();

    /// <inheritdoc/>
    public SavedWorkspace Load(WorkspacePlace place)
    {
        var loaded = reader!.Load(place.Key, place.Name);
        if (database!.IsShared) terms!.Add(reader.Terms(terms.Counts)); // Those that other processes have added until then.
        return loaded;
    }

    /// <inheritdoc/>
    public string? OwnerOf(long exchange) => reader!.OwnerOf(exchange);

    /// <inheritdoc/>
    public long OwnerOf(string kind, string value) => !database!.IsShared && known.MayHave(value) ? reader!.OwnerOf(kind, value) : 0;

    /// <inheritdoc/>
    public bool IsKey(ReadOnlySpan<char> text) => known.IsKey(text) || (IsShared && KnownClaims.IsLong(text) && RoutingMark.KeyOf(text) != 0);

    /// <summary>Writes all that has come, and lets go of the database.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isEnding) return;
            isEnding = true;
            Monitor.PulseAll(gate);
        }

        signal.Release();
        thread?.Join();
        writer?.Dispose();
        database?.Dispose();
    }

    private static TaskCompletionSource NewTicket() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task Add(StoreItem item)
    {
        lock (gate)
        {
            if (isEnding) return Task.FromException(new NotKeptException("The emulator ends."));
            pending.Add(item);
            if (pending.Count == 1) signal.Release();
            return open.Task;
        }
    }

    private void Work()
    {
        var (next, items, gone) = (RealTime.In(Behind), new List<StoreItem>(), new List<Workspace>());
        for (var isOver = false; !isOver;)
        {
            signal.Wait(failure is null ? RealTime.Until(next) : BeforeTryingAgain);
            TaskCompletionSource? ticket;
            (isOver, ticket) = Take(items);
            if (isOver || RealTime.Until(next) == TimeSpan.Zero)
            {
                TakeBehind(gone, isOver);
                next = RealTime.In(Behind);
            }

            if (items.Count == 0 && gone.Count == 0 && !isOver) continue;
            if (TryWrite(items, gone, isOver) is { } reason) ticket?.TrySetException(reason);
            else ticket?.TrySetResult();
            _ = ticket?.Task.Exception; // Nobody may be waiting for it.
        }
    }

    private void TakeBehind(List<Workspace> gone, bool isOver)
    {
        while (behind.TryDequeue(out var workspace))
        {
            Volatile.Write(ref workspace.Mark.IsBehind, 0);
            if (!workspace.Ended.IsCancellationRequested || isOver) gone.Add(workspace);
        }
    }

    /// <summary>Takes what has come since, behind what could not be written before.</summary>
    private (bool IsOver, TaskCompletionSource? Ticket) Take(List<StoreItem> items)
    {
        lock (gate)
        {
            if (pending.Count == 0) return (isEnding, null);
            items.AddRange(pending);
            pending.Clear();
            var ticket = open;
            open = NewTicket();
            Monitor.PulseAll(gate);
            return (isEnding, ticket);
        }
    }

    /// <summary>Writes all of it; what cannot be written stays, to be tried again.</summary>
    /// <returns>Why it could not be written, or null.</returns>
    private NotKeptException? TryWrite(List<StoreItem> items, List<Workspace> gone, bool isOver, bool isAgain = false)
    {
        try
        {
            items.RemoveRange(0, writer!.Settle());
            var behindNow = database!.IsShared ? [.. gone.Union(items.OfType<FlushItem>().Select(static item => item.Workspace))] : gone;
            foreach (var item in writer.Write(items, behindNow, isOver))
                _ = Task.Run(() => Add(new CheckpointItem(item.Workspace, item.Commit.Version, formats!.Pack(item))));
            items.Clear();
            gone.Clear();
            if (failure is not null) StoreLog.GoesOn(logger);
            Volatile.Write(ref failure, null);
            return null;
        }
        catch (Exception error)
        {
            if (!isAgain && failure is null && database!.IsPassing(error)) return TryWrite(items, gone, isOver, isAgain: true);
            // A bug is told as such: nothing is acknowledged that is not on the disk.
            var told = database!.Told(error);
            var reason = told ?? new NotKeptException($"A fault of the emulator: {error.GetType().Name}.", error);
            if (failure is null) StoreLog.Failure(logger, told is null ? error : null, reason.Message);
            Volatile.Write(ref failure, reason.Message);
            return reason;
        }
    }
}
