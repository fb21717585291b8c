using System.Diagnostics.CodeAnalysis;
using Emulator.Core.Store;

namespace Emulator.Cluster.Nodes;

/// <summary>As what this process is a node at present; another one each time it joins.</summary>
/// <param name="seat">Its seat in the database.</param>
[SuppressMessage("Design", "CA1001", Justification = "Whoever waits may still look at the token; a source without a timer holds nothing.")]
internal sealed class Membership(Seat seat)
{
    private readonly CancellationTokenSource lost = new();

    /// <summary>Its seat in the database.</summary>
    public Seat Seat => seat;

    /// <summary>Its part of Orleans; null until it has started.</summary>
    public Silo? Silo { get; set; }

    /// <summary>Whether the others hold it for dead.</summary>
    public bool IsDead { get; set; }

    /// <summary>Cancelled when it is over.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>It is over: whoever waits for an answer of another node waits no longer.</summary>
    public void End() => lost.Cancel();

    /// <summary>A workspace, wherever it is.</summary>
    public IWorkspaceGrain? Grain(long key) => Silo?.Grains.GetGrain<IWorkspaceGrain>(key);
}
