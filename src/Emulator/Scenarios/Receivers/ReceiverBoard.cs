using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Receivers;

/// <summary>The receivers of each workspace; they go with it.</summary>
internal sealed class ReceiverBoard
{
    private const int Most = 100;
    private readonly ConditionalWeakTable<Workspace, ConcurrentDictionary<string, Receiver>> boards = [];

    /// <summary>The receivers of a workspace, by name.</summary>
    public IEnumerable<Receiver> Of(Workspace workspace) => Board(workspace).Values.OrderBy(receiver => receiver.Name, StringComparer.Ordinal);

    /// <summary>The receiver with this name, or null.</summary>
    public Receiver? Find(Workspace workspace, string name) => Board(workspace).GetValueOrDefault(name);

    /// <summary>The receiver with this name, made when there is none; null when there are too many.</summary>
    public Receiver? Make(Workspace workspace, string name)
    {
        var board = Board(workspace);
        return board.TryGetValue(name, out var known) ? known : board.Count >= Most ? null : board.GetOrAdd(name, static name => new Receiver(name));
    }

    /// <summary>Forgets a receiver; false when there is none.</summary>
    public bool Remove(Workspace workspace, string name) => Board(workspace).TryRemove(name, out _);

    private ConcurrentDictionary<string, Receiver> Board(Workspace workspace) => boards.GetValue(workspace, static _ => new ConcurrentDictionary<string, Receiver>(StringComparer.Ordinal));
}
