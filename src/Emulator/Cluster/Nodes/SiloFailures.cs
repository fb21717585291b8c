using Orleans.Runtime;

namespace Emulator.Cluster.Nodes;

/// <summary>What Orleans would end the process for, as when the other nodes have declared this one dead: the node joins anew instead.</summary>
/// <param name="fail">Told when it happens.</param>
internal sealed class SiloFailures(Action fail) : IFatalErrorHandler
{
    public bool IsUnexpected(Exception exception) => exception is not ThreadAbortException;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) => fail();
}
