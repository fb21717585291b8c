using Emulator.Core.Journal;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Recording;

/// <summary>The recordings of a workspace: no more than <c>bounds:recordings</c>, the oldest go first.</summary>
internal static class Recordings
{
    /// <summary>The recordings of a workspace, oldest first.</summary>
    public static IEnumerable<Recording> Of(Workspace workspace) => ScenarioState.Of(workspace.State).Recordings;

    /// <summary>The recording, or null.</summary>
    public static Recording? Find(Workspace workspace, int id) => ScenarioState.Of(workspace.State).Recordings.Find(id);

    /// <summary>The number of the one that was dropped last, because there were too many; 0 when none was.</summary>
    public static int LastDropped(Workspace workspace) => ScenarioState.Of(workspace.State).LastDropped;

    /// <summary>Begins one; answers the one that was dropped for it too, or null.</summary>
    public static (Recording Begun, Recording? Dropped) Begin(Workspace workspace, string? title)
    {
        var since = Numbering.Next();
        return ScenarioState.Commit(workspace, (before, now) =>
        {
            var id = before.LastRecording + 1;
            var begun = new Recording(id, title ?? $"Recording {id} of {workspace.Id}", now, since);
            var after = before with { Recordings = before.Recordings.Put(begun), LastRecording = id };
            Recording? dropped = null;
            while (after.Recordings.Count > workspace.Bounds.Recordings)
            {
                dropped = after.Recordings.Rows.First();
                after = after with { Recordings = after.Recordings.Remove(dropped.Id), LastDropped = dropped.Id };
            }

            return ((begun, dropped), after);
        });
    }

    /// <summary>Forgets one; false when there is none.</summary>
    public static bool Remove(Workspace workspace, int id) => ScenarioState.Commit(
        workspace, (before, _) => before.Recordings.Find(id) is null ? (false, before) : (true, before with { Recordings = before.Recordings.Remove(id) }));
}

/// <summary>A point from which on is recorded.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">The title of the scenario.</param>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Since">The number of the last thing that happened before.</param>
internal sealed record Recording(int Id, string Title, DateTimeOffset At, long Since) : IRow<int>;
