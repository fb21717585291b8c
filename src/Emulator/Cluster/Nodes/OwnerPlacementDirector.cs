using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Emulator.Cluster.Nodes;

/// <summary>Says where a workspace is placed: where the database has it, and else here, so that whoever asks first has it.</summary>
/// <param name="ownership">What this node owns; tells whether it takes more.</param>
/// <param name="members">Who is there.</param>
internal sealed class OwnerPlacementDirector(Ownership ownership, IClusterMembershipService members) : IPlacementDirector
{
    private int turn;

    public async Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var key = target.GrainIdentity.TryGetIntegerKey(out var number, out _) ? number : 0;
        if (await OwnerAsync(key) is { } owner && silos.Contains(owner)) return owner;
        if (silos.Contains(context.LocalSilo) && (ownership.Takes(key) || silos.Length == 1)) return context.LocalSilo;
        var others = silos.Where(silo => !silo.Equals(context.LocalSilo)).Order().ToArray();
        if (others.Length == 0) throw new OrleansException("There is no node that takes the workspace.");
        return others[(int)((uint)Interlocked.Increment(ref turn) % others.Length)];
    }

    private async Task<SiloAddress?> OwnerAsync(long key)
    {
        if (await ownership.OwnerAsync(key) is not (> 0 and var seat)) return null;
        var name = Silo.NameOf(seat);
        foreach (var (silo, member) in members.CurrentSnapshot.Members)
            if (member.Name == name && member.Status == SiloStatus.Active) return silo;
        return null;
    }
}
