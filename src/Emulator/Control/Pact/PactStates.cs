using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Pact;

/// <summary>The states that were set up in this process.</summary>
/// <param name="all">Knows which workspaces there are.</param>
internal sealed class PactStates(WorkspaceRegistry all) : IPactStates
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StateUse> uses = [];

    public Task EnterAsync(string state, string workspace)
    {
        lock (gate)
        {
            if (!uses.TryGetValue(state, out var use)) uses[state] = use = new StateUse();
            use.Enter(workspace);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> LeaveAsync(string state)
    {
        lock (gate)
        {
            if (!uses.TryGetValue(state, out var use)) return Task.FromResult<IReadOnlyList<string>>([]);
            var unused = use.Leave(name => all.TagOf(name) is null);
            if (use.IsOver) uses.Remove(state);
            return Task.FromResult(unused);
        }
    }
}

/// <summary>The workspaces of one state that are in use.</summary>
internal sealed class StateUse
{
    private readonly List<(string Name, long Until)> workspaces = [];
    private int left;

    /// <summary>Whether none is.</summary>
    public bool IsOver => workspaces.Count == 0;

    /// <summary>It was set up in one more.</summary>
    public void Enter(string workspace) => workspaces.Add((workspace, RealTime.In(PactApi.Longest)));

    /// <summary>The names of the workspaces.</summary>
    public IEnumerable<string> Names => workspaces.Select(static one => one.Name);

    /// <summary>It was torn down once; answers the workspaces that nobody uses any more.</summary>
    /// <param name="isGone">Whether somebody has deleted the workspace of a name.</param>
    public IReadOnlyList<string> Leave(Func<string, bool> isGone)
    {
        // Those that were deleted, or died by their time to live, will not be torn down any more.
        workspaces.RemoveAll(one => RealTime.Until(one.Until) == TimeSpan.Zero || isGone(one.Name));
        if (++left < workspaces.Count) return [];
        string[] unused = [.. workspaces.Select(one => one.Name)];
        workspaces.Clear();
        left = 0;
        return unused;
    }
}
