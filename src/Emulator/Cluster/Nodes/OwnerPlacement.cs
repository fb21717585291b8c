using Orleans.Runtime;

namespace Emulator.Cluster.Nodes;

/// <summary>A workspace that nobody owns is owned by the node that asks for it, unless that leaves.</summary>
internal sealed class OwnerPlacement : PlacementStrategy;

/// <summary>Has a grain placed so.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OwnerPlacementAttribute() : Orleans.Placement.PlacementAttribute(new OwnerPlacement());
