using Emulator.Core.Store;

namespace Emulator.Cluster.Nodes;

/// <summary>As what this process is a node at present; another one each time it joins.</summary>
/// <param name="Seat">Its seat in the database.</param>
internal sealed record Membership(Seat Seat)
{
    /// <summary>Its part of Orleans; null until it has started.</summary>
    public Silo? Silo { get; set; }

    /// <summary>Whether the others hold it for dead.</summary>
    public bool IsDead { get; set; }

    /// <summary>A workspace, wherever it is.</summary>
    public IWorkspaceGrain? Grain(long key) => Silo?.Grains.GetGrain<IWorkspaceGrain>(key);
}
