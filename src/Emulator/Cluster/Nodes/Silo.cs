using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Emulator.Cluster.Forwarding;
using Emulator.Core.Store;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Emulator.Cluster.Nodes;

/// <summary>This node's part of Orleans, in a host of its own: it is made anew when the node joins anew.</summary>
internal sealed class Silo : IAsyncDisposable
{
    private const int MostTries = 5;
    private const string Cluster = "emulator", Prefix = "seat ";
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(3);
    private readonly IHost host;
    private readonly IClusterMembershipService members;

    private Silo(IHost host)
    {
        (this.host, Grains) = (host, host.Services.GetRequiredService<IGrainFactory>());
        members = host.Services.GetRequiredService<IClusterMembershipService>();
    }

    /// <summary>The way to the workspaces.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>Starts one on a free port.</summary>
    /// <param name="seat">The number of the node's seat.</param>
    /// <param name="address">The address that is announced.</param>
    /// <param name="source">The database that the nodes share.</param>
    /// <param name="services">The services of the process.</param>
    /// <param name="fail">Told when it is dead to the others.</param>
    /// <param name="stop">Ends the start.</param>
    public static async Task<Silo> StartAsync(
        long seat, IPAddress address, NpgsqlDataSource source, IServiceProvider services, Action fail, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            var silo = new Silo(Build(seat, address, FreePort(address), source, services, fail));
            try
            {
                await silo.host.StartAsync(stop);
                return silo;
            }
            catch (Exception error)
            {
                await silo.DisposeAsync();
                // Somebody else may have taken the port meanwhile.
                if (tries == MostTries || stop.IsCancellationRequested || !IsTaken(error)) throw;
            }
        }
    }

    /// <summary>Tells all that those are dead whose seats are: their leases are over, so that they answer nothing, and nobody needs to probe them.</summary>
    /// <param name="seats">All seats, as they were a moment ago.</param>
    public async Task BuryAsync(IReadOnlyCollection<SeatView> seats)
    {
        var latest = seats.Max(static seat => (long?)seat.Generation) ?? 0;
        var there = seats.Where(static seat => seat.IsThere).Select(static seat => seat.Generation).ToHashSet();
        foreach (var (silo, member) in members.CurrentSnapshot.Members)
        {
            // Who has joined since is not among them.
            if (member.Status is SiloStatus.Joining or SiloStatus.Active or SiloStatus.ShuttingDown && SeatOf(member.Name) is var seat && seat <= latest
                && !there.Contains(seat)) await members.TryKill(silo);
        }
    }

    /// <summary>The name by which a silo tells its seat.</summary>
    public static string NameOf(long generation) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{generation}");

    private static long SeatOf(string name) =>
        long.TryParse(name.AsSpan(Math.Min(Prefix.Length, name.Length)), CultureInfo.InvariantCulture, out var seat) ? seat : 0;

    /// <summary>Leaves in order: the others know at once.</summary>
    public async Task LeaveAsync(CancellationToken stop) => await host.StopAsync(stop);

    /// <summary>Ends without a word; the others find out.</summary>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else host.Dispose();
    }

    private static IHost Build(long seat, IPAddress address, int port, NpgsqlDataSource source, IServiceProvider services, Action fail)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(services.GetRequiredService<ILoggerFactory>());
        builder.Services.AddSingleton<IHostLifetime, Quiet>();
        builder.Services.AddSingleton(services.GetRequiredService<Ownership>());
        builder.Services.AddSingleton(services.GetRequiredService<OwnWay>());
        builder.UseOrleans(silo =>
        {
            silo.Services.AddSingleton<IMembershipTable>(new MembershipTable(source));
            silo.Services.AddSingleton<IFatalErrorHandler>(new SiloFailures(fail));
            silo.AddPlacementDirector<OwnerPlacement, OwnerPlacementDirector>();
            silo.Configure<ClusterOptions>(static options => (options.ClusterId, options.ServiceId) = (Cluster, Cluster));
            silo.Configure<SiloOptions>(options => options.SiloName = NameOf(seat));
            // A call that comes too late is turned away, and tried again by whoever sent it: one that was sent on is given up when the node in between ends.
            silo.Configure<SiloMessagingOptions>(static options => options.MaxForwardCount = 0);
            silo.Configure<EndpointOptions>(options =>
            {
                (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (address, port, 0);
                options.SiloListeningEndpoint = new IPEndPoint(address, port);
            });
            silo.Configure<ClusterMembershipOptions>(static options =>
            {
                // Who is over is told by the seats, see BuryAsync; a node that is only slow to answer another one is not held for dead.
                (options.ProbeTimeout, options.NumMissedProbesLimit) = (BetweenProbes, 5);
                (options.TableRefreshTimeout, options.DeathVoteExpirationTimeout) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
                options.ExtendProbeTimeoutDuringDegradation = false;
            });
        });
        return builder.Build();
    }

    private static bool IsTaken(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (cause is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }) return true;
        return false;
    }

    private static int FreePort(IPAddress address)
    {
        using var probe = new TcpListener(address, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Signals are for the process's own host.</summary>
    private sealed class Quiet : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
