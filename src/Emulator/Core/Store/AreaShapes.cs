using System.Collections.Frozen;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>What the rows and values of each area of a workspace are, by the names under which they are kept.</summary>
internal sealed class AreaShapes
{
    private readonly FrozenDictionary<(string Area, string Table), (Type Row, bool IsShown)> rows;
    private readonly FrozenDictionary<(string Area, string Name), Type> values;

    /// <summary>The shapes of the workspaces of a house.</summary>
    public AreaShapes(WorkspaceHouse house)
    {
        KeyValuePair<string, ProviderState>[] areas =
        [
            new(WorkspaceState.Area, WorkspaceState.Empty), new(WorkspaceState.Core, World.Empty),
            .. house.Providers.All.Select(provider => KeyValuePair.Create(provider.Name, house.Providers.FormOf(provider))),
            .. house.Areas.Select(area => KeyValuePair.Create(area.Name, area.Empty)),
        ];
        rows = areas.SelectMany(area => area.Value.Tables.Select(
            table => KeyValuePair.Create((area.Key, table.Key), (table.Value.RowType, area.Value.IsShown(table.Key))))).ToFrozenDictionary();
        values = areas.SelectMany(area => StateShape.Of(area.Value.GetType()).Values.Select(
            value => KeyValuePair.Create((area.Key, value.Name), value.Type))).ToFrozenDictionary();
    }

    /// <summary>The type of a table's rows; null when there is no such table.</summary>
    public Type? RowOf(string area, string table) => rows.TryGetValue((area, table), out var row) ? row.Row : null;

    /// <summary>Whether a table is shown.</summary>
    public bool IsShown(string area, string table) => rows.TryGetValue((area, table), out var row) && row.IsShown;

    /// <summary>The type of a value; null when there is no such value.</summary>
    public Type? ValueOf(string area, string name) => values.GetValueOrDefault((area, name));
}
