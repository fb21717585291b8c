using Emulator.Cluster.Forwarding;
using Emulator.Core.Workspaces;

namespace Emulator.Cluster.Nodes;

/// <summary>What came of taking a workspace over.</summary>
/// <param name="Owned">The workspace, when this node owns it.</param>
/// <param name="Reply">What is answered when it does not.</param>
internal sealed record Taken(Owned? Owned, byte[] Reply)
{
    /// <summary>There is none.</summary>
    public static Taken None { get; } = new(null, Forwarding.Reply.Of(ReplyKind.None).Write());

    /// <summary>It is here.</summary>
    public static Taken Here(Owned owned) => new(owned, []);

    /// <summary>It cannot be taken over here; another node may own it, or be able to.</summary>
    public static Taken NotHere { get; } = new(null, Forwarding.Reply.Of(ReplyKind.Moved).Write());

    /// <summary>It cannot be taken over at present.</summary>
    public static Taken Refused(string reason) => new(null, Forwarding.Reply.Of(ReplyKind.Refused, reason).Write());
}

/// <summary>A workspace that this node owns.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Membership">As what the node owns it.</param>
/// <param name="Deactivate">Ends the grain.</param>
internal sealed record Owned(Workspace Workspace, Membership Membership, Action Deactivate)
{
    /// <summary>Its release, when that has begun.</summary>
    public Task? Release { get; set; }
}
