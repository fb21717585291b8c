using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Emulator.Cluster.Nodes;

/// <summary>Says where a workspace is placed.</summary>
/// <param name="ownership">What this node owns; tells whether it takes more.</param>
internal sealed class OwnerPlacementDirector(Ownership ownership) : IPlacementDirector
{
    private int turn;

    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var key = target.GrainIdentity.TryGetIntegerKey(out var number, out _) ? number : 0;
        if (silos.Contains(context.LocalSilo) && (ownership.Takes(key) || silos.Length == 1)) return Task.FromResult(context.LocalSilo);
        var others = silos.Where(silo => !silo.Equals(context.LocalSilo)).Order().ToArray();
        if (others.Length == 0) throw new OrleansException("There is no node that takes the workspace.");
        return Task.FromResult(others[(int)((uint)Interlocked.Increment(ref turn) % others.Length)]);
    }
}
