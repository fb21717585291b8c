using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Masking;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Workspaces;

/// <summary>The records of a workspace: export, snapshots, restore, diff.</summary>
internal static class StateApi
{
    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/state", State).WithSummary("All records, by provider and table");
        workspace.MapPost("/snapshots", (Delegate)TakeAsync).WithSummary("Take a snapshot").Accepts<SnapshotRequest>("application/json").Produces<SnapshotView>(201);
        workspace.MapGet("/snapshots", List).WithSummary("The snapshots taken").Produces<SnapshotView[]>();
        workspace.MapPost("/snapshots/{id}/restore", (Delegate)RestoreAsync).WithSummary("Bring back what a snapshot holds").Produces<SnapshotView>();
        workspace.MapGet("/snapshots/{id}/diff", Diff).WithSummary("What was added, changed and removed since");
    }

    private static IResult State(HttpContext context)
    {
        var all = new JsonObject();
        foreach (var (provider, state) in context.Tenant().Workspace.Current.Providers)
        {
            var tables = new JsonObject();
            foreach (var (name, table) in state.Tables) tables[name] = new JsonArray([.. table.Records.Select(record => RecordJson.Node(record.Value))]);
            all[provider] = tables;
        }

        return ControlApi.Json(all);
    }

    private static async Task<IResult> TakeAsync(HttpContext context)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<SnapshotRequest>(context);
        return wanted is null ? refusal! : ControlApi.Json(View(context.Tenant().Workspace.TakeSnapshot(wanted.Name)), 201);
    }

    private static IResult List(HttpContext context) =>
        ControlApi.Json(context.Tenant().Workspace.Snapshots.Values.OrderBy(snapshot => int.Parse(snapshot.Id, System.Globalization.CultureInfo.InvariantCulture)).Select(View).ToArray());

    private static async Task<IResult> RestoreAsync(HttpContext context, string id)
    {
        var tenant = context.Tenant();
        if (!tenant.Workspace.Snapshots.TryGetValue(id, out var snapshot)) return Unknown(id);
        await tenant.Runner.QuietlyAsync(() => tenant.Workspace.Restore(snapshot), context.RequestAborted);
        return ControlApi.Json(View(snapshot));
    }

    private static IResult Diff(HttpContext context, Masks masks, string id)
    {
        var workspace = context.Tenant().Workspace;
        if (!workspace.Snapshots.TryGetValue(id, out var snapshot)) return Unknown(id);
        JsonArray added = [], changed = [], removed = [];
        foreach (var (provider, after) in workspace.Current.Providers)
        {
            var tables = snapshot.World.Providers[provider].Tables.ToDictionary();
            foreach (var (name, table) in after.Tables) Compare(provider, name, tables[name], table, masks.Of(workspace), added, changed, removed);
        }

        return ControlApi.Json(new JsonObject { ["added"] = added, ["changed"] = changed, ["removed"] = removed });
    }

    private static void Compare(string provider, string table, ITable before, ITable after, SecretMask mask, JsonArray added, JsonArray changed, JsonArray removed)
    {
        if (ReferenceEquals(before, after)) return;
        foreach (var (id, record) in after.Records)
        {
            var former = before.FindRecord(id);
            if (former is null) added.Add(Line(id, ("record", record)));
            else if (!former.Equals(record)) changed.Add(Line(id, ("before", former), ("after", record)));
        }

        foreach (var (id, record) in before.Records)
            if (after.FindRecord(id) is null) removed.Add(Line(id, ("record", record)));

        JsonObject Line(string id, params (string Name, object Record)[] records)
        {
            var line = new JsonObject { ["provider"] = provider, ["table"] = table, ["id"] = mask.Text(id) };
            foreach (var (name, record) in records) line[name] = RecordJson.Node(record);
            return line;
        }
    }

    private static IResult Unknown(string id) => Problems.NotFound($"There is no snapshot “{id}” in this workspace.");

    private static SnapshotView View(Snapshot snapshot) => new(snapshot.Id, snapshot.Name, snapshot.At);
}
