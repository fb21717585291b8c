using Contracts.Control;
using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Control;

/// <summary>The process itself.</summary>
internal static class ProcessApi
{
    private static readonly DateTimeOffset StartedAt = RealTime.Now;

    public static void Map(RouteGroupBuilder process) => process.MapGet("/health", Health).WithSummary("Whether the process is ready").Produces<HealthView>();

    private static IResult Health(WorkspaceRegistry workspaces)
    {
        var isReady = workspaces.Find(WorkspaceRegistry.DefaultId) is not null;
        return ControlApi.Json(new HealthView(isReady ? "ready" : "starting", ProductVersion.Text, StartedAt, workspaces.Count), isReady ? 200 : 503);
    }
}
