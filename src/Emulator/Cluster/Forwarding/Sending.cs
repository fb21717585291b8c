using Emulator.Cluster.Nodes;
using Emulator.Core.Clock;
using Orleans.Runtime;

namespace Emulator.Cluster.Forwarding;

/// <summary>Sends a call to the node that owns its workspace, and what that answers to the caller.</summary>
/// <param name="ownership">The way to the other nodes.</param>
/// <param name="lease">Tells whether this node may answer.</param>
internal sealed class Sending(Ownership ownership, Lease lease)
{
    private const int LongestWait = 250, ShortestWait = 5;
    /// <summary>What Orleans says of a call that was sent, and whose node is gone.</summary>
    private const string BrokenOff = "became unavailable for message";

    private const string Lost = "The node that owns the workspace was lost while the call was under way: what it is about may have been done, or not.";
    private static readonly TimeSpan UntilHalfHasLeft = TimeSpan.FromMilliseconds(100);

    /// <summary>For so long it is tried again while a workspace moves.</summary>
    public static TimeSpan Patience => TimeSpan.FromSeconds(15);

    /// <summary>Sends a call and waits for what is replied. What may have been begun at a node that was lost is not begun anew, unless it only reads.</summary>
    /// <param name="key">The number of the workspace.</param>
    /// <param name="bytes">The call.</param>
    /// <param name="isRead">Whether it only reads; a provider's call never does for certain: at one of them everything is asked for with GET.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<Reply> AskAsync(long key, byte[] bytes, bool isRead, CancellationToken stop)
    {
        if (ownership.Membership is not { } member || member.Grain(key) is not { } grain)
            return Reply.Of(ReplyKind.Refused, lease.Refusal ?? "This node joins the cluster anew.");
        try
        {
            // Orleans forgets whoever waits when this node's own part of it ends.
            return Reply.Read(await grain.CallAsync(bytes, stop).WaitAsync(member.Lost));
        }
        catch (Exception error) when (IsLoss(error) && !stop.IsCancellationRequested)
        {
            return isRead || IsUnbegun(error) ? Reply.Of(ReplyKind.Moved)
                : Reply.Of(ReplyKind.Refused, Lost);
        }
    }

    /// <summary>Whether no node has begun the call: it was turned away, or no node was found that takes it. A call itself is waited for as long as it takes,
    /// and what fails in it is no failure of Orleans.</summary>
    public static bool IsUnbegun(Exception error) => error switch
    {
        SiloUnavailableException lost => !lost.Message.Contains(BrokenOff, StringComparison.Ordinal),
        OrleansException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether it means that the way to the other node, or this node's own part of it, is gone.</summary>
    public static bool IsLoss(Exception error) =>
        error is OrleansException or TimeoutException or ObjectDisposedException or OperationCanceledException or InvalidOperationException;

    /// <summary>Waits before it is tried again.</summary>
    /// <param name="tries">How often it has been tried.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static Task PauseAsync(int tries, CancellationToken stop) =>
        RealTime.WaitAsync(TimeSpan.FromMilliseconds(Math.Min(LongestWait, ShortestWait << Math.Min(tries, 8))), stop);

    /// <summary>Puts an answer on the wire as the other node would have.</summary>
    public static async Task WriteAsync(HttpContext context, Reply reply)
    {
        if (reply.Status == 0)
        {
            context.Abort();
            return;
        }

        reply.WriteHead(context.Response);
        if (!reply.Body.IsEmpty && !HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(reply.Body, CancellationToken.None);
        if (!reply.IsBroken) return;
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await RealTime.WaitAsync(UntilHalfHasLeft, context.RequestAborted); // An abort takes back what is still on its way.
        context.Abort();
    }
}
