using Emulator.Control.Pact;
using Orleans;

namespace Emulator.Cluster.Nodes;

/// <summary>Remembers the workspaces of one state, in memory: what a node that is lost remembered ends by its time to live.</summary>
/// <param name="ownership">Knows which workspaces there are.</param>
[CollectionAgeLimit(Minutes = 15)]
internal sealed class PactStateGrain(Ownership ownership) : Grain, IPactStateGrain
{
    private readonly StateUse use = new();

    public Task EnterAsync(string workspace)
    {
        use.Enter(workspace);
        return Task.CompletedTask;
    }

    public async Task<string[]> LeaveAsync()
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in use.Names.ToList())
            if (!await ownership.IsThereAsync(name)) gone.Add(name);
        return [.. use.Leave(gone.Contains)];
    }
}
