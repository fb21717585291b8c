namespace Emulator.Core.Workspaces;

/// <summary>What one team uses of the process.</summary>
public sealed class TeamUse
{
    private int workspaces;
    private long calls;

    /// <summary>How many workspaces are the team's.</summary>
    public int Workspaces => Volatile.Read(ref workspaces);

    /// <summary>How many calls of providers came to them since the process began, those to workspaces that are deleted among them.</summary>
    public long Calls => Interlocked.Read(ref calls);

    /// <summary>Counts a call of a provider.</summary>
    public void Count() => Interlocked.Increment(ref calls);

    /// <summary>Takes the place of one workspace more.</summary>
    /// <param name="most">How many there may be; null for any number.</param>
    /// <returns>False when there are as many already.</returns>
    internal bool TryEnter(int? most)
    {
        if (Interlocked.Increment(ref workspaces) <= (most ?? int.MaxValue)) return true;
        Leave();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    internal void Leave() => Interlocked.Decrement(ref workspaces);
}
