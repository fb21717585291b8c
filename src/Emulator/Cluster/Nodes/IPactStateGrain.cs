using Orleans;

namespace Emulator.Cluster.Nodes;

/// <summary>A provider state of a contract that may be set up through one node and torn down through another; its key is the hash of the state.</summary>
[Alias("pact state")]
internal interface IPactStateGrain : IGrainWithStringKey
{
    /// <summary>It was set up in a workspace.</summary>
    [Alias("enter")]
    Task EnterAsync(string workspace);

    /// <summary>It was torn down; answers the workspaces that nobody uses any more.</summary>
    [Alias("leave")]
    Task<string[]> LeaveAsync();
}
