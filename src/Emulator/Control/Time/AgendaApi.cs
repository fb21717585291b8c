using Contracts.Control;
using Emulator.Control.Calls;

namespace Emulator.Control.Time;

/// <summary>What will happen in a workspace when its clock gets there.</summary>
internal static class AgendaApi
{
    private const int UsualLimit = 100;

    public static void Map(RouteGroupBuilder workspace) =>
        workspace.MapGet("/agenda", List).WithSummary("What is due, earliest first").Produces<AgendaEntryView[]>().Refuses(400);

    private static IResult List(HttpContext context, string? limit)
    {
        if (QueryNumber.ReadLimit(limit, UsualLimit, out var most) is { } noLimit) return noLimit;
        return ControlApi.Json(context.Workspace().Current.Agenda.Entries.Take(most)
            .Select(entry => new AgendaEntryView(entry.Due, entry.Kind, entry.Provider, entry.Subject)).ToArray());
    }
}
