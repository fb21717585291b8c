using System.Collections.Concurrent;
using Contracts.Control;
using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios;

/// <summary>The workspaces that runs have of their own. They count like any other, go with the workspace that was asked, and make room when the run is over:
/// of those that are left to be looked at the latest stay.</summary>
/// <param name="workspaces">All workspaces.</param>
/// <param name="seed">The seed when nobody says one.</param>
/// <param name="process">Ends with the process, which deletes nothing.</param>
internal sealed class OwnWorkspaces(WorkspaceRegistry workspaces, long seed, CancellationToken process)
{
    /// <summary>So many workspaces of runs that are over are left.</summary>
    public const int MostLeft = 100;

    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly ConcurrentDictionary<Workspace, bool> inUse = new();
    private readonly ConcurrentQueue<Workspace> left = new();

    /// <summary>Makes one for a run.</summary>
    /// <param name="wish">What the scenario wants.</param>
    /// <param name="number">The run's number.</param>
    /// <param name="pace">Who moves the clock.</param>
    /// <param name="asked">The workspace that was asked, or null.</param>
    /// <exception cref="TooManyWorkspacesException">There are as many as there may be, and none is left over from a run.</exception>
    public Workspace Make(WorkspaceWish wish, int number, ScenarioPace pace, Workspace? asked)
    {
        var name = FormattableString.Invariant($"scenario-run-{number}");
        var mode = pace == ScenarioPace.Live ? ClockMode.Live : ClockMode.Frozen;
        var spec = new WorkspaceSpec(name, wish.Fixture ?? "demo", wish.Seed ?? seed, mode, wish.Start, 1, Life);
        for (var n = 2; ;)
        {
            if (workspaces.TryCreate(spec, out var made, out var why))
            {
                inUse[made] = true;
                if (asked is not null) DeleteWith(asked, made);
                return made;
            }

            if (why == NotMade.Taken) spec = spec with { Id = $"{name}-{n++}" }; // Somebody may have taken the name.
            else if (left.TryDequeue(out var oldest)) workspaces.Delete(oldest);
            else throw new TooManyWorkspacesException();
        }
    }

    /// <summary>A run in a workspace is over; one of its own is left to be looked at.</summary>
    public void Leave(Workspace workspace)
    {
        if (!inUse.TryRemove(workspace, out _) || workspace.Ended.IsCancellationRequested) return;
        left.Enqueue(workspace);
        while (left.Count > MostLeft && left.TryDequeue(out var oldest)) workspaces.Delete(oldest);
    }

    private void DeleteWith(Workspace asked, Workspace own)
    {
        var together = asked.Ended.Register(() =>
        {
            if (!process.IsCancellationRequested) workspaces.Delete(own);
        });
        own.Ended.Register(() => together.Unregister()); // Else the one that was asked would hold on to it.
    }
}

/// <summary>A run wants a workspace of its own, and there are as many as there may be.</summary>
internal sealed class TooManyWorkspacesException : Exception;
