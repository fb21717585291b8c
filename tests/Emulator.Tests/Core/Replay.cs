using Emulator.Core.History;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core;

/// <summary>Carries out commits as a store would that has nothing but them.</summary>
internal static class Replay
{
    /// <summary>The value after these commits.</summary>
    public static WorkspaceState Of(WorkspaceState first, IEnumerable<Commit> commits) => commits.Aggregate(first, With);

    /// <summary>Everything in a value, as lines that can be compared.</summary>
    public static IReadOnlyList<string> Lines(WorkspaceState state) =>
    [
        .. from area in state.Areas
           from table in area.Value.Tables
           from row in table.Value.Records
           select $"{area.Key} {table.Key} {row.Key}: {Text(row.Value)}",
        .. from area in state.Areas
           from value in StateShape.Of(area.Value.GetType()).Values
           select $"{area.Key} {value.Name}: {Text(value.Get(area.Value))}",
    ];

    private static WorkspaceState With(WorkspaceState state, Commit commit)
    {
        if (commit.Restored is { } number) state = state with { World = state.Snapshots.Find(number)!.World };
        foreach (var row in commit.Rows) state = Change(state, row.Area, one => one.Write(row.Table, row.Id, row.After));
        foreach (var value in commit.Values) state = Change(state, value.Area, one => Set(one, value));
        return state;
    }

    private static WorkspaceState Change(WorkspaceState state, string area, Func<ProviderState, ProviderState> change) => area switch
    {
        WorkspaceState.Area => (WorkspaceState)change(state),
        WorkspaceState.Core => state with { World = (World)change(state.World) },
        _ when state.Beside.TryGetValue(area, out var beside) => state.With(area, change(beside)),
        _ => state with { World = state.World with { Providers = state.World.Providers.SetItem(area, change(state.World.Providers[area])) } },
    };

    private static ProviderState Set(ProviderState state, ValueChange change)
    {
        var copy = state.Copy();
        StateShape.Of(state.GetType()).Values.Single(value => value.Name == change.Name).Set(copy, change.After);
        return copy;
    }

    // A snapshot is told by its number: what it holds is compared when it is brought back.
    private static string Text(object? value) => value switch
    {
        Snapshot snapshot => $"snapshot {snapshot.Id} {snapshot.Name} {snapshot.At:O} {snapshot.World.Notes().Notes.Count}",
        IdSequence ids => string.Join(',', ids.Given),
        Emulator.Core.Webhooks.Delivery delivery => $"{delivery} {string.Join(';', delivery.Attempts)}",
        _ => value?.ToString() ?? "",
    };
}
