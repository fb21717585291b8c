using Orleans;

namespace Emulator.Cluster.Nodes;

/// <summary>A workspace, wherever in the cluster it is; its key is the number under which it is kept. The node on which it is activated owns the
/// workspace.</summary>
[Alias("workspace")]
internal interface IWorkspaceGrain : IGrainWithIntegerKey
{
    /// <summary>Has a node own it; answers whether there is one.</summary>
    [Alias("open")]
    Task<bool> OpenAsync();

    /// <summary>Answers a call to it. Both are bytes, see <c>CallBytes</c> and <c>Reply</c>.</summary>
    [Alias("call")]
    [ResponseTimeout("1.00:00:00")]
    Task<byte[]> CallAsync([Immutable] byte[] call, CancellationToken stop);

    /// <summary>Answers a call whose answer has no end: first its head, then its body in parts.</summary>
    [Alias("stream")]
    IAsyncEnumerable<byte[]> StreamAsync([Immutable] byte[] call, CancellationToken stop = default);

    /// <summary>Has a call journalled that the web server of another node refused.</summary>
    [Alias("unserved")]
    Task UnservedAsync([Immutable] byte[] call);
}
