using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Process;

/// <summary>The process itself.</summary>
internal static class ProcessApi
{
    public static void Map(RouteGroupBuilder process)
    {
        process.MapGet("/health", (WorkspaceRegistry workspaces, ProcessStart start) => (IResult)new HealthAnswer(workspaces, start))
            .WithSummary("Whether the process is ready").Produces<HealthView>().Produces<HealthView>(503);
        process.MapGet("/process", Figures).WithSummary("What the process takes; with collect=true what it needs, which costs a moment")
            .Produces<ProcessView>().Refuses(400, 403);
    }

    private static IResult Figures(HttpContext context, WorkspaceRegistry workspaces, HeapBound heap, string? collect)
    {
        if (collect is not (null or "true" or "false")) return Problems.BadMember("collect", "true or false");
        var (caller, isCollected) = (context.Caller(), collect == "true");
        if (isCollected && caller.Team is not null) return Problems.NotForTeams();
        // A team is told what it has itself, and what all share.
        var count = caller.Team is { } team ? workspaces.Teams.Find(team)?.Workspaces ?? 0 : workspaces.Count;
        return ControlApi.Json(new ProcessView(GC.GetTotalMemory(isCollected), Environment.WorkingSet, count)
        {
            KeptBytes = workspaces.InMemory.Where(workspace => caller.Sees(workspace.Tag)).Sum(static workspace => workspace.KeptBytes),
            MaxBytes = heap.Most,
            EmptiedJournals = heap.EmptiedJournals,
            IsFull = heap.IsFull,
        });
    }
}
