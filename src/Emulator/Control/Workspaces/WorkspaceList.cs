using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Workspaces;

/// <summary>The workspaces that are there for a caller: their names, or what is said of each. None that is put away is brought back for it.</summary>
internal static class WorkspaceList
{
    public static void Map(RouteGroupBuilder process) =>
        process.MapGet("/workspaces", (Delegate)ListAsync)
            .WithSummary("The names of all workspaces; with details=true what is said of each, in parts (limit, after). label, owner and team choose some")
            .Produces<string[]>().Refuses(400);

    private static async Task<IResult> ListAsync(
        HttpContext context, WorkspaceRegistry workspaces, string? details, string? label, string? owner, string? team, string? limit, string? after)
    {
        if (details is not (null or "true" or "false")) return Problems.BadMember("details", "true or false");
        if (Page.Read(limit, after, out var page) is { } refusal) return refusal;
        var caller = context.Caller();
        var found = (await workspaces.PlacesAsync(context.RequestAborted)).Where(place => place.Tag is var tag && caller.Sees(tag)
            && (label is null || tag.Label == label) && (owner is null || tag.Owner == owner) && (team is null || tag.Team == team));
        if (details != "true") return ControlApi.Json(found.Select(static place => place.Name).ToArray());
        var all = found.ToList();
        var part = page.Of(context, all, all.Count);
        var heads = workspaces.Heads(part.Where(static place => place.Here is null));
        return ControlApi.Json(part.Select(place => View(place, heads)).ToArray());
    }

    private static WorkspaceSummary View(WorkspacePlace place, IReadOnlyDictionary<long, WorkspaceHead> heads)
    {
        var tag = place.Tag;
        var view = new WorkspaceSummary { Id = place.Name, Label = tag.Label, Owner = tag.Owner, Team = tag.Team };
        if (place.Here is { } here)
            return view with { ExpiresAt = here.ExpiresAt, Clock = Word(here.Clock.Mode), Bytes = here.KeptBytes };
        return heads.TryGetValue(place.Key, out var head)
            ? view with { ExpiresAt = head.ExpiresAt, Clock = Word(head.Clock.Mode), Bytes = head.Bytes }
            : view;
    }

    private static string Word(Core.Clock.ClockMode mode) => mode.ToString().ToLowerInvariant();
}
