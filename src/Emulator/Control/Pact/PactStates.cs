using Emulator.Core.Clock;

namespace Emulator.Control.Pact;

/// <summary>The states that were set up in this process.</summary>
internal sealed class PactStates : IPactStates
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
            var unused = use.Leave();
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

    /// <summary>It was torn down once; answers the workspaces that nobody uses any more.</summary>
    public IReadOnlyList<string> Leave()
    {
        // Those that died by their time to live will not be torn down any more.
        workspaces.RemoveAll(static one => RealTime.Until(one.Until) == TimeSpan.Zero);
        if (++left < workspaces.Count) return [];
        string[] unused = [.. workspaces.Select(one => one.Name)];
        workspaces.Clear();
        left = 0;
        return unused;
    }
}
