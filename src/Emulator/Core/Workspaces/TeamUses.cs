using System.Collections.Concurrent;

namespace Emulator.Core.Workspaces;

/// <summary>What teams use of the process, by their names. A team is known here as soon as a workspace is its own.</summary>
public sealed class TeamUses
{
    private readonly ConcurrentDictionary<string, TeamUse> all = new(StringComparer.Ordinal);

    /// <summary>The names of those that have used something, in their order.</summary>
    public IEnumerable<string> Names => all.Keys.Order(StringComparer.Ordinal);

    /// <summary>What a team uses; null for no team.</summary>
    public TeamUse? Of(string? team) => team is null ? null : all.GetOrAdd(team, static _ => new TeamUse());

    /// <summary>What a team has used, without making it known; null when that is nothing.</summary>
    public TeamUse? Find(string team) => all.GetValueOrDefault(team);

    /// <summary>Forgets the teams that have no workspace, but for some.</summary>
    /// <param name="isKept">Whether a team is remembered all the same.</param>
    public void ForgetIdle(Func<string, bool> isKept)
    {
        foreach (var (team, use) in all)
            if (use.Workspaces == 0 && !isKept(team)) all.TryRemove(KeyValuePair.Create(team, use));
    }
}

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
