using System.Collections.Concurrent;
using Emulator.Cluster.Forwarding;
using Emulator.Core.Store;
using Emulator.Core.Workspaces;
using Orleans.Runtime;

namespace Emulator.Cluster.Nodes;

/// <content>How workspaces are made.</content>
internal sealed partial class Ownership
{
    private const int MostTries = 16;
    private readonly ConcurrentDictionary<long, Creation> creations = new();

    /// <summary>Makes a workspace here, unless the name is taken in the cluster or there are as many as there may be.</summary>
    /// <exception cref="NotKeptException">It cannot be kept.</exception>
    public async Task<(Workspace? Made, NotMade? Why)> CreateAsync(WorkspaceSpec spec)
    {
        if (Membership is not { Silo: not null } member || lease.Refusal is not null)
            throw new NotKeptException(lease.Refusal ?? "This node joins the cluster.");
        var reservation = await database.Directory.ReserveAsync(
            spec.Id, member.Seat, registry.Most, CancellationToken.None, spec.Tag.Team, spec.MostOfTeam);
        if (reservation.Why is { } why) return (null, why);
        var creation = creations[reservation.Key] = new Creation(spec, reservation);
        try
        {
            for (var tries = 1; !await TryOpenAsync(member.Grain(reservation.Key)!) && tries < MostTries; tries++)
                await Sending.PauseAsync(tries, member.Lost);
            if (creation.Made is { } made) return (made, null);
            throw creation.Failure ?? new NotKeptException("The workspace could not be made here.");
        }
        catch (Exception error) when (error is OrleansException or OperationCanceledException)
        {
            throw new NotKeptException("This node has lost touch with the cluster.", error);
        }
        finally
        {
            creations.TryRemove(reservation.Key, out _);
            if (creation.Made is null) await GiveUpAsync(reservation.Key, member.Seat);
        }
    }

    private static async Task<bool> TryOpenAsync(IWorkspaceGrain grain)
    {
        try
        {
            await grain.OpenAsync();
            return true;
        }
        catch (Exception error) when (Sending.IsUnbegun(error))
        {
            return false;
        }
    }

    private Workspace Make(Creation creation)
    {
        var (spec, (key, epoch, _)) = creation;
        return registry.Take(new WorkspacePlace(spec.Id, place => registry.Make(spec, place)) { Key = key, Epoch = epoch, IsReserved = true });
    }

    private async Task GiveUpAsync(long key, Seat seat)
    {
        try
        {
            await database.Directory.GiveUpAsync(key, seat, CancellationToken.None);
        }
        catch (NotKeptException)
        {
            // It is swept when this node's lease is over.
        }
    }

    /// <summary>A workspace that is to be made here.</summary>
    private sealed record Creation(WorkspaceSpec Spec, Reservation Reservation)
    {
        public Workspace? Made { get; set; }

        public Exception? Failure { get; set; }
    }
}
