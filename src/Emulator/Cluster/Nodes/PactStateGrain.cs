using Emulator.Control.Pact;
using Orleans;

namespace Emulator.Cluster.Nodes;

/// <summary>Remembers the workspaces of one state, in memory: what a node that is lost remembered ends by its time to live.</summary>
[CollectionAgeLimit(Minutes = 15)]
internal sealed class PactStateGrain : Grain, IPactStateGrain
{
    private readonly StateUse use = new();

    public Task EnterAsync(string workspace)
    {
        use.Enter(workspace);
        return Task.CompletedTask;
    }

    public Task<string[]> LeaveAsync() => Task.FromResult<string[]>([.. use.Leave()]);
}
