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
            .Produces<ProcessView>().Refuses(400);
    }

    private static IResult Figures(WorkspaceRegistry workspaces, HeapBound heap, string? collect)
    {
        if (collect is not (null or "true" or "false")) return Problems.BadMember("collect", "true or false");
        return ControlApi.Json(new ProcessView(GC.GetTotalMemory(forceFullCollection: collect == "true"), Environment.WorkingSet, workspaces.Count)
        {
            KeptBytes = workspaces.InMemory.Sum(static workspace => workspace.KeptBytes),
            MaxBytes = heap.Most,
            EmptiedJournals = heap.EmptiedJournals,
            IsFull = heap.IsFull,
        });
    }
}
