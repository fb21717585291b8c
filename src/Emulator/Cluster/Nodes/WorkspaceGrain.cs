using System.Runtime.CompilerServices;
using Emulator.Cluster.Forwarding;
using Orleans;
using Orleans.Concurrency;

namespace Emulator.Cluster.Nodes;

/// <summary>A workspace that this node owns, or finds to be none. It stays until it is put away or the node leaves.</summary>
/// <param name="ownership">What this node owns.</param>
/// <param name="way">The way of a call here.</param>
[Reentrant]
[KeepAlive]
[OwnerPlacement]
internal sealed class WorkspaceGrain(Ownership ownership, OwnWay way) : Grain, IWorkspaceGrain
{
    private Taken taken = Taken.None;

    private long Key => this.GetPrimaryKeyLong();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (context, why) = (GrainContext, new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "put away"));
        taken = await ownership.TakeAsync(Key, () => context.Deactivate(why), cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => ownership.ReleaseAsync(Key, taken.Owned);

    public Task<bool> OpenAsync()
    {
        if (taken.Owned is null) DeactivateOnIdle();
        return Task.FromResult(taken.Owned is not null);
    }

    public Task<byte[]> CallAsync(byte[] call, CancellationToken stop)
    {
        if (taken.Owned is not null) return Task.Run(() => way.AnswerAsync(call, stop), CancellationToken.None);
        DeactivateOnIdle();
        return Task.FromResult(taken.Reply);
    }

    public async IAsyncEnumerable<byte[]> StreamAsync(byte[] call, [EnumeratorCancellation] CancellationToken stop = default)
    {
        if (taken.Owned is null)
        {
            DeactivateOnIdle();
            yield return taken.Reply;
            yield break;
        }

        await foreach (var part in way.Stream(ForwardedCall.Read(call), stop)) yield return part;
    }

    public Task UnservedAsync(byte[] call)
    {
        if (taken.Owned is not null) return Task.Run(() => way.Journal(call));
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
