using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Emulator.Core.Journal;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Recording;

/// <summary>The recordings of each workspace; they go with it.</summary>
internal sealed class Recordings
{
    private readonly ConditionalWeakTable<Workspace, Board> boards = [];

    /// <summary>The recordings of a workspace, oldest first.</summary>
    public IEnumerable<Recording> Of(Workspace workspace) => Find(workspace).All.Values.OrderBy(one => one.Since);

    /// <summary>The recording, or null.</summary>
    public Recording? Find(Workspace workspace, string id) => Find(workspace).All.GetValueOrDefault(id);

    /// <summary>Begins one.</summary>
    public Recording Begin(Workspace workspace, string? title)
    {
        var board = Find(workspace);
        var id = Interlocked.Increment(ref board.Last).ToString(CultureInfo.InvariantCulture);
        return board.All[id] = new Recording(id, title ?? $"Recording {id} of {workspace.Id}", workspace.Clock.Now, Numbering.Next());
    }

    /// <summary>Forgets one; false when there is none.</summary>
    public bool Remove(Workspace workspace, string id) => Find(workspace).All.TryRemove(id, out _);

    private Board Find(Workspace workspace) => boards.GetValue(workspace, static _ => new Board());

    private sealed class Board
    {
        public int Last;

        public ConcurrentDictionary<string, Recording> All { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>A point from which on is recorded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The title of the scenario.</param>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Since">The number of the last thing that happened before.</param>
internal sealed record Recording(string Id, string Title, DateTimeOffset At, long Since);
