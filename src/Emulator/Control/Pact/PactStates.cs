using Emulator.Core.Workspaces;

namespace Emulator.Control.Pact;

/// <summary>The workspaces of states that are set up. A verifier does not say which of several equal states it tears down: they are deleted when none is in use
/// any more, and by their time to live.</summary>
internal sealed class PactStates
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string? Team, string State), Use> uses = [];

    /// <summary>A state was set up in a workspace.</summary>
    public void Enter(string state, Workspace workspace)
    {
        lock (gate)
        {
            var key = (workspace.Tag.Team, state);
            if (!uses.TryGetValue(key, out var use)) uses[key] = use = new Use([], 0);
            use.Workspaces.Add(workspace);
        }
    }

    /// <summary>A state was torn down; answers the workspaces that nobody uses any more.</summary>
    /// <param name="team">Whose it is; teams have equal states each for itself.</param>
    /// <param name="state">The state.</param>
    public IReadOnlyList<Workspace> Leave(string? team, string state)
    {
        lock (gate)
        {
            var key = (team, state);
            if (!uses.TryGetValue(key, out var use)) return [];
            // Those that died by their time to live will not be torn down any more.
            use.Workspaces.RemoveAll(workspace => workspace.Ended.IsCancellationRequested);
            if (use.Left + 1 < use.Workspaces.Count)
            {
                uses[key] = use with { Left = use.Left + 1 };
                return [];
            }

            uses.Remove(key);
            return use.Workspaces;
        }
    }

    private sealed record Use(List<Workspace> Workspaces, int Left);
}
