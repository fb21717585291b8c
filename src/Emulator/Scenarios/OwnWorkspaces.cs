using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Contracts.Control;
using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios;

/// <summary>The workspaces that runs have of their own. They count like any other, and go with the workspace that was asked. When the run is over they go too,
/// as soon as somebody has had the time to look at them, and sooner when there are many or room is wanted; those to be kept stay as others do.</summary>
/// <param name="workspaces">All workspaces.</param>
/// <param name="seed">The seed when nobody says one.</param>
/// <param name="process">Ends with the process, which deletes nothing.</param>
internal sealed class OwnWorkspaces(WorkspaceRegistry workspaces, long seed, CancellationToken process)
{
    /// <summary>So many workspaces of runs that are over are left, the latest.</summary>
    public const int MostLeft = 30;

    /// <summary>So long one is left, in real time.</summary>
    public static readonly TimeSpan LongestLeft = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly ConcurrentDictionary<Workspace, bool> inUse = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> left = new(StringComparer.Ordinal);

    /// <summary>Makes one for a run.</summary>
    /// <param name="wish">What the scenario wants.</param>
    /// <param name="number">The run's number.</param>
    /// <param name="pace">Who moves the clock.</param>
    /// <param name="asked">The workspace that was asked, or null.</param>
    /// <param name="isKept">Whether it stays after the run.</param>
    /// <param name="team">Whose it is, and how many workspaces they may have.</param>
    /// <exception cref="TooManyWorkspacesException">There are as many as there may be, and none of them is left over from a run.</exception>
    public async Task<Workspace> MakeAsync(
        WorkspaceWish wish, int number, ScenarioPace pace, Workspace? asked, bool isKept, (string? Name, int? Most) team)
    {
        var name = FormattableString.Invariant($"scenario-run-{number}");
        var mode = pace == ScenarioPace.Live ? ClockMode.Live : ClockMode.Frozen;
        var spec = new WorkspaceSpec(name, wish.Fixture ?? "demo", wish.Seed ?? seed, mode, wish.Start, 1, Life)
        {
            Tag = WorkspaceTag.None with { Team = team.Name },
            MostOfTeam = team.Most,
        };
        for (var n = 2; ;)
        {
            var (made, why) = await workspaces.CreateAsync(spec);
            if (made is not null)
            {
                inUse[made] = isKept;
                if (asked is not null) DeleteWith(asked, made);
                return made;
            }

            if (why == NotMade.Taken) spec = spec with { Id = $"{name}-{n++}" }; // Somebody may have taken the name.
            else if (LeftOf(team.Name).TryDequeue(out var oldest)) await workspaces.DeleteAsync(oldest);
            else throw new TooManyWorkspacesException(spec, why!.Value);
        }
    }

    /// <summary>A run in a workspace is over; one of its own is left for a while.</summary>
    public void Leave(Workspace workspace)
    {
        if (!inUse.TryRemove(workspace, out var isKept) || isKept || workspace.Ended.IsCancellationRequested) return;
        try
        {
            workspace.ExpireIn(LongestLeft);
        }
        catch (WorkspaceEndedException)
        {
            return;
        }

        var others = LeftOf(workspace.Tag.Team);
        others.Enqueue(workspace.Id);
        while (others.Count > MostLeft && others.TryDequeue(out var oldest)) _ = workspaces.DeleteAsync(oldest);
    }

    /// <summary>Those that are left of a team's runs: no team's make room for another's.</summary>
    private ConcurrentQueue<string> LeftOf(string? team) => left.GetOrAdd(team ?? "", static _ => new ConcurrentQueue<string>());

    private void DeleteWith(Workspace asked, Workspace own)
    {
        var together = asked.Ended.Register(() =>
        {
            if (!process.IsCancellationRequested && !asked.Place.HasMoved) _ = workspaces.DeleteAsync(own.Id);
        });
        own.Ended.Register(() => together.Unregister()); // Else the one that was asked would hold on to it.
    }
}

/// <summary>A run wants a workspace of its own, and there are as many as there may be.</summary>
/// <param name="spec">What it wants.</param>
/// <param name="why">Whose limit that is.</param>
[SuppressMessage("Design", "CA1032", Justification = "It always says why.")]
internal sealed class TooManyWorkspacesException(WorkspaceSpec spec, NotMade why) : Exception
{
    /// <summary>What the run wants.</summary>
    public WorkspaceSpec Spec { get; } = spec;

    /// <summary>Whose limit it is: the process's or the team's.</summary>
    public NotMade Why { get; } = why;
}
