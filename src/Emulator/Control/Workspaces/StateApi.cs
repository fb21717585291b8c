using System.Globalization;
using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Workspaces;

/// <summary>The records of a workspace: export, snapshots, restore, diff.</summary>
internal static class StateApi
{
    private const int LongestName = 1000;

    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/state", State).WithSummary("All records, by provider and table");
        workspace.MapPost("/snapshots", (Delegate)TakeAsync).WithSummary("Take a snapshot")
            .Accepts<SnapshotRequest>("application/json").Produces<SnapshotView>(201);
        workspace.MapGet("/snapshots", List).WithSummary("The snapshots taken").Produces<SnapshotView[]>();
        workspace.MapPost("/snapshots/{id}/restore", (Delegate)RestoreAsync).WithSummary("Bring back what a snapshot holds").Produces<SnapshotView>();
        workspace.MapGet("/snapshots/{id}/diff", Diff).WithSummary("What was added, changed and removed since");
    }

    private static IResult State(HttpContext context, Masks masks, RecordJson records)
    {
        var mask = masks.Of(context.Workspace());
        var all = new JsonObject();
        foreach (var (provider, state) in context.Workspace().Current.Providers)
        {
            var tables = new JsonObject();
            foreach (var (name, table) in state.Tables.Where(one => state.IsShown(one.Key)))
                tables[name] = new JsonArray([.. table.Records.Select(record => records.Node(record.Value, mask))]);
            all[provider] = tables;
        }

        return ControlApi.Json(all);
    }

    private static async Task<IResult> TakeAsync(HttpContext context, Masks masks)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<SnapshotRequest>(context);
        if (wanted is null) return refusal!;
        if (wanted.Name is { Length: > LongestName }) return Problems.BadMember("name", $"at most {LongestName} characters");
        var workspace = context.Workspace();
        var taken = workspace.TakeSnapshot(wanted.Name, context.Cause());
        // None goes in another way, so the one that went for it is as far behind.
        var dropped = taken.Id - workspace.Bounds.Snapshots;
        return ControlApi.Json(
            View(taken, masks.Of(workspace)) with { Dropped = dropped > Snapshot.Start ? dropped.ToString(CultureInfo.InvariantCulture) : null }, 201);
    }

    private static IResult List(HttpContext context, Masks masks)
    {
        var mask = masks.Of(context.Workspace());
        return ControlApi.Json(context.Workspace().State.Snapshots.Rows.Where(snapshot => snapshot.Id != Snapshot.Start)
            .Select(snapshot => View(snapshot, mask)).ToArray());
    }

    private static async Task<IResult> RestoreAsync(HttpContext context, Masks masks, string id)
    {
        var (workspace, cause) = (context.Workspace(), context.Cause());
        if (Find(workspace, id) is not { } snapshot) return Unknown(workspace, id);
        await workspace.Runner.InterruptAsync(() => workspace.Restore(snapshot, cause));
        return ControlApi.Json(View(snapshot, masks.Of(workspace)));
    }

    private static IResult Diff(HttpContext context, Masks masks, RecordJson json, string id)
    {
        var workspace = context.Workspace();
        if (Find(workspace, id) is not { } snapshot) return Unknown(workspace, id);
        var mask = masks.Of(workspace);
        JsonArray added = [], changed = [], removed = [];
        foreach (var (provider, after) in workspace.Current.Providers)
        {
            var before = snapshot.World.Providers[provider].Tables;
            for (var i = 0; i < before.Count; i++)
            {
                if (!after.IsShown(before[i].Key)) continue;
                foreach (var write in after.Tables[i].Value.WritesSince(before[i].Value))
                {
                    var line = new JsonObject { ["provider"] = provider, ["table"] = before[i].Key, ["id"] = mask.Text(write.Id) };
                    if (write.Before is null) added.Add(With(line, json, mask, ("record", write.After)));
                    else if (write.After is null) removed.Add(With(line, json, mask, ("record", write.Before)));
                    else changed.Add(With(line, json, mask, ("before", write.Before), ("after", write.After)));
                }
            }
        }

        return ControlApi.Json(new JsonObject { ["added"] = added, ["changed"] = changed, ["removed"] = removed });
    }

    private static JsonObject With(JsonObject line, RecordJson json, SecretMask mask, params ReadOnlySpan<(string Name, object? Record)> records)
    {
        foreach (var (name, record) in records) line[name] = json.Node(record, mask);
        return line;
    }

    private static Snapshot? Find(Workspace workspace, string id) =>
        workspace.State.Snapshots.FindRecord(id) is Snapshot { Id: not Snapshot.Start } snapshot ? snapshot : null;

    private static IResult Unknown(Workspace workspace, string id) =>
        Absent.Of("snapshot", id, workspace.State.LastSnapshot, workspace.Bounds.Snapshots, "bounds:snapshots");

    private static SnapshotView View(Snapshot snapshot, SecretMask mask) =>
        new(snapshot.Id.ToString(CultureInfo.InvariantCulture), snapshot.Name is null ? null : mask.Text(snapshot.Name), snapshot.At);
}
