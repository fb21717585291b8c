using Emulator.Core.Clock;

namespace Emulator.Cluster.Nodes;

/// <summary>How old this node's last sign of life is, by its own clock that nothing sets: who is frozen or cut off for longer than the others wait for must
/// answer nothing when he wakes, as another may own his workspaces by then.</summary>
/// <param name="length">How old it may be.</param>
internal sealed class Lease(TimeSpan length)
{
    private long end = RealTime.In(TimeSpan.Zero);
    private int isLost = 1;

    /// <summary>How old a sign of life may be.</summary>
    public TimeSpan Length => length;

    /// <summary>Whether the last one is too old, or the node has none.</summary>
    public bool IsOver => Volatile.Read(ref isLost) == 1 || RealTime.Until(Volatile.Read(ref end)) == TimeSpan.Zero;

    /// <summary>Why nothing is answered, in one line; null when the lease holds.</summary>
    public string? Refusal => IsOver ? "This node has lost touch with the cluster’s database, so that other nodes may own its workspaces by now." : null;

    /// <summary>A sign of life has been taken down.</summary>
    /// <param name="mark">When it was begun, see <see cref="RealTime.In"/>: what came after may have taken long.</param>
    public void Renew(long mark)
    {
        Volatile.Write(ref end, mark);
        Volatile.Write(ref isLost, 0);
    }

    /// <summary>It holds no longer, whatever the time.</summary>
    public void Lose() => Volatile.Write(ref isLost, 1);
}
