using System.Net;
using System.Net.Sockets;
using Emulator.Cluster.Forwarding;
using Emulator.Core.Clock;
using Emulator.Core.Journal;
using Emulator.Core.Store;
using Emulator.Core.Workspaces;
using Orleans.Runtime;

namespace Emulator.Cluster.Nodes;

/// <summary>This process as a node: joins, gives signs of life, joins anew when it was cut off or held for dead, and leaves in order.</summary>
/// <param name="settings">What is set.</param>
/// <param name="listens">The host of the address that the process listens on.</param>
/// <param name="database">The database that the nodes share.</param>
/// <param name="ownership">What this node owns.</param>
/// <param name="own">The way of a call here.</param>
/// <param name="lease">Tells whether the node may answer.</param>
/// <param name="services">The services of the process.</param>
/// <param name="logger">Where it is told.</param>
internal sealed partial class ClusterNode(
    ClusterSettings settings, string listens, SharedDatabase database, Ownership ownership, OwnWay own, Lease lease,
    IServiceProvider services, ILogger<ClusterNode> logger) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500), BeforeTryingAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestHandOver = TimeSpan.FromSeconds(15), LongestLeave = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan UntilCallersHaveGone = TimeSpan.FromSeconds(3), UntilAllKnow = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource ending = new();
    private Task beating = Task.CompletedTask;
    private IPAddress? address;
    private int isLooking;

    /// <summary>Takes a seat; before anything is answered.</summary>
    /// <exception cref="NotKeptException">The database cannot be used.</exception>
    public async Task JoinAsync()
    {
        var (mark, seat) = (RealTime.In(lease.Length), await database.Nodes.JoinAsync(Announced().ToString(), lease.Length, ending.Token));
        Numbering.Share(seat.Slot);
        lease.Renew(mark);
        ownership.Membership = new Membership(seat);
    }

    /// <summary>Starts Orleans, and makes the workspace of all calls that name no other, unless there is one.</summary>
    public async Task SeedAsync(WorkspaceSpec @default)
    {
        beating = Task.Factory.StartNew(KeepBeating, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await StartSiloAsync(ownership.Membership!);
        while (await database.Directory.KeyOfAsync(@default.Id, ending.Token) == 0)
        {
            if (await ownership.CreateAsync(@default) is { Made: { } made }) await made.KeptAsync();
            else await RealTime.WaitAsync(BeforeTryingAgain, ending.Token); // Another node makes it.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hands over all workspaces while calls still come: they are sent to the nodes that have them by then.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        using var limit = RealTime.Limit(LongestHandOver, cancellationToken);
        // Balancers see the health, and callers are told with each answer to close the connection: when nothing is served any more, nobody comes.
        var gone = RealTime.WaitAsync(UntilCallersHaveGone, cancellationToken);
        await ownership.LeaveAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!own.IsQuiet && !limit.IsCancellationRequested)
            await RealTime.WaitAsync(BetweenLooks, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await RealTime.WaitAsync(UntilAllKnow, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await gone.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing is served any more: leaves the others in order.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        using var limit = RealTime.Limit(LongestLeave, CancellationToken.None);
        await ownership.LeaveAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // What was made last.
        await ending.CancelAsync();
        await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ownership.Membership is not { } member) return;
        if (member.Silo is { } silo)
        {
            await silo.LeaveAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await silo.DisposeAsync();
        }

        ownership.Lose();
        lease.Lose();
        await database.Nodes.LeaveAsync(member.Seat, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => ending.Dispose();

    private async Task StartSiloAsync(Membership member) =>
        member.Silo = await Silo.StartAsync(
            member.Seat.Generation, Announced(), database.Source, services, () => member.IsDead = true, ending.Token);

    /// <summary>On a thread of its own: a process in which all others are busy or wait is there all the same.</summary>
    private void KeepBeating()
    {
        while (!ending.Token.WaitHandle.WaitOne(Beat))
        {
            if (ownership.Membership is not { } member) continue;
            var isKnown = TryBeat(member);
            if (!lease.IsOver && member.Silo is { } silo) _ = Task.Run(() => LookAsync(silo));
            if (!isKnown || member.IsDead || lease.IsOver)
                RejoinAsync(member).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }
    }

    /// <summary>Gives a sign of life. The lease is counted from before it was given.</summary>
    /// <returns>False when the seat is lost.</returns>
    private bool TryBeat(Membership member)
    {
        var mark = RealTime.In(lease.Length);
        try
        {
            if (!database.Nodes.Beat(member.Seat)) return false;
            if (!lease.IsOver) lease.Renew(mark);
            return true;
        }
        catch (NotKeptException)
        {
            return true; // Not known: the lease tells when it has gone on for too long.
        }
    }

    /// <summary>Looks which of the others are gone.</summary>
    private async Task LookAsync(Silo silo)
    {
        if (Interlocked.Exchange(ref isLooking, 1) == 1) return;
        try
        {
            var seats = await database.Nodes.AllAsync(ending.Token);
            if (!lease.IsOver) await silo.BuryAsync(seats);
        }
        catch (Exception error) when (error is NotKeptException or OrleansException or OperationCanceledException or ObjectDisposedException)
        {
            // Orleans finds out by itself, a little later.
        }
        finally
        {
            Volatile.Write(ref isLooking, 0);
        }
    }

    /// <summary>Gives up all that it owned, and begins anew as a node that nobody knows.</summary>
    private async Task RejoinAsync(Membership former)
    {
        lease.Lose();
        ownership.Lose();
        if (former.Silo is { } silo) _ = Task.Run(() => silo.DisposeAsync().AsTask());
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await database.Nodes.LeaveAsync(former.Seat, ending.Token); // Nothing of it is here any more: nobody needs to wait.
                await JoinAsync();
                await StartSiloAsync(ownership.Membership!);
                LogBack(logger);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                ownership.Lose();
                lease.Lose();
                if (error is not NotKeptException) LogNotBack(logger, error);
                await RealTime.WaitAsync(BeforeTryingAgain, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The address that other nodes reach this one at.</summary>
    private IPAddress Announced() => address ??= Find(settings.Address.Length > 0 ? settings.Address : listens);

    private static IPAddress Find(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return IPAddress.Loopback;
        if (IPAddress.TryParse(host, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)) return address;
        var isEverywhere = address is not null || host is "*" or "+" or "";
        try
        {
            var found = Dns.GetHostAddresses(isEverywhere ? Dns.GetHostName() : host);
            return found.OrderBy(one => one.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
                .FirstOrDefault(one => !isEverywhere || !IPAddress.IsLoopback(one))
                ?? IPAddress.Loopback;
        }
        catch (SocketException error)
        {
            throw new SettingsException($"cluster:address: “{host}” is no address that can be found: {error.Message}");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "This node was cut off from the cluster for longer than its lease, or held for dead by the others: it let go of its workspaces, and has joined anew.")]
    private static partial void LogBack(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "This node could not join the cluster anew; it tries again.")]
    private static partial void LogNotBack(ILogger logger, Exception error);
}
