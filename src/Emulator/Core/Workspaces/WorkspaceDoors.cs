using Emulator.Core.History;

namespace Emulator.Core.Workspaces;

/// <summary>What is done to a workspace by its one door.</summary>
public static class WorkspaceDoors
{
    /// <summary>The door for what is about the world alone.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="decide">Answers the result and the world after it (the same one when nothing changes).</param>
    /// <param name="cause">Why.</param>
    public static T Decide<T>(this Workspace workspace, Func<World, DateTimeOffset, (T Result, World After)> decide, Cause cause) => workspace.Commit(
        (before, now) =>
        {
            var (result, after) = decide(before.World, now);
            return new Decision<T>(result, ReferenceEquals(after, before.World) ? before : before with { World = after });
        },
        cause);

    /// <summary>Remembers the workspace as it is.</summary>
    public static Snapshot TakeSnapshot(this Workspace workspace, string? name, Cause cause) => workspace.Commit(
        (before, now) =>
        {
            var after = Transition.Remember(before, before.LastSnapshot + 1, name, now, workspace.Quotas.Save());
            return new Decision<Snapshot>(after.Snapshots.Find(after.LastSnapshot)!, after);
        },
        cause);

    /// <summary>Each provider's addresses and credentials, on this world at this instant, by the member of the workspace's body that holds them.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="on">The world.</param>
    /// <param name="now">The instant.</param>
    /// <param name="root">Where the emulator is reached, or null when no caller says it.</param>
    public static IEnumerable<KeyValuePair<string, object>> Describe(this Workspace workspace, World on, DateTimeOffset now, string? root = null) =>
        workspace.Providers.All.Select(
            provider => KeyValuePair.Create(provider.WorkspaceMember, provider.Describe(workspace.MomentFor(provider, on, now, root))));

    /// <summary>Says something else of the workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="change">Answers what is said, from what was said before.</param>
    /// <param name="cause">Why.</param>
    /// <exception cref="WorkspaceEndedException">The workspace is deleted.</exception>
    public static void Say(this Workspace workspace, Func<WorkspaceTag, WorkspaceTag> change, Cause cause)
    {
        workspace.Commit(
            (before, _) =>
            {
                var (former, after) = (before.Tag.Value, change(before.Tag.Value));
                return new Decision<bool>(true, after == former ? before : before with { Tag = before.Tag.Set(after) });
            },
            cause);
        workspace.Reschedule(); // It may end sooner than before.
    }

    /// <summary>Has the workspace deleted after so long in real time, unless it is deleted sooner anyway.</summary>
    /// <exception cref="WorkspaceEndedException">The workspace is deleted.</exception>
    public static void ExpireIn(this Workspace workspace, TimeSpan life)
    {
        var end = Clock.RealTime.Now + life;
        workspace.Say(tag => tag.ExpiresAt <= end ? tag : tag with { ExpiresAt = end }, new Cause(CauseKind.Upkeep));
    }

    /// <summary>Brings back the state after creation.</summary>
    public static void Reset(this Workspace workspace, Cause cause) => workspace.Restore(workspace.Start, cause);
}
