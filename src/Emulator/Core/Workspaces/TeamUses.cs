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
